import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { problemSentence } from '../../../shared/format'
import { UserError } from '../fail'
import { Attached, type AttachedOptions } from './attached'
import type { Describe } from './describe'
import { systemCode } from './failures'
import { tellFileChange, tellJournalDamage } from './file-notices'
import type { HandEdits } from './hand-edits'
import type { Inspector, OpenRequest } from './inspection'
import { type Frame, frameKind } from './journal-codec'
import { type JournalDamage, listSegments, readSegments, type SegmentFile, segmentsOf } from './journal-files'
import type { Layout } from './layout'
import type { Notices } from './notices'
import { updateVersions } from './outdated-versions'
import { Place } from './place'
import type { Quarantine } from './quarantine'
import { dropParked, rescueParked } from './rescue'
import type { Rhythm } from './save-timer'
import { diskOrigin, Intake, isBlank, isIncomplete, readSoundFile, replay, updateIn } from './take-in'
import { Versions } from './versions'

/** What every document of a folder is opened with. */
export type Surroundings = {
  layout: Layout
  describe: Describe
  fallback: string | undefined
  now: () => number
  rhythm: Rhythm
  handEdits: HandEdits
  inspector: Inspector
  notices: Notices
  quarantine: Quarantine
}

/** What opening asks of the library. */
export type OpenHooks = Pick<AttachedOptions, 'whereElse' | 'onSaved' | 'onDetached'> & {
  mustBeWhole: boolean
  /** Whether the document's file was read to the end in the state that it has now. */
  isKnownGood: () => Promise<boolean>
  /** Called with why the document's journal can't be used; undefined: it can. */
  onJournalVerdict: (reason: string | undefined) => void
}

/** All journal files of a folder, those in the fallback folder too. */
export const allSegments = async ({ layout, fallback }: Surroundings): Promise<SegmentFile[]> => [
  ...(await listSegments(layout.journals)),
  ...(fallback === undefined ? [] : await listSegments(fallback)),
]

/** Loads a document's file and journal into `doc` and begins keeping it on the disk. */
export const openDocument = async (
  around: Surroundings,
  id: string,
  doc: Y.Doc,
  fileName: string | undefined,
  hooks: OpenHooks,
): Promise<Attached> => {
  const { layout, describe, fallback, now, rhythm, handEdits, inspector } = around
  const older = segmentsOf(await allSegments(around), id)
  const versions = new Versions(layout.versions, id)
  const place = new Place({
    folder: layout.folder,
    id,
    describe,
    versions,
    fileName,
    inspect: async (path) => ((await hooks.isKnownGood()) ? {} : inspector.open({ source: { path }, journals: [] })),
    inspector,
  })
  if (older.length > 0) await checkJournal(around, place, older, hooks)
  const { frames, damage } = await readSegments(older)
  const own = isBlank(doc) ? undefined : Y.encodeStateAsUpdate(doc)
  const found = await lookAt(place)
  const sound = found.outcome === 'changed' ? found.sound : undefined
  if (sound) Y.applyUpdate(doc, sound.file.crdt, diskOrigin)
  else place.leave()
  replay(doc, frames)
  const bases = sound ? [sound.file.crdt] : isIncomplete(doc) ? await restoreBase(doc, versions, describe) : []
  if (!sound && hooks.mustBeWhole && isIncomplete(doc)) {
    throw new UserError('not-found', 'The postmortem that this journal belongs to is no longer in the folder.')
  }
  const isNewer = sound?.isNewer ?? describe.isNewerThanApp(doc)
  const migrated = isNewer ? undefined : migrate(doc, describe, [...bases, ...frames.map(updateIn)])
  const intake = new Intake(describe, handEdits, frames)
  const rescued = damage.length > 0 ? rescue(doc, describe, handEdits, damage) : undefined
  const uncopied = await tellJournalDamage(around, {
    id,
    title: describe.documentTitle(doc),
    damage,
    frames: frames.length,
  })
  const attached = new Attached({
    ...hooks,
    id,
    doc,
    describe,
    now,
    rhythm,
    place,
    intake,
    onFileChange: (sound) => tellFileChange(around, place, sound),
    journal: {
      folder: layout.journals,
      spare: fallback,
      firstNumber: Math.max(0, ...older.map(({ number }) => number)) + 1,
      older: older.filter(({ path }) => !uncopied.has(path)),
    },
    isReadOnly: isNewer,
    updateVersions: () => updateVersions(versions, describe),
    beforeDrop: () => handEdits.store(),
  })
  await attached.begin({ own, sound, rescued, migrated })
  return attached
}

