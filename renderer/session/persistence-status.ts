import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import type { ConnectionState } from './connection'
import type { HostLink } from './host-link'
import { createUnconfirmedChanges, type PersistenceAck } from './unconfirmed-changes'

/** Tracks this page's own changes until a host has confirmed that they are on disk. */
export type PersistenceStatus = {
  /** Schedules a query whether the host has everything on disk. */
  querySoon: () => void
  onAck: (ack: PersistenceAck) => void
  close: () => void
}

type Options = {
  doc: Y.Doc
  kind: 'own' | 'guest'
  host: Pick<HostLink, 'isSynced' | 'send'>
  connection: StoreApi<ConnectionState>
  /** Whether a transaction's origin is the browser's own copy, whose changes may exist nowhere else. */
  isLocalCopy: (origin: unknown) => boolean
}

/** How long (ms) changes are batched before the host is asked whether it has them on disk. */
const QUERY_DELAY_MS = 100

export const createPersistenceStatus = (options: Options): PersistenceStatus => {
  const { doc, kind, host, connection, isLocalCopy } = options
  const unconfirmed = createUnconfirmedChanges(doc, isLocalCopy)
  const isMeetingHere = (): boolean => kind === 'guest' || connection.getState().meetingHost === 'self'

  let timer: ReturnType<typeof setTimeout> | undefined
  const queryNow = (): void => {
    timer = undefined
    if (host.isSynced()) for (const query of unconfirmed.createQueries(isMeetingHere())) host.send(query)
  }
  const querySoon = (): void => {
    timer ??= setTimeout(queryNow, QUERY_DELAY_MS)
  }
  unconfirmed.subscribe(({ own, meeting }) => {
    connection.setState({ unsaved: own, unshared: meeting })
    if (own > 0) querySoon()
  })

  return {
    querySoon,
    onAck: (ack) => unconfirmed.acknowledge(ack, isMeetingHere()),
    close: () => {
      clearTimeout(timer)
      unconfirmed.close()
    },
  }
}
