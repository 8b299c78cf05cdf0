import { encodeFile } from '../../../shared/file'
import type { DocumentEnv } from './document-env'
import type { DocumentFile } from './document-file'
import { systemCode } from './failures'
import { countChanges } from './file-changes'
import type { JournalDamage } from './journal-files'
import { sha256 } from './layout'
import type { ValidFile } from './merge-file'

/** Returns the name of the copy; none if the disk refuses it, which must not keep a document from opening. */
const keepCopy = async ({ quarantine, now }: DocumentEnv, path: string): Promise<string[]> => {
  try {
    return [await quarantine.keepCopy(path, now())]
  } catch (error) {
    if (systemCode(error) === '') throw error
    return []
  }
}

/** Reports that a file was edited or is damaged, and keeps the previous version. */
export const reportFileChange = async (
  env: DocumentEnv,
  documentFile: DocumentFile,
  { file, change, state }: ValidFile,
): Promise<void> => {
  const { codec, notices } = env
  const at = env.now()
  const { id, title } = file
  if (change === 'edited') {
    const meeting = codec.toMeeting(state)
    const count = countChanges(meeting, file.meeting)
    await documentFile.keepText(encodeFile({ id, title, savedAt: file.savedAt, meeting, crdt: file.crdt }, sha256), at)
    const changes = count === 1 ? '1 change was' : `${count} changes were`
    const message = `${changes} made in the file of “${title}” by hand. To undo them, restore the version before.`
    return notices.add({ key: `edit ${id} ${file.meetingChecksum}`, id, title, at, sentence: message, files: [] })
  }
  const kept = documentFile.signature ? await keepCopy(env, documentFile.path) : []
  const what = change === 'head' ? 'The first lines of the file' : 'The readable part of the file'
  const message = `${what} of “${title}” changed in a way that looks like damage. The postmortem itself is intact, and its file is written again. If you edited the file, make the change in Debrief.`
  return notices.add({ key: `file ${id} ${file.meetingChecksum}`, id, title, at, sentence: message, files: kept })
}

type DamageReport = { id: string; title: string; damage: JournalDamage[]; frames: number }

/**
 * Reports which journals are damaged, and copies each: they are deleted after the next save. Resolves to those that
 * could not be copied, and must not be deleted.
 */
export const reportJournalDamage = async (
  env: DocumentEnv,
  { id, title, damage, frames }: DamageReport,
): Promise<Set<string>> => {
  const uncopied = new Set<string>()
  for (const { path, fileName, gaps, hasOnlyTornTail } of damage) {
    const files = await keepCopy(env, path)
    if (files.length === 0) uncopied.add(path)
    const changes = frames === 1 ? 'The 1 other change was read' : `All ${frames} other changes were read`
    const what = hasOnlyTornTail
      ? `The newest change to “${title}” was cut off before it was complete, as happens in a power failure.`
      : `The journal of “${title}” is damaged in ${gaps === 1 ? 'one place' : `${gaps} places`}, and what was there is lost.`
    await env.notices.add({
      key: `journal ${files[0] ?? fileName}`,
      id,
      title,
      at: env.now(),
      sentence: `${what} ${changes}. Check the postmortem, and add what is missing.`,
      files,
    })
  }
  return uncopied
}
