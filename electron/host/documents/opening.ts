import * as Y from 'yjs'
import { Attached, type AttachedOptions } from './attached'
import type { Describe } from './describe'
import { DocumentFailure, systemCode } from './failures'
import type { HandEdits } from './hand-edits'
import { listSegments, readSegments, type SegmentFile, segmentsOf } from './journal-files'
import type { Layout } from './layout'
import { Place } from './place'
import type { Rhythm } from './save-timer'
import { diskOrigin, Intake, isBlank, isIncomplete, readSoundFile, replay } from './take-in'
import { Versions } from './versions'

/** What every document of a folder is opened with. */
export type Surroundings = {
  layout: Layout
  describe: Describe
  spare: string | undefined
  now: () => number
  rhythm: Rhythm
  handEdits: HandEdits
}

/** All journal files of a folder, those in the spare place too. */
export const allSegments = async ({ layout, spare }: Surroundings): Promise<SegmentFile[]> => [
  ...(await listSegments(layout.journals)),
  ...(spare === undefined ? [] : await listSegments(spare)),
]

/** Loads a document's file and journal into `doc` and begins keeping it on the disk. */
export const openDocument = async (
  around: Surroundings,
  id: string,
  doc: Y.Doc,
  fileName: string | undefined,
  more: Pick<AttachedOptions, 'whereElse' | 'onSaved' | 'onDetached'> & { mustBeWhole: boolean },
): Promise<Attached> => {
  const { layout, describe, spare, now, rhythm, handEdits } = around
  const older = segmentsOf(await allSegments(around), id)
  const frames = (await readSegments(older, layout.aside))?.frames ?? []
  const versions = new Versions(layout.versions, id)
  const place = new Place({ folder: layout.folder, id, describe, versions, fileName })
  const own = isBlank(doc) ? undefined : Y.encodeStateAsUpdate(doc)
  const found = await lookAt(place)
  const sound = found.outcome === 'changed' ? found.sound : undefined
  if (sound) Y.applyUpdate(doc, sound.file.crdt, diskOrigin)
  else place.leave()
  replay(doc, frames)
  if (!sound && isIncomplete(doc)) await restoreBase(doc, versions, describe)
  if (!sound && more.mustBeWhole && isIncomplete(doc)) {
    throw new DocumentFailure('not-found', 'What this journal builds on is not in the folder any more.')
  }
  const attached = new Attached({
    ...more,
    id,
    doc,
    describe,
    now,
    rhythm,
    place,
    intake: new Intake(describe, handEdits, frames),
    journal: {
      folder: layout.journals,
      spare,
      firstNumber: Math.max(0, ...older.map(({ number }) => number)) + 1,
      older,
    },
    isReadOnly: sound?.isNewer ?? describe.isNewerThanApp(doc),
    beforeDrop: () => handEdits.store(),
  })
  attached.begin(own, sound)
  return attached
}

const lookAt = async (place: Place) => {
  try {
    return await place.look()
  } catch (error) {
    const code = systemCode(error)
    if (code === '') throw error
    const sentence = `“${place.fileName}” can’t be read (${code}). Nothing was changed; check who may read it.`
    throw new DocumentFailure('unreadable', sentence, { cause: error })
  }
}

/** A journal whose file is gone or damaged builds on the newest good version that is left. */
const restoreBase = async (doc: Y.Doc, versions: Versions, describe: Describe): Promise<void> => {
  for (const path of await versions.list()) {
    const read = await readSoundFile(path, describe)
    if (!read.ok) continue
    read.sound.state.destroy()
    Y.applyUpdate(doc, read.sound.file.crdt, diskOrigin)
    return
  }
}
