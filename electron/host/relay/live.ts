import type * as Y from 'yjs'
import type { WireMessage } from '../../../shared/api/wire'
import type { MeetingClock } from '../clock'
import type { PersistedDocument } from '../documents'
import type { Ballots } from './ballots'
import type { PresenceHub } from './presence'

/** What a question about the disk came to, seen from the asker's host. */
export type StoredAt = Extract<WireMessage, { type: 'stored' }>['where']

/** Whether the meeting's host can be reached. */
export type LinkState = Extract<WireMessage, { type: 'host' }>['link']

/** The way to the meeting's host, for a document that another host holds. */
export type Upstream = {
  state: () => LinkState
  /** With `unsafe`: what is wrong with the change that was refused. */
  sentence: () => string
  send: (message: WireMessage) => void
  /** Asks the meeting's host; undefined if it cannot be asked now. */
  stored: (question: Extract<WireMessage, { type: 'stored?' }>) => Promise<StoredAt | undefined>
}

/** A document in memory: the one `Y.Doc` that pages, links and the disk share. */
export type LiveDocument = {
  id: string
  doc: Y.Doc
  persisted: PersistedDocument
  presence: PresenceHub
  clock: MeetingClock
  ballots: Ballots
  /** Set for a joined document. */
  upstream: Upstream | undefined
  /** Number of pages and hosts that have it open. */
  visitors: () => number
  /** Tells everybody how saving goes and whether the meeting's host can be reached. */
  tellState: () => void
}
