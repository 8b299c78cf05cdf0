import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { describeFileProblem } from '../../../shared/file'
import { UserError } from '../user-error'
import type { DocumentCodec } from './document-codec'
import type { DocumentEnv } from './document-env'
import { DocumentFile } from './document-file'
import type { ExternalEdits } from './external-edits'
import { systemCode } from './failures'
import { reportFileChange, reportJournalDamage } from './file-notices'
import type { Inspector, OpenRequest, Verdict } from './inspection'
import { type JournalDamage, listSegments, readSegments, type SegmentFile, selectSegments } from './journal-files'
import { type Frame, frameKind } from './journal-frames'
import type { StoredSummary } from './library-entry'
import { diskOrigin, ExternalEditMerger, getUpdate, isBlank, isIncomplete, readValidFile, replay } from './merge-file'
import { updateVersions } from './outdated-versions'
import { PersistedDocument, type PersistedDocumentOptions } from './persisted-document'
import { dropPending, recoverPending } from './recover-pending'
import { Versions } from './versions'

/** What opening needs from the library. */
export type OpenHooks = Pick<PersistedDocumentOptions, 'locateFile' | 'onSaved' | 'onDetached'> & {
  requireComplete: boolean
  /** Whether the document's file was read successfully in its current state. */
  isKnownGood: () => Promise<boolean>
  /** What the library knows of the document, if that is still true of its file. */
  knownSummary: () => StoredSummary | undefined
  /** Called with the reason why the document's journal can't be used; undefined if it can. */
  onJournalVerdict: (reason: string | undefined) => void
}

/** All journal files of a folder, including those in the fallback folder. */
export const allSegments = async ({ layout, fallback }: DocumentEnv): Promise<SegmentFile[]> => [
  ...(await listSegments(layout.journals)),
  ...(fallback === undefined ? [] : await listSegments(fallback)),
]

/** Loads a document's file and journal into `doc` and starts persisting it. */
export const openDocument = async (
  env: DocumentEnv,
  id: string,
  doc: Y.Doc,
  fileName: string | undefined,
  hooks: OpenHooks,
): Promise<PersistedDocument> => {
  const { layout, codec, fallback, now, saveDelays, externalEdits, inspector } = env
  const older = selectSegments(await allSegments(env), id)
  const versions = new Versions(layout.versions, id)
  let known: StoredSummary | undefined
  const inspect = async (path: string): Promise<Verdict> => {
    if (!(await hooks.isKnownGood())) return inspector.open({ source: { path }, journals: [] })
    known = hooks.knownSummary()
    return {}
  }
  const documentFile = new DocumentFile({
    folder: layout.folder,
    id,
    codec,
    versions,
    fileName,
    inspect,
    inspector,
  })
  if (older.length > 0) await checkJournal(env, documentFile, older, hooks)
  const { frames, damage } = await readSegments(older)
  const own = isBlank(doc) ? undefined : Y.encodeStateAsUpdate(doc)
  const found = await checkFile(documentFile, doc)
  const validFile = found.outcome === 'changed' ? found.validFile : undefined
  if (validFile?.isLoaded === false) Y.applyUpdate(doc, validFile.file.crdt, diskOrigin)
  if (!validFile) documentFile.release()
  replay(doc, frames)
  const bases = validFile ? [validFile.file.crdt] : isIncomplete(doc) ? await restoreBase(doc, versions, codec) : []
  if (!validFile && hooks.requireComplete && isIncomplete(doc)) {
    throw new UserError('not-found', 'The postmortem that this journal belongs to is no longer in the folder.')
  }
  const isNewer = validFile?.isNewer ?? codec.isNewerThanApp(doc)
  const migrated = isNewer ? undefined : migrate(doc, codec, [...bases, ...frames.map(getUpdate)])
  const merger = new ExternalEditMerger(codec, externalEdits, frames)
  const recovered = damage.length > 0 ? recover(doc, codec, externalEdits, damage) : undefined
  const uncopied = await reportJournalDamage(env, {
    id,
    title: codec.documentTitle(doc),
    damage,
    frames: frames.length,
  })
  const persisted = new PersistedDocument({
    ...hooks,
    id,
    doc,
    codec,
    now,
    saveDelays,
    file: documentFile,
    summary: validFile?.isLoaded ? known : undefined,
    merger,
    onFileChange: (validFile) => reportFileChange(env, documentFile, validFile),
    journal: {
      folder: layout.journals,
      fallback,
      firstNumber: Math.max(0, ...older.map(({ number }) => number)) + 1,
      older: older.filter(({ path }) => !uncopied.has(path)),
    },
    isReadOnly: isNewer,
    updateVersions: () => updateVersions(versions, codec),
    beforeTruncate: () => externalEdits.store(),
  })
  try {
    if (recovered) externalEdits.add(recovered.key)
    await persisted.begin({ own, validFile, recovered: recovered?.frame, migrated })
    return persisted
  } catch (error) {
    // Nobody will own it, so it must not keep writing what is typed into `doc`.
    await persisted.abandon()
    throw error
  }
}

