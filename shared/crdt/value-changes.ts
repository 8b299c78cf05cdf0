import * as Y from 'yjs'
import type { Author } from './author'
import type { DocumentSection } from './document-section'
import { canTakeBack, takeBack, whereabouts } from './fate'
import { rebaseText, setText } from './text'

/**
 * One stored value that differs between two states of a document: a field of a record (`id` and `key`), a value of a
 * root map (`key` empty), or a text of its own (`id` and `key` empty). Undefined where there is none.
 */
type ValueChange = { root: string; id: string; key: string; before: unknown; after: unknown }

/** A record that only the later state has, and whether somebody had removed it there. */
type AddedRecord = { root: string; id: string; isAdded: true; isRemoved: boolean }

/** What is stored differently in two states of a document. */
export type StoredChange = ValueChange | AddedRecord

/** A stored value as it is compared and kept. */
const plain = (value: unknown): unknown => (value instanceof Y.Text ? value.toString() : value)

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const diffRecord = (root: string, id: string, before: Y.Map<unknown>, after: Y.Map<unknown>): ValueChange[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, value] = [plain(before.get(key)), plain(after.get(key))]
    return isSame(old, value) ? [] : [{ root, id, key, before: old, after: value }]
  })

const diffMap = (root: string, before: Y.Doc, after: Y.Doc): StoredChange[] => {
  const [olds, values] = [before.getMap(root), after.getMap(root)]
  return [...new Set([...olds.keys(), ...values.keys()])].flatMap((id): StoredChange[] => {
    const [old, value] = [olds.get(id), values.get(id)]
    if (old instanceof Y.Map && value instanceof Y.Map) return diffRecord(root, id, old, value)
    if (value instanceof Y.Map) return [{ root, id, isAdded: true, isRemoved: whereabouts(value) === 'removed' }]
    if (old instanceof Y.Map || isSame(old, value)) return []
    return [{ root, id, key: '', before: old, after: value }]
  })
}

/**
 * Lists every stored value of these sections that differs between two states of a document: also what no list shows,
 * such as places in a list, rows in the trash, and fields that this version does not know.
 */
export const diffStored = (
  before: Y.Doc,
  after: Y.Doc,
  sections: readonly DocumentSection<unknown>[],
): StoredChange[] =>
  sections.flatMap(({ rootNames: [map = '', ...texts] }) => [
    ...diffMap(map, before, after),
    ...texts.flatMap((root) => {
      const [old, value] = [before.getText(root).toString(), after.getText(root).toString()]
      return old === value ? [] : [{ root, id: '', key: '', before: old, after: value }]
    }),
  ])

/** Takes a change back in a text, around what was typed since. */
const revertText = (text: Y.Text, { before, after }: ValueChange): void =>
  setText(text, rebaseText(String(after ?? ''), text.toString(), String(before ?? '')))

const revertValue = (map: Y.Map<unknown>, key: string, change: ValueChange): void => {
  const now = map.get(key)
  if (now instanceof Y.Text) revertText(now, change)
  // What was set since stays.
  else if (!isSame(now, change.after)) return
  else if (change.before === undefined) map.delete(key)
  else map.set(key, change.before)
}

const revertOne = (doc: Y.Doc, change: StoredChange, author: Pick<Author, 'name' | 'now'>): void => {
  if (!('isAdded' in change) && change.id === '') {
    revertText(doc.getText(change.root), change)
    return
  }
  const root = doc.getMap(change.root)
  const found = root.get(change.id)
  if ('isAdded' in change) {
    // One that was removed when it came and is not any more was brought back since, so it stays.
    if (found instanceof Y.Map && !change.isRemoved && canTakeBack(found)) takeBack(found, author)
  } else if (change.key === '') revertValue(root, change.id, change)
  else if (found instanceof Y.Map) revertValue(found, change.key, change)
}

/**
 * Takes changes back in one transaction, except for what was set or typed since. A record that they added goes to the
 * trash, so that what others have typed into it is kept.
 */
export const revertStored = (
  doc: Y.Doc,
  changes: readonly StoredChange[],
  author: Pick<Author, 'name' | 'now'>,
): void =>
  doc.transact(() => {
    for (const change of changes) revertOne(doc, change, author)
  })
