import { encodeFile } from '../../../shared/format'
import { countChanges } from './file-changes'
import type { JournalDamage } from './journal-files'
import { sha256 } from './layout'
import type { Surroundings } from './opening'
import type { Place } from './place'
import type { SoundFile } from './take-in'

/** Says that a file was edited by hand or is damaged, and keeps what was there before. */
export const tellFileChange = async (
  { describe, notices, quarantine, now }: Surroundings,
  place: Place,
  { file, change, state }: SoundFile,
): Promise<void> => {
  const at = now()
  const { id, title } = file
  if (change === 'by-hand') {
    const meeting = describe.toMeeting(state)
    const count = countChanges(meeting, file.meeting)
    await place.keepText(encodeFile({ id, title, savedAt: file.savedAt, meeting, crdt: file.crdt }, sha256), at)
    const changes = count === 1 ? '1 change was' : `${count} changes were`
    const sentence = `${changes} made in the file of “${title}” by hand. To undo them, restore the version before.`
    return notices.add({ key: `edit ${id} ${file.meetingChecksum}`, id, title, at, sentence, files: [] })
  }
  const kept = place.signature ? [await quarantine.keepCopy(place.path)] : []
  const what = change === 'head' ? 'The first lines of the file' : 'The readable part of the file'
  const sentence = `${what} of “${title}” changed in a way that looks like damage. The postmortem itself is intact, and its file is written anew. If you edited the file, make the change in Debrief.`
  return notices.add({ key: `file ${id} ${file.meetingChecksum}`, id, title, at, sentence, files: kept })
}

type DamageReport = { id: string; title: string; damage: JournalDamage[]; frames: number }

/** Says which journals are damaged, and keeps a copy of each: they are dropped after the next save. */
export const tellJournalDamage = async (
  { notices, quarantine, now }: Surroundings,
  { id, title, damage, frames }: DamageReport,
): Promise<void> => {
  for (const { path, fileName, gaps, isCutOff } of damage) {
    const kept = await quarantine.keepCopy(path)
    const changes = frames === 1 ? 'The 1 other change was read' : `All ${frames} other changes were read`
    const what = isCutOff
      ? `The newest change to “${title}” was cut off before it was complete, as happens in a power failure.`
      : `The journal of “${title}” is damaged in ${gaps === 1 ? 'one place' : `${gaps} places`}, and what was there is lost.`
    await notices.add({
      key: `journal ${fileName}`,
      id,
      title,
      at: now(),
      sentence: `${what} ${changes}. Check the postmortem, and add what is missing.`,
      files: [kept],
    })
  }
}