/** Throws if file and journal together can't be opened; they stay as they are, and nothing is opened. */
const checkJournal = async (
  { inspector }: DocumentEnv,
  documentFile: DocumentFile,
  journals: SegmentFile[],
  { onJournalVerdict }: OpenHooks,
): Promise<void> => {
  const source = documentFile.fileName === undefined ? undefined : { path: documentFile.path }
  const reason = await whyUnusable(inspector, { source, journals })
  onJournalVerdict(reason)
  if (reason === undefined) return
  const name = documentFile.fileName ?? 'a postmortem without a file'
  throw new UserError('journal-unusable', describeFileProblem('journal-unusable', name, reason))
}

const whyUnusable = async (inspector: Inspector, request: OpenRequest): Promise<string | undefined> => {
  try {
    return (await inspector.open(request)).reason
  } catch (error) {
    // The unreadable file may contain text: the document must not be opened, and saved, without it.
    const code = systemCode(error)
    if (code === '') throw error
    return code === 'EACCES' || code === 'EPERM' ? 'reading it is not allowed' : code
  }
}

const checkFile = async (documentFile: DocumentFile, doc: Y.Doc) => {
  try {
    const found = await documentFile.check(doc)
    if (found.outcome !== 'unsafe') return found
    throw new UserError('unopenable', describeFileProblem('unopenable', documentFile.fileName ?? '', found.reason))
  } catch (error) {
    const code = systemCode(error)
    if (code === '' || error instanceof UserError) throw error
    throw new UserError('unreadable', describeFileProblem('unreadable', documentFile.fileName ?? '', code), {
      cause: error,
    })
  }
}

/**
 * A journal whose file is missing or damaged is applied to the newest version that it fits; resolves to the updates
 * that were read.
 */
const restoreBase = async (doc: Y.Doc, versions: Versions, codec: DocumentCodec): Promise<Uint8Array[]> => {
  const bases: Uint8Array[] = []
  for (const { path } of await versions.list()) {
    const read = await readValidFile(path, codec)
    if (!read.ok) continue
    read.validFile.state.destroy()
    Y.applyUpdate(doc, read.validFile.file.crdt, diskOrigin)
    bases.push(read.validFile.file.crdt)
    // The newest by its time may really be an older one, if the clock was ahead when it was kept.
    if (!isIncomplete(doc)) break
  }
  return bases
}

/** The migrated content as a journal frame, with which the document counts as changed and its file is rewritten. */
const migrate = (doc: Y.Doc, codec: DocumentCodec, updates: readonly Uint8Array[]): Frame | undefined => {
  const before = Y.encodeStateVector(doc)
  if (!codec.migrate?.(doc, updates)) return undefined
  return { kind: frameKind.update, payload: Y.encodeStateAsUpdate(doc, before) }
}

/** Like an external edit, it has a key, so that it is not applied twice if the host dies before the next save. */
const recover = (
  doc: Y.Doc,
  codec: DocumentCodec,
  log: ExternalEdits,
  damage: JournalDamage[],
): { key: string; frame: Frame } | undefined => {
  const names = damage.map(({ fileName, gaps }) => `${fileName} ${gaps}`).join('\n')
  const digest = createHash('sha256').update(names).digest()
  const key = digest.toString('hex')
  if (log.has(key)) {
    dropPending(doc)
    return undefined
  }
  const update = recoverPending(doc, codec)
  if (!update) return undefined
  const payload = new Uint8Array(Buffer.concat([digest, update]))
  return { key, frame: { kind: frameKind.externalEdit, payload } }
}
