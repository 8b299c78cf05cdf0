import * as Y from 'yjs'
import { z } from 'zod'
import type { Presence } from './presence'

type Caret = { anchor: Y.RelativePosition; head: Y.RelativePosition }
type ShownState = { user: { name: string; color: string; colorLight: string }; cursor: Caret | null }
type Change = { added: number[]; updated: number[]; removed: number[] }
type Listener = (change: Change, origin: unknown) => void

/**
 * Replaces the Awareness of y-codemirror.next, which reads other people's carets from it and writes this page's caret
 * to it. It neither sends nor expires anything; presence does.
 */
export type Carets = {
  doc: Y.Doc
  clientID: number
  getStates: () => Map<number, ShownState>
  getLocalState: () => ShownState | null
  setLocalStateField: (field: string, value: unknown) => void
  on: (event: string, listener: Listener) => void
  off: (event: string, listener: Listener) => void
}

const id = z.object({ client: z.number().int().nonnegative(), clock: z.number().int().nonnegative() })
const position = z.object({
  type: id.nullish(),
  tname: z.string().max(256).nullish(),
  item: id.nullish(),
  assoc: z.number().int().default(0),
})
const caretSchema = z.object({ anchor: position, head: position })

/** Parses a caret from a message; null for anything malformed, which therefore never reaches the editor. */
export const readCaret = (value: unknown): Caret | null => {
  const parsed = caretSchema.safeParse(value)
  if (!parsed.success) return null
  const { anchor, head } = parsed.data
  return { anchor: Y.createRelativePositionFromJSON(anchor), head: Y.createRelativePositionFromJSON(head) }
}

/** A participant's color as CSS. */
const personColor = (color: number): string => `var(--person-${color})`

export const createCarets = (doc: Y.Doc, presence: Presence): Carets => {
  const listeners = new Set<Listener>()
  let states = new Map<number, ShownState>()
  let shown = new Map<number, string>()

  const read = (): Change => {
    const change: Change = { added: [], updated: [], removed: [] }
    const next = new Map<number, ShownState>()
    const nextShown = new Map<number, string>()
    for (const { clientId, name, color, cursor } of presence.people.getState()) {
      const key = JSON.stringify([name, color, cursor])
      const before = shown.get(clientId)
      const css = personColor(color)
      const known = before === key ? states.get(clientId) : undefined
      const colorLight = `color-mix(in srgb, ${css} 24%, transparent)`
      next.set(clientId, known ?? { user: { name, color: css, colorLight }, cursor: readCaret(cursor) })
      nextShown.set(clientId, key)
      if (before === undefined) change.added.push(clientId)
      else if (before !== key) change.updated.push(clientId)
    }
    for (const clientId of shown.keys()) if (!next.has(clientId)) change.removed.push(clientId)
    states = next
    shown = nextShown
    return change
  }
  read()
  presence.people.subscribe(() => {
    const change = read()
    if (change.added.length + change.updated.length + change.removed.length === 0) return
    for (const listener of listeners) listener(change, 'presence')
  })

  return {
    doc,
    get clientID() {
      return doc.clientID
    },
    getStates: () => states,
    getLocalState: () => states.get(doc.clientID) ?? null,
    setLocalStateField: (field, value) => {
      if (field === 'cursor') presence.show({ cursor: value === null ? undefined : JSON.parse(JSON.stringify(value)) })
    },
    on: (event, listener) => {
      if (event === 'change') listeners.add(listener)
    },
    // The last editor was closed, so there is no caret any more.
    off: (_event, listener) => {
      listeners.delete(listener)
      if (listeners.size === 0) presence.show({ cursor: undefined })
    },
  }
}
