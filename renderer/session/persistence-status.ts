import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import type { WireMessage } from '../../shared/protocol/wire'
import type { ConnectionState } from './connection'
import type { HostLink } from './host-link'
import type { LocalCopy } from './local-copy'
import { keepLedger } from './unconfirmed-changes'

/** Follows this page's own changes until they are on disk, and keeps the browser's copy for as long as it is needed. */
export type Saving = {
  /** Asks the host soon whether it has everything on disk. */
  askSoon: () => void
  hear: (message: Extract<WireMessage, { type: 'stored' }>) => void
  /** The own host is there, or gone: gone, the browser keeps a copy. */
  onHost: (isThere: boolean) => void
  /** States were exchanged with the host: a copy that has nothing of its own may go. */
  settle: () => void
  close: () => void
}

type Options = {
  doc: Y.Doc
  kind: 'own' | 'guest'
  copy: LocalCopy
  connection: StoreApi<ConnectionState>
  host: () => HostLink
  /** The copy brought the document's content. */
  onRestored: () => void
}

/** How long (ms) changes are gathered before the host is asked whether it has them on disk; it writes as often. */
const ASK_AFTER = 100

export const followSaving = ({ doc, kind, copy, connection, host, onRestored }: Options): Saving => {
  let asking: ReturnType<typeof setTimeout> | undefined
  let isRestored = false
  const isMeetingHere = (): boolean => kind === 'guest' || connection.getState().meetingHost === 'self'
  const showCopy = (): void => connection.setState({ hasLocalCopy: copy.isKept() })

  const ledger = keepLedger(doc, copy.isOrigin, () => {
    const { own, meeting } = ledger.unconfirmed()
    connection.setState({ unsaved: own, unshared: meeting })
    if (own > 0) askSoon()
    else settle()
  })
  const settle = (): void => {
    const isNeeded = kind === 'guest' || !isRestored || !host().isSynced() || ledger.unconfirmed().own > 0
    if (!isNeeded && copy.isKept()) void copy.discard().then(showCopy)
  }
  const askNow = (): void => {
    asking = undefined
    if (host().isSynced()) for (const question of ledger.ask(isMeetingHere())) host().send(question)
  }
  const askSoon = (): void => {
    asking ??= setTimeout(askNow, ASK_AFTER)
  }

  void (kind === 'guest' ? copy.keep() : copy.restore()).then(() => {
    isRestored = true
    showCopy()
    if (copy.isKept() && doc.store.clients.size > 0) onRestored()
    settle()
  })

  return {
    askSoon,
    settle,
    hear: (message) => {
      if (message.where === 'missing') host().sync()
      ledger.answer(message, isMeetingHere())
    },
    onHost: (isThere) => {
      copy.setBackedUp(isThere)
      if (!isThere) void copy.keep().then(showCopy)
    },
    close: () => {
      clearTimeout(asking)
      ledger.close()
      copy.close()
    },
  }
}