/** Throws if file and journal together can't be opened: then they stay as they are, and nothing is opened. */
const checkJournal = async (
  { inspector }: Surroundings,
  place: Place,
  journals: SegmentFile[],
  { onJournalVerdict }: OpenHooks,
): Promise<void> => {
  const source = place.fileName === undefined ? undefined : { path: place.path }
  const reason = await whyUnusable(inspector, { source, journals })
  onJournalVerdict(reason)
  if (reason === undefined) return
  const name = place.fileName ?? 'a postmortem without a file'
  throw new UserError('journal-unusable', problemSentence('journal-unusable', name, reason))
}

const whyUnusable = async (inspector: Inspector, request: OpenRequest): Promise<string | undefined> => {
  try {
    return (await inspector.open(request)).reason
  } catch (error) {
    // Words may be in what the system does not let be read: the document is not opened, and saved, without them.
    const code = systemCode(error)
    if (code === '') throw error
    return code === 'EACCES' || code === 'EPERM' ? 'reading it is not allowed' : code
  }
}

const lookAt = async (place: Place) => {
  try {
    const found = await place.look()
    if (found.outcome !== 'unsafe') return found
    throw new UserError('unopenable', problemSentence('unopenable', place.fileName ?? '', found.reason))
  } catch (error) {
    const code = systemCode(error)
    if (code === '' || error instanceof UserError) throw error
    throw new UserError('unreadable', problemSentence('unreadable', place.fileName ?? '', code), { cause: error })
  }
}

/** A journal whose file is gone or damaged builds on the newest good version that it goes with; resolves to what was read. */
const restoreBase = async (doc: Y.Doc, versions: Versions, describe: Describe): Promise<Uint8Array[]> => {
  const bases: Uint8Array[] = []
  for (const { path } of await versions.list()) {
    const read = await readSoundFile(path, describe)
    if (!read.ok) continue
    read.sound.state.destroy()
    Y.applyUpdate(doc, read.sound.file.crdt, diskOrigin)
    bases.push(read.sound.file.crdt)
    // The newest by its time may be an older one, if the clock was ahead when it was kept.
    if (!isIncomplete(doc)) break
  }
  return bases
}

/** What was taken over, for the journal; with it the document counts as changed, and its file is written anew. */
const migrate = (doc: Y.Doc, describe: Describe, updates: readonly Uint8Array[]): Frame | undefined => {
  const before = Y.encodeStateVector(doc)
  if (!describe.migrate?.(doc, updates)) return undefined
  return { kind: frameKind.update, payload: Y.encodeStateAsUpdate(doc, before) }
}

/** Like an edit by hand it has a key, so that it is not done twice if the host dies before the next save. */
const rescue = (doc: Y.Doc, describe: Describe, log: HandEdits, damage: JournalDamage[]): Frame | undefined => {
  const names = damage.map(({ fileName, gaps }) => `${fileName} ${gaps}`).join('\n')
  const key = createHash('sha256').update(names).digest()
  if (log.has(key.toString('hex'))) {
    dropParked(doc)
    return undefined
  }
  const update = rescueParked(doc, describe)
  if (!update) return undefined
  log.add(key.toString('hex'))
  return { kind: frameKind.handEdit, payload: new Uint8Array(Buffer.concat([key, update])) }
}
