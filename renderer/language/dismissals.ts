import type { BlameKind } from '../../shared/libs/blameless'
import type { Drafts } from '../session/drafts'

/**
 * What this person has called fine. A kind that was dismissed in a text stays so, however the text is rewritten. It is
 * kept beside the drafts: theirs alone, and no part of the document.
 */
export type Dismissals = {
  /** The kinds that were dismissed in the text under a key. */
  of: (key: string) => ReadonlySet<string>
  dismiss: (key: string, kind: BlameKind) => void
  /** A draft has become a row that reads `text`: what was fine in one is fine in the other. */
  carryOver: (key: string, text: string) => void
  /** To be called when somebody begins to edit a text: if it has come of a draft, what was fine there is fine here. */
  settle: (key: string, text: string) => void
  /** Calls back when there are more of them. Returns an unsubscribe function. */
  subscribe: (listener: () => void) => () => void
}

const draftKey = (key: string): string => `fine here: ${key}`

/** Drafts that have become rows; which row it was is seen when it is edited. */
const ADDED_KEY = 'fine here'
const MAX_ADDED = 100
/** So much of a text tells one from another (characters). */
const MAX_ADDED_CHARACTERS = 200

const split = (text: string, separator: string): string[] => text.split(separator).filter(Boolean)

/** Reads and writes what was dismissed among the drafts. */
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
    of: (key) => new Set(kindsOf(key)),
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
