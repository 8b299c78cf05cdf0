import type * as Y from 'yjs'
import type { DocumentSection, DocumentSections, ReadResult } from '../crdt'
import { stages } from '../stages'
import type { MeetingJson } from './json'
import { type Changes, changesOf, meetingParts } from './snapshot'

/** The readable content of an open document, updated incrementally. */
export type LiveJson = { read: () => MeetingJson; close: () => void }

/** Starts observing a document. Callers must not mutate what it returns: unchanged parts are returned again. */
export const createLiveJson = (doc: Y.Doc): LiveJson => {
  const readings = new Map<string, { reading: ReadResult<unknown>; json: unknown }>()
  let changes: Changes = new Map()

  const collect = (transaction: Y.Transaction): void => {
    for (const [root, ids] of changesOf(transaction)) {
      const known = changes.get(root)
      if (known) for (const id of ids) known.add(id)
      else changes.set(root, ids)
    }
  }

  const readPart = (part: DocumentSection<unknown>): unknown => {
    const previous = readings.get(part.name)
    if (previous && !part.rootNames.some((root) => changes.has(root))) return previous.json
    const reading = part.read(doc, previous?.reading, changes.get(part.name))
    const json = part.toJson(reading.value)
    readings.set(part.name, { reading, json })
    return json
  }

  const readAll = (parts: DocumentSections): Record<string, unknown> =>
    Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, readPart(part)]))

  doc.on('afterTransaction', collect)
  return {
    read: () => {
      const json = {
        ...readAll(meetingParts),
        stages: Object.fromEntries(stages.map((stage) => [stage.id, readAll(stage.parts)])),
      }
      changes = new Map()
      return json
    },
    close: () => doc.off('afterTransaction', collect),
  }
}
