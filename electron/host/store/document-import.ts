import { join } from 'node:path'
import { describeFileProblem, fileNameFor, peekDocumentId } from '../../../shared/file'
import type { ChangeRef } from '../../../shared/protocol/merge-changes'
import { UserError } from '../user-error'
import type { Comparison, MergeBase } from './comparison'
import { moveWithoutReplacing, writeDurably } from './durable-file'
import { type FolderContext, holdsDocument, writing } from './folder-context'
import { documentKey } from './layout'
import { readValidText, type ValidFile } from './merge-file'

const isFromNewerApp = new UserError(
  'newer',
  'Your copy was made by a newer version of Debrief, so nothing can be left out. Merge all changes, or update Debrief.',
)

/** What importing a file will do; without `changes`, it is a document that the folder does not have. */
export type ImportPreview = Omit<Extract<Comparison, { ok: true }>, 'ok'>

/** Reads a file's text as `importFile` does, and changes nothing. Throws the file's problem. */
export const previewImport = async (context: FolderContext, fileName: string, text: string): Promise<ImportPreview> => {
  await context.scanner.scan()
  const compare = async (id: string | undefined): Promise<Comparison> =>
    context.env.inspector.compare({ text, base: id === undefined ? undefined : await readBase(context, id) })
  // Only the worker reads the whole file; what stands first in it may be another id.
  const likelyId = peekDocumentId(text)
  let found = await compare(likelyId)
  if (found.ok && found.id !== likelyId) found = await compare(found.id)
  if (!found.ok) throw new UserError(found.code, describeFileProblem(found.code, fileName, found.detail))
  const { ok: _ok, ...preview } = found
  return preview
}

/** What a file is compared with; undefined if the folder does not have this document. */
const readBase = async (context: FolderContext, id: string): Promise<MergeBase | undefined> => {
  if (!holdsDocument(context, id)) return undefined
  let base: MergeBase | undefined
  await context.open.work(id, async (persisted) => {
    base = persisted.mergeBase()
  })
  return base
}

/**
 * Imports a file's text; an existing document is merged. Given `leftOut`, it is merged without these changes, and
 * `undoImport` can take the merge back, for which the whole content has to be read. Throws the file's problem.
 */
export const importFile = async (
  context: FolderContext,
  fileName: string,
  text: string,
  leftOut?: readonly ChangeRef[],
): Promise<{ id: string; isMerged: boolean }> => {
  const { scanner, open, merges, onChange } = context
  const validFile = await readImport(context, fileName, text)
  const { id, title } = validFile.file
  await scanner.scan()
  const isMerged = holdsDocument(context, id)
  if (validFile.isNewer && !isMerged) {
    await writing(context, storeUnchanged(context, title, id, text))
    return { id, isMerged }
  }
  await open.work(id, async (persisted) => {
    if (validFile.isNewer && !persisted.isReadOnly) throw new UserError('newer', describeFileProblem('newer', fileName))
    if (!isMerged || !leftOut) return persisted.merge(validFile)
    // To leave something out and to undo are edits.
    if (persisted.isReadOnly && leftOut.length > 0) throw isFromNewerApp
    const step = await persisted.mergeWithout(validFile, leftOut)
    if (!persisted.isReadOnly) merges.remember(id, step)
  })
  validFile.state.destroy()
  onChange()
  return { id, isMerged }
}

/** Takes back the last merge into a document, as one edit. Throws if it is no longer known. */
export const undoImport = async ({ open, merges, onChange }: FolderContext, id: string): Promise<void> => {
  const step = merges.take(id)
  if (!step)
    throw new UserError(
      'not-found',
      'This merge can’t be undone anymore. The content before it is among the backups of the postmortem.',
    )
  try {
    await open.work(id, (persisted) => persisted.undoMerge(step))
  } catch (error) {
    merges.remember(id, step)
    throw error
  }
  onChange()
}

const readImport = async ({ env }: FolderContext, fileName: string, text: string): Promise<ValidFile> => {
  const { reason } = await env.inspector.open({ source: { text }, journals: [] })
  if (reason !== undefined) throw new UserError('unopenable', describeFileProblem('unopenable', fileName, reason))
  const read = readValidText(text, env.codec)
  if (read.ok) return read.validFile
  const { code, detail } = read.problem
  throw new UserError(code, describeFileProblem(code, fileName, detail))
}

/** A file from a newer app is stored byte for byte, since this version can't know what is in it. */
const storeUnchanged = async (
  { env, scanner, onChange }: FolderContext,
  title: string,
  id: string,
  text: string,
): Promise<void> => {
  const { folder, hidden } = env.layout
  const draft = join(hidden, `${documentKey(id)}.import`)
  await writeDurably(draft, [text])
  for (let copy = 1; ; copy += 1) {
    if (await moveWithoutReplacing(draft, join(folder, fileNameFor(title, id, copy)))) break
  }
  await scanner.scan()
  onChange()
}
