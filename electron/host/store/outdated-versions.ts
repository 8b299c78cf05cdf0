import * as Y from 'yjs'
import { encodeFile } from '../../../shared/file'
import type { DocumentCodec } from './document-codec'
import { sha256 } from './layout'
import { loadValidFile, readValidFile } from './merge-file'
import type { Versions } from './versions'

/**
 * Rewrites the versions of a document that contain what documents no longer store; unreadable ones stay as they are.
 */
export const updateVersions = async (versions: Versions, codec: DocumentCodec): Promise<void> => {
  for (const version of await versions.list()) {
    const read = await readValidFile(version.path, codec)
    if (!read.ok) continue
    const { file, isOutdated } = read.validFile
    const state = loadValidFile(read.validFile, codec)
    if (isOutdated) {
      const { id, title, savedAt } = file
      const meeting = codec.toMeeting(state)
      await versions.replace(
        version,
        encodeFile({ id, title, savedAt, meeting, crdt: Y.encodeStateAsUpdate(state) }, sha256),
      )
    }
    state.destroy()
  }
}
