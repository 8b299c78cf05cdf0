import type * as Y from 'yjs'
import type { WireMessage } from '../../../../shared/protocol/wire'
import type { PersistedDocument } from '../../store'
import type { HostMeetingClock } from '../clock'
import type { Ballots } from './ballots'
import type { PresenceHub } from './presence'

/** Where an update is persisted, as seen from the host that was asked. */
export type PersistedAt = Extract<WireMessage, { type: 'stored' }>['where']

/** Whether this host holds the meeting, or else the state of its link to the host that does. */
export type LinkState = Extract<WireMessage, { type: 'host' }>['link']

/** The meeting's host, for a document that another host holds. */
export type Upstream = {
  state: () => LinkState
  /** With `unsafe`: what is wrong with the update that was rejected. */
  message: () => string
  send: (message: WireMessage) => void
  /** Asks the meeting's host whether changes are on its disk; undefined if it cannot be asked now. */
  queryPersistence: (query: Extract<WireMessage, { type: 'stored?' }>) => Promise<PersistedAt | undefined>
}

/** A loaded document: the one `Y.Doc` that pages, links and the disk share. */
export type LiveDocument = {
  id: string
  doc: Y.Doc
  persisted: PersistedDocument
  presence: PresenceHub
  clock: HostMeetingClock
  ballots: Ballots
  /** Sees to it that what several people have imported is there once. */
  twins: { close: () => void }
  /** Set for a joined document. */
  upstream: Upstream | undefined
  /** Number of pages and hosts that have it open. */
  connectionCount: () => number
  /** Sends everybody the state of saving and whether the meeting's host can be reached. */
  broadcastState: () => void
}
