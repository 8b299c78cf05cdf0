import * as Y from 'yjs'
import type { TextPath } from '../../shared/crdt'
import type { Drafts } from '../session/drafts'
import { intersect, join, type Range, subtract } from './ranges'

/**
 * Tracks which words of the document this person wrote as their own. Stored with their drafts, so that it outlives the
 * page.
 */
export type OwnWords = {
  /** The ranges of a text that are this person's own, in order. */
  rangesIn: (text: Y.Text) => Range[]
  /** Whether any of the words in a field of a row are this person's own. */
  wrote: (path: TextPath) => boolean
  /** Runs `write`, whose text counts as what somebody else said, noted down by this person. */
  transcribe: <T>(write: () => T) => T
  /** Does the same for everything that is written from now on. */
  setTranscribing: (isTranscribing: boolean) => void
  close: () => void
}

const DRAFT_KEY = 'own words'

/** Pages whose words are remembered. Each time a document is opened, it gets a new client id. */
const MAX_CLIENTS = 40

/**
 * How many ranges of one page are remembered as noted for others; beyond that, everything between the oldest ones
 * counts as noted.
 */
export const MAX_NOTED_RANGES = 500

/** The clocks of what this person noted down for others, by client id of their pages. */
type Clients = Map<number, Range[]>

const parse = (kept: string): Clients =>
  new Map(
    kept.split(' ').flatMap((entry) => {
      const [client = '', ranges = ''] = entry.split(':')
      if (!/^\d+$/.test(client)) return []
      const noted = ranges.split(',').map((range) => {
        const [start, end] = range.split('-').map(Number)
        return { start: start || 0, end: end || 0 }
      })
      return [[Number(client), join(noted.filter(({ start, end }) => start < end))] as const]
    }),
  )

const format = (clients: Clients): string =>
  [...clients]
    .slice(-MAX_CLIENTS)
    .map(([client, noted]) => `${client}:${noted.map(({ start, end }) => `${start}-${end}`).join(',')}`)
    .join(' ')

const limit = (noted: readonly Range[]): Range[] => {
  const [first, newest] = [noted[0], noted.slice(-MAX_NOTED_RANGES)]
  const [oldest, ...others] = newest
  return first && oldest ? [{ start: first.start, end: oldest.end }, ...others] : []
}

/** The clocks, out of these, of words that this person wrote as their own. */
const ownClocks = (clients: Clients, { client, clock }: Y.ID, length: number): Range[] => {
  const noted = clients.get(client)
  return noted ? subtract({ start: clock, end: clock + length }, noted) : []
}

/** Undo restores deleted words under this page's id: the clocks of those that were not this person's own before. */
const restoredForOthers = (transaction: Y.Transaction, clients: Clients, client: number, since: number): Range[] => {
  const restored: Range[] = []
  for (const type of transaction.changed.keys()) {
    if (!(type instanceof Y.Text)) continue
    for (let item = type._start; item; item = item.right) {
      const { id, redone, length } = item
      if (redone?.client !== client || redone.clock < since) continue
      const by = redone.clock - id.clock
      const others = subtract({ start: id.clock, end: id.clock + length }, ownClocks(clients, id, length))
      restored.push(...others.map(({ start, end }) => ({ start: start + by, end: end + by })))
    }
  }
  return restored
}

/** Creates the tracker, which observes what is written on this page. */
export const createOwnWords = (doc: Y.Doc, drafts: Pick<Drafts, 'read' | 'write'>): OwnWords => {
  let isTranscribing = false
  let kept = ''
  let parsed: Clients = new Map()
  // Read each time, since the host's copy of the drafts may arrive after the first word.
  const clients = (): Clients => {
    const latest = drafts.read(DRAFT_KEY)
    if (latest !== kept) parsed = parse(latest)
    kept = latest
    return parsed
  }

  const onTransaction = (transaction: Y.Transaction): void => {
    const { local, origin, beforeState, afterState } = transaction
    const client = doc.clientID
    const start = beforeState.get(client) ?? 0
    const end = afterState.get(client) ?? 0
    if (!local || start === end) return
    const known = clients()
    const noted = known.get(client)
    const isUndo = origin instanceof Y.UndoManager
    const written = isTranscribing ? [{ start, end }] : []
    const more = isUndo ? restoredForOthers(transaction, known, client, start) : written
    if (noted && more.length === 0) return
    known.set(client, limit(join([...(noted ?? []), ...more])))
    kept = format(known)
    drafts.write(DRAFT_KEY, kept)
  }

  const rangesIn = (text: Y.Text): Range[] => {
    const known = clients()
    const own: Range[] = []
    let at = 0
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue
      // Clocks count the same units as the text, so own clocks of an item map directly to ranges of its text.
      const by = at - item.id.clock
      for (const { start, end } of ownClocks(known, item.id, item.length))
        own.push({ start: start + by, end: end + by })
      at += item.length
    }
    return join(own)
  }

  doc.on('afterTransaction', onTransaction)
  return {
    rangesIn: rangesIn,
    wrote: ({ section, id, field }) => {
      const record = doc.getMap(section).get(id)
      const text = record instanceof Y.Map ? record.get(field) : undefined
      return text instanceof Y.Text && rangesIn(text).length > 0
    },
    transcribe: (write) => {
      const before = isTranscribing
      isTranscribing = true
      try {
        return write()
      } finally {
        isTranscribing = before
      }
    },
    setTranscribing: (next) => {
      isTranscribing = next
    },
    close: () => doc.off('afterTransaction', onTransaction),
  }
}

/** The part of a finding that is the person's own, if they wrote at least half of it. */
export const intersectOwn = (finding: Range, own: readonly Range[]): Range[] => {
  const parts = intersect(finding, own)
  const length = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  return length * 2 >= finding.end - finding.start ? parts : []
}
