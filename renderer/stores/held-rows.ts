import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Collection, DocumentSections } from '../../shared/crdt'
import { getChangedIds } from '../../shared/crdt'

/** A row that somebody else has removed while this page's person was typing in it. */
export type HeldRow = { section: string; id: string; removedBy: string; hasTyped: boolean }

/** Longer names (characters) are cut: a name comes from the document and may have any length. */
const MAX_NAME_LENGTH = 120

type State = { rows: ReadonlyMap<string, HeldRow>; revision: number }

/**
 * The rows that this page still shows although they are in the trash, so that no row vanishes while somebody types in
 * it.
 */
export type HeldRows = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'> & {
  /** Stops showing a row, which is in the trash. */
  release: (section: string, id: string) => void
}

const rowKey = (section: string, id: string): string => `${section}/${id}`

const isText = (element: Element): boolean =>
  element.matches('textarea, [contenteditable="true"], [role="textbox"], input:not([type]), input[type="text"]')

/** Whether an element is inside the row of a record, in any list. */
const isInside = (element: Element | null, id: string): boolean => {
  for (let at = element?.closest<HTMLElement>(rows); at; at = at.parentElement?.closest<HTMLElement>(rows)) {
    const { row, record } = at.dataset
    if (record === id || row === id || row?.endsWith(`/${id}`)) return true
  }
  return false
}
const rows = '[data-row], [data-record]'

/** Records that a transaction has removed or restored. */
const removals = (transaction: Y.Transaction): { section: string; id: string; record: Y.Map<unknown> }[] => {
  const found = []
  for (const [type, keys] of transaction.changed) {
    if (!(type instanceof Y.Map) || !keys.has('removedAt')) continue
    const id = type._item?.parentSub
    const section = [...transaction.doc.share].find(([, root]) => root === type.parent)?.[0]
    if (id && section !== undefined) found.push({ section, id, record: type as Y.Map<unknown> })
  }
  return found
}

const createHeldRows = (doc: Y.Doc): HeldRows => {
  const store = createStore<State>(() => ({ rows: new Map(), revision: 0 }))
  const set = (change: (next: Map<string, HeldRow>) => void): void => {
    const next = new Map(store.getState().rows)
    change(next)
    store.setState({ rows: next, revision: store.getState().revision + 1 })
  }
  const release = (section: string, id: string): void => {
    if (store.getState().rows.has(rowKey(section, id))) set((next) => next.delete(rowKey(section, id)))
  }

  const onTransaction = (transaction: Y.Transaction): void => {
    for (const { section, id, record } of removals(transaction)) {
      const active = document.activeElement
      const isBeingEdited = active !== null && isText(active) && isInside(active, id)
      // Views read the document a moment later; until then, the row must be in one of the two.
      if (!record.has('removedAt')) queueMicrotask(() => release(section, id))
      else if (transaction.local || !isBeingEdited) release(section, id)
      else {
        const by = record.get('removedBy')
        const removedBy = typeof by === 'string' ? by.slice(0, MAX_NAME_LENGTH) : ''
        set((next) => next.set(rowKey(section, id), { section, id, removedBy, hasTyped: false }))
      }
    }
    const held = store.getState().rows
    if (held.size === 0) return
    const changes = getChangedIds(transaction)
    for (const row of held.values()) {
      if (!changes.get(row.section)?.has(row.id) || !isInTrash(doc, row)) continue
      set((next) => next.set(rowKey(row.section, row.id), { ...row, hasTyped: row.hasTyped || transaction.local }))
    }
  }

  // A removed row is not needed any more once the focus has left it and nothing was typed since its removal.
  const onFocusOut = (): void => {
    if (store.getState().rows.size === 0) return
    setTimeout(() => {
      for (const { section, id, hasTyped } of store.getState().rows.values())
        if (!hasTyped && !isInside(document.activeElement, id)) release(section, id)
    })
  }

  doc.on('afterTransaction', onTransaction)
  document.addEventListener('focusout', onFocusOut)
  doc.on('destroy', () => document.removeEventListener('focusout', onFocusOut))
  return { getState: store.getState, getInitialState: store.getInitialState, subscribe: store.subscribe, release }
}

/** Whether a held row is still removed. */
const isInTrash = (doc: Y.Doc, { section, id }: HeldRow): boolean => {
  const record = doc.getMap(section).get(id)
  return record instanceof Y.Map && record.has('removedAt')
}

const known = new WeakMap<Y.Doc, HeldRows>()

/** The held rows of an open document, tracked from the first call on. */
export const getHeldRows = (doc: Y.Doc): HeldRows => {
  const held = known.get(doc) ?? createHeldRows(doc)
  known.set(doc, held)
  return held
}

const isCollection = (section: object): section is Collection => 'trashed' in section && 'mergeSorted' in section

/** The data of some sections with the held rows in place; the same object while no row is held. */
export const withHeldRows = <D extends Record<string, unknown>>(
  doc: Y.Doc,
  sections: DocumentSections,
  data: D,
  held: ReadonlyMap<string, HeldRow>,
): D => {
  let result = data
  for (const [key, section] of Object.entries(sections)) {
    const own = [...held.values()].filter((row) => row.section === section.name)
    const list = data[key]
    if (own.length === 0 || !isCollection(section) || !Array.isArray(list)) continue
    const missing = own.filter(({ id }) => !list.some((row) => row.id === id))
    const rows = missing.flatMap(({ id }) => section.trashed(doc, id) ?? [])
    result = { ...result, [key]: section.mergeSorted(list, rows) }
  }
  return result
}
