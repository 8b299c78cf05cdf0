import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type * as Y from 'yjs'
import type { Author } from '../../../../shared/crdt'
import { createDocument } from '../../../../shared/document'
import {
  applyImport,
  chooseTaken,
  describeLackOfRoom,
  type ImportPlan,
  type ImportSummary,
  planImport,
  type RowSource,
  readPresentContent,
  titleFromName,
} from '../../../../shared/import'
import { parseZone } from '../../../../shared/libs/time'
import type { SourceFile } from '../../../../shared/libs/timeline-import'
import type { PostmortemTemplate } from '../../../../shared/protocol/templates'
import { readPolicies } from '../../../host/app/policies'
import { listTemplates, readTemplates } from '../../../host/app/templates'
import { newId } from '../../../host/ids'
import { CommandError, type Io } from '../../command'
import { readDocument } from '../../input'
import { withDocuments } from './documents'
import { STANDARD_INPUT } from './inputs'

/** How an import is written. `zone`: that of times without one, which the document takes over. */
export type WriteOptions = { withNames: boolean; withBots: boolean; zone?: string | undefined }

/** What became of an import. */
export type Written = { fileName: string; plan: ImportPlan; summary: ImportSummary }

const author: Author = { name: 'Import', now: Date.now, newId }

/** The IANA zone in which people type times, for a zone as it was given; undefined if there is none for its offset. */
const toEntryZone = (zone: string | undefined): string | undefined => {
  const parsed = zone === undefined ? undefined : parseZone(zone)
  if (!parsed) return undefined
  if (parsed.kind === 'iana') return parsed.id
  if (parsed.minutes === 0) return 'UTC'
  // These names count west of Greenwich.
  return parsed.minutes % 60 === 0
    ? `Etc/GMT${parsed.minutes > 0 ? '-' : '+'}${Math.abs(parsed.minutes) / 60}`
    : undefined
}

const addTo = (doc: Y.Doc, sources: readonly RowSource[], { zone, ...options }: WriteOptions) => {
  const present = readPresentContent(doc)
  const plan = planImport(present, sources)
  const entryZone = toEntryZone(zone)
  const chosen = { ...chooseTaken(plan, options), ...(entryZone ? { entryZone } : {}) }
  const problem = describeLackOfRoom(doc, chosen)
  if (problem) throw new CommandError(problem)
  return { plan, summary: applyImport(doc, author, chosen, present) }
}

/** The same files give the same id, so that importing them again finds the earlier document. */
const idFor = (files: readonly SourceFile[]): string => {
  const hash = createHash('sha256').update('debrief import ')
  for (const { bytes } of files) hash.update(bytes)
  return hash.digest('base64url').slice(0, 16)
}

const titleFor = (sources: readonly RowSource[]): string => {
  const title = sources.map(({ result }) => result.title).find((found) => found)
  const [first] = sources
  if (title || !first || sources.length > 1) return title ?? 'Imported timeline'
  return first.name === STANDARD_INPUT ? 'Imported timeline' : titleFromName(first.name)
}

/** A template by its id, from a folder or from Debrief itself. */
const readTemplate = async (path: string, id: string): Promise<PostmortemTemplate> => {
  const all = listTemplates(await readTemplates(path))
  const found = all.find((one) => one.id === id)
  if (!found) throw new CommandError(`there is no template ${id}. Known are ${all.map((one) => one.id).join(', ')}.`)
  return found
}

/** Adds what was read to a document of its own in a folder. `template`: the id of the one that it is made from. */
export const writeNew = async (
  path: string,
  files: readonly SourceFile[],
  sources: readonly RowSource[],
  options: WriteOptions & { template?: string | undefined },
): Promise<Written> => {
  const template = options.template === undefined ? undefined : await readTemplate(path, options.template)
  await mkdir(path, { recursive: true })
  const { rules: policies } = await readPolicies(path)
  const id = idFor(files)
  return withDocuments(path, async (edit) => {
    const { fileName, result } = await edit(id, (doc, isNew) => {
      const ids = [id]
      if (isNew)
        createDocument(
          { title: titleFor(sources), length: 90, policies, template },
          { ...author, newId: () => ids.shift() ?? newId() },
          doc,
        )
      return addTo(doc, sources, options)
    })
    return { fileName, ...result }
  })
}

/** Adds what was read to the document in a file. */
export const writeInto = async (
  path: string,
  sources: readonly RowSource[],
  options: WriteOptions,
  io: Io,
): Promise<Written> => {
  const { file, state } = await readDocument(path, io)
  state.destroy()
  return withDocuments(dirname(resolve(path)), async (edit) => {
    const { fileName, result } = await edit(file.id, (doc, isNew) => {
      // The file lies in the folder, but the folder does not hold its document.
      if (isNew) throw new CommandError(`${path} can’t be written to.`)
      return addTo(doc, sources, options)
    })
    return { fileName, ...result }
  })
}
