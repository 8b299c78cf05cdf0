import type { BlameKind } from '../../shared/libs/blameless'
import type { Drafts } from '../session/drafts'

/**
 * The findings that this person has dismissed. A kind that was dismissed in a text stays dismissed, however the text is
 * rewritten. Dismissals are stored with the drafts: private, and not part of the document.
 */
export type Dismissals = {
  /** The kinds that were dismissed in the text under a key. */
  get: (key: string) => ReadonlySet<string>
  dismiss: (key: string, kind: BlameKind) => void
  /** To be called when a draft has become a row with this text: its dismissals apply to the row too. */
  carryOver: (key: string, text: string) => void
  /** To be called when somebody begins to edit a text: if it was a draft, the draft's dismissals apply to it. */
  settle: (key: string, text: string) => void
  /** Calls `listener` when something was dismissed. Returns an unsubscribe function. */
  subscribe: (listener: () => void) => () => void
}

const draftKey = (key: string): string => `fine here: ${key}`

/** Drafts that have become rows; the row is identified when it is edited. */
const ADDED_KEY = 'fine here'
const MAX_ADDED = 100
/** How much of a text (characters) is used to identify it. */
const MAX_ADDED_CHARACTERS = 200

const split = (text: string, separator: string): string[] => text.split(separator).filter(Boolean)

/** Reads and writes dismissals among the drafts. */
export const createDismissals = (drafts: Pick<Drafts, 'read' | 'write' | 'subscribe'>): Dismissals => {
  const listeners = new Set<() => void>()
  const kindsOf = (key: string): string[] => split(drafts.read(draftKey(key)), ' ')
  const added = (): string[] => split(drafts.read(ADDED_KEY), '\n')
  const add = (key: string, kinds: readonly string[]): void => {
    const known = kindsOf(key)
    const all = [...new Set([...known, ...kinds])]
    if (all.length === known.length) return
    drafts.write(draftKey(key), all.join(' '))
    for (const listener of listeners) listener()
  }
  return {
    get: (key) => new Set(kindsOf(key)),
    dismiss: (key, kind) => add(key, [kind]),
    carryOver: (key, text) => {
      const kinds = kindsOf(key)
      if (kinds.length === 0) return
      drafts.write(ADDED_KEY, [...added(), `${kinds.join(',')} ${oneLine(text)}`].slice(-MAX_ADDED).join('\n'))
      drafts.write(draftKey(key), '')
    },
    settle: (key, text) => {
      const found = added().find((line) => line.slice(line.indexOf(' ') + 1) === oneLine(text))
      if (found) add(key, split(found.slice(0, found.indexOf(' ')), ','))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      const stop = drafts.subscribe(listener)
      return () => {
        listeners.delete(listener)
        stop()
      }
    },
  }
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, MAX_ADDED_CHARACTERS)
