import * as Y from 'yjs'
import type { ClockProbe } from '../../../../shared/meeting/clock'
import type { Invite } from '../../../../shared/protocol/invite'
import { parseWireMessage } from '../../../../shared/protocol/wire'
import { limits } from '../../limits'
import type { OwnTime } from '../clock'
import type { TryUpdate } from '../relay/trials'
import { type DialFailure, dial } from './dial'
import type { DisconnectReason } from './host-socket'
import { openUpstreamConnection } from './upstream-connection'

/** How long to wait for the meeting's time once the document has arrived. */
const CLOCK_TIMEOUT_MS = 2_000

type Options = {
  invite: Invite
  instance: string
  tryUpdate: TryUpdate
  ownTime: OwnTime
  onClockSample: (sample: ClockProbe) => void
  /**
   * If the document has not arrived after `timeoutMs`, the host must keep sending `minBytesPerSecond`, or it is given
   * up.
   */
  progress?: { timeoutMs: number; minBytesPerSecond: number; checkIntervalMs: number }
}

/** `reason`: with `unsafe`, what is wrong with the document, as a sentence for people. */
type FetchResult = { doc: Y.Doc } | { failure: DialFailure | DisconnectReason; reason?: string }

/** Fetches the whole document from the meeting's host, for somebody who joins, and waits for a first sample of its clock. */
export const fetchDocument = async (options: Options): Promise<FetchResult> => {
  const { invite, ownTime, onClockSample, progress = limits.JOIN, ...source } = options
  const pinned = await dial(invite, AbortSignal.timeout(progress.timeoutMs))
  if (typeof pinned === 'string') return { failure: pinned }
  const doc = new Y.Doc()
  const startedAt = performance.now()
  // Otherwise a host that only keeps the connection alive would be waited for forever.
  const isStalled = (): boolean => {
    const allowedMs = progress.timeoutMs + (pinned.socket.bytesRead / progress.minBytesPerSecond) * 1_000
    return performance.now() - startedAt > allowedMs
  }
  const fetched = await new Promise<FetchResult>((resolve) => {
    let isSynced = false
    const watchdog = setInterval(() => isStalled() && connection.close(), progress.checkIntervalMs)
    const finish = (): void => {
      if (!isSynced) return
      resolve({ doc })
      connection.close()
    }
    const connection = openUpstreamConnection({
      ...source,
      pinned,
      invite,
      doc,
      ownTime,
      onMessage: (text) => {
        const t3 = ownTime()
        const message = parseWireMessage(text)
        if (message?.type !== 'time-is') return
        onClockSample({ ...message, t3 })
        finish()
      },
      onSynced: () => {
        isSynced = true
        setTimeout(finish, CLOCK_TIMEOUT_MS)
      },
      onDisconnect: (failure, reason) => {
        clearInterval(watchdog)
        resolve({ failure, reason })
      },
    })
  })
  if (!('doc' in fetched)) doc.destroy()
  return fetched
}
