import * as Y from 'yjs'
import { boundedDoc, checkState } from '../../../shared/crdt/update-guard'
import { isNewerThanApp, snapshot, toMeeting } from '../../../shared/document'
import { describeFileProblem, isSameJson, parseFile, type ReadFile, type Sha256 } from '../../../shared/file'
import { sha256 } from '../../host/store'
import { type Command, CommandError } from '../command'
import { MAX_DOCUMENT_FILE_BYTES, readInput } from '../input'

/** Validates files, one line each. */
export const command: Command = {
  summary: 'checks whether files are valid',
  usage: [
    'debrief validate FILE...',
    '',
    'Checks the format, the version and both checksums, that the state in "crdt" loads, that each of its records can be read,',
    'and that "meeting" matches it. Prints a line for each file, or one for each finding. Changes nothing.',
    'Exit status 0 all are valid, 1 there are findings, 2 an error.',
  ].join('\n'),
  run: async (args, io) => {
    if (args.length === 0) throw new CommandError('give one or more files. See --help.')
    let status = 0
    for (const path of args) {
      const bytes = await readInput(path, io, MAX_DOCUMENT_FILE_BYTES).catch((error: unknown) => {
        if (!(error instanceof CommandError)) throw error
        io.stderr(`debrief validate: ${error.message}`)
        return undefined
      })
      const found = bytes === undefined ? [] : findings(new TextDecoder().decode(bytes), path, sha256)
      if (bytes === undefined) status = 2
      else if (found.length > 0) status = Math.max(status, 1)
      else io.stdout(`${path}: valid\n`)
      for (const finding of found) io.stdout(`${path}: ${finding}\n`)
    }
    return status
  },
}

/** The problems of a file's text, one sentence each; empty if it is valid. */
export const findings = (text: string, path: string, digest?: Sha256): string[] => {
  const parsed = parseFile(text, digest)
  if (!parsed.ok) return [describeFileProblem(parsed.problem.code, path, parsed.problem.detail)]
  const fault = checkState(parsed.file.crdt)
  if (fault) return [`the state in "crdt" can’t be loaded. ${fault.message}`]
  const doc = boundedDoc()
  try {
    Y.applyUpdate(doc, parsed.file.crdt)
  } catch {
    return ['the state in "crdt" can’t be loaded, although its checksum is right.']
  }
  if (parsed.file.isNewer || isNewerThanApp(doc)) return [describeFileProblem('newer', path)]
  return [...refusals(doc), ...missingUpdates(doc), ...differences(doc, parsed.file)]
}

const refusals = (doc: Y.Doc): string[] =>
  snapshot(doc).invalid.map(({ section, id, reason }) => `a record can’t be read: ${section} ${id} ${reason}.`)

const missingUpdates = (doc: Y.Doc): string[] =>
  doc.store.pendingStructs || doc.store.pendingDs ? ['the state in "crdt" depends on updates that are missing.'] : []

const differences = (doc: Y.Doc, file: ReadFile): string[] => {
  if (file.isHandEdited) {
    return ['"meeting" was edited by hand. Debrief merges the edits when it opens the file.']
  }
  const held = toMeeting(doc)
  if (isSameJson(held, file.meeting)) return []
  const keys = [...new Set([...Object.keys(held), ...Object.keys(file.meeting)])]
  const differing = keys.filter((key) => !isSameJson(held[key], file.meeting[key]))
  return [`"meeting" doesn’t match "crdt": ${differing.join(', ')} differ. Debrief uses "crdt".`]
}
