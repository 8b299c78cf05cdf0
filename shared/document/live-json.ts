import type * as Y from 'yjs'
import { type ChangedIds, type DocumentSection, type DocumentSections, getChangedIds, type ReadResult } from '../crdt'
import { stages } from '../stages'
import type { MeetingJson } from './json'
import { meetingSections } from './snapshot'

/** The readable content of an open document, updated incrementally. */
export type LiveJson = { read: () => MeetingJson; close: () => void }

/** Starts observing a document. Callers must not mutate what it returns: unchanged values keep their identity. */
export const createLiveJson = (doc: Y.Doc): LiveJson => {
  const results = new Map<string, { result: ReadResult<unknown>; json: unknown }>()
  let changes: ChangedIds = new Map()

  const collect = (transaction: Y.Transaction): void => {
    for (const [root, ids] of getChangedIds(transaction)) {
      const known = changes.get(root)
      if (known) for (const id of ids) known.add(id)
      else changes.set(root, ids)
    }
  }

  const readSection = (section: DocumentSection<unknown>): unknown => {
    const previous = results.get(section.name)
    if (previous && !section.rootNames.some((root) => changes.has(root))) return previous.json
    const result = section.read(doc, previous?.result, changes.get(section.name))
    const json = section.toJson(result.value)
    results.set(section.name, { result, json })
    return json
  }

  const readAll = (sections: DocumentSections): Record<string, unknown> =>
    Object.fromEntries(Object.entries(sections).map(([key, section]) => [key, readSection(section)]))

  doc.on('afterTransaction', collect)
  return {
    read: () => {
      const json = {
        ...readAll(meetingSections),
        stages: Object.fromEntries(stages.map((stage) => [stage.id, readAll(stage.sections)])),
      }
      changes = new Map()
      return json
    },
    close: () => doc.off('afterTransaction', collect),
  }
}
