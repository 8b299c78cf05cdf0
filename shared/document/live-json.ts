import type * as Y from 'yjs'
import { type ChangedIds, type DocumentSection, type DocumentSections, getChangedIds, type ReadResult } from '../crdt'
import { stages } from '../stages'
import type { MeetingJson } from './json'
import { listSections, meetingSections } from './snapshot'

/** The readable content of an open document, updated incrementally. */
export type LiveJson = {
  /**
   * Reads most of what has changed, in steps, so that whoever calls it can do other work between them; `read` then
   * takes no longer than a step, however many records have changed.
   */
  catchUp: () => Generator<void, void>
  read: () => MeetingJson
  close: () => void
}

/** Records that one step reads. */
const RECORDS_AT_ONCE = 1_000

const takeSome = (ids: Set<string>, count: number): Set<string> => {
  const taken = new Set<string>()
  for (const id of ids) {
    if (taken.size === count) break
    taken.add(id)
    ids.delete(id)
  }
  return taken
}

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

  const update = (section: DocumentSection<unknown>, changed: ReadonlySet<string> | undefined): unknown => {
    const result = section.read(doc, results.get(section.name)?.result, changed)
    const json = section.toJson(result.value)
    results.set(section.name, { result, json })
    return json
  }

  const readSection = (section: DocumentSection<unknown>): unknown => {
    const previous = results.get(section.name)
    if (previous && !section.rootNames.some((root) => changes.has(root))) return previous.json
    return update(section, previous && changes.get(section.name))
  }

  const readAll = (sections: DocumentSections): Record<string, unknown> =>
    Object.fromEntries(Object.entries(sections).map(([key, section]) => [key, readSection(section)]))

  doc.on('afterTransaction', collect)
  return {
    *catchUp() {
      for (const section of listSections(stages)) {
        const records = doc.getMap(section.name)
        if (!results.has(section.name) && records.size > RECORDS_AT_ONCE)
          changes.set(section.name, new Set(records.keys()))
        for (let ids = changes.get(section.name); ids && ids.size > RECORDS_AT_ONCE; ids = changes.get(section.name)) {
          update(section, takeSome(ids, RECORDS_AT_ONCE))
          yield
        }
      }
    },
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
