import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createHostCalls, openSession, type Session } from '../../../renderer/session'
import { decodeInvite, inviteToken } from '../../../shared/protocol/invite'

/** Milliseconds since the epoch, monotonic: comparable between the pages of one machine. */
const now = (): number => performance.timeOrigin + performance.now()

/** How many messages this page has sent, over data channels and WebSockets. */
let sent = 0
for (const channel of [RTCDataChannel.prototype, WebSocket.prototype]) {
  const send: (message: never) => void = channel.send
  channel.send = function (this: typeof channel, message: unknown) {
    sent += 1
    Reflect.apply(send, this, [message])
  }
}

const shown = document.querySelector('#shown')
const inDocument: number[] = []
const onScreen: number[] = []
let doc: Y.Doc | undefined
let session: Session | undefined
let countStockPeers = (): number => 0
let moveCaret = (_at: number): void => undefined

/** Records when each letter is in the document, and when the frame that shows it has been painted. */
const recordArrivals = (opened: Y.Doc): void => {
  doc = opened
  const text = opened.getText('bench')
  text.observe(() => {
    const time = now()
    const length = text.length
    while (inDocument.length < length) inDocument.push(time)
    if (shown) shown.textContent = text.toString().slice(-80)
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        const painted = now()
        while (onScreen.length < length) onScreen.push(painted)
      }
      channel.port2.postMessage(null)
    })
  })
}

const bench = {
  calls: createHostCalls(),
  /** Opens Debrief's own session, which syncs through the host and the mesh. */
  openOurs: async (link: string, name: string) => {
    const decoded = decodeInvite(link)
    if ('failure' in decoded) throw new Error(decoded.failure.sentence)
    const { documentId } = decoded.invite
    const body = JSON.stringify({ id: documentId, token: inviteToken(decoded.invite) })
    await fetch('/guest', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    session = openSession({ documentId, kind: 'guest', identity: { name, color: 0, isFacilitator: false } })
    const { presence } = session
    moveCaret = (at) => presence.show({ cursor: { at } })
    recordArrivals(session.doc)
  },
  /** Opens unmodified y-webrtc, for comparison. */
  openStock: async (signaling: string) => {
    const { WebrtcProvider } = await import('y-webrtc')
    const stockDoc = new Y.Doc()
    const awareness = new Awareness(stockDoc)
    const provider = new WebrtcProvider('bench', stockDoc, {
      signaling: [signaling],
      awareness,
      maxConns: 40,
      peerOpts: { config: { iceServers: [] } },
    })
    countStockPeers = () => [...(provider.room?.webrtcConns.values() ?? [])].filter((one) => one.connected).length
    moveCaret = (at) => awareness.setLocalStateField('cursor', { at })
    recordArrivals(stockDoc)
  },
  state: () => ({
    peers: session ? session.connection.getState().peers : countStockPeers(),
    host: session?.connection.getState().host,
    isReady: session ? session.connection.getState().isReady : true,
    letters: inDocument.length,
    painted: onScreen.length,
    sent,
  }),
  /** Types letters, one every `intervalMs`; resolves to the times at which they were typed. */
  type: async (count: number, intervalMs: number): Promise<number[]> => {
    const typed: number[] = []
    const text = doc?.getText('bench')
    for (let n = 0; n < count; n++) {
      typed.push(now())
      text?.insert(text.length, 'x')
      moveCaret(n)
      await new Promise((resolve) => setTimeout(resolve, intervalMs))
    }
    return typed
  },
  arrivals: () => ({ inDocument, onScreen }),
}

type Bench = typeof bench

declare global {
  interface Window {
    bench: Bench
  }
}
window.bench = bench
