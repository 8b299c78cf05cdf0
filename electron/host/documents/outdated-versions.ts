import * as Y from 'yjs'
import { encodeFile } from '../../../shared/format'
import type { Describe } from './describe'
import { sha256 } from './layout'
import { openSound, readSoundFile } from './take-in'
import type { Versions } from './versions'

/** Writes a document's kept versions anew that hold what documents no longer hold; what can't be read stays as it is. */
export const updateVersions = async (versions: Versions, describe: Describe): Promise<void> => {
  for (const version of await versions.list()) {
    const read = await readSoundFile(version.path, describe)
    if (!read.ok) continue
    const { file, isOutdated } = read.sound
    const state = openSound(read.sound, describe)
    if (isOutdated) {
      const { id, title, savedAt } = file
      const meeting = describe.toMeeting(state)
      await versions.replace(
        version,
        encodeFile({ id, title, savedAt, meeting, crdt: Y.encodeStateAsUpdate(state) }, sha256),
      )
    }
    state.destroy()
  }
}
