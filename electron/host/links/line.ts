import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { type Invite, inviteToken } from '../../../shared/api/invite'
import { INSTANCE_HEADER } from '../access'
import { closeCodes, limits } from '../limits'
import { faultOfAnswer } from '../relay/frames'
import type { Dialled } from './dial'

/** How a line to the meeting's host came to its end. `unsafe`: it sent a change that no document may hold. */
export type LineEnd = 'lost' | 'refused' | 'unsafe'

type LineOptions = {
  dialled: Dialled
  invite: Invite
  /** Tells this host from others at the meeting's host, and nobody else knows it. */
  instance: string
  path: '/sync' | '/signaling'
  /** The document that is synced; absent for signaling. */
  doc?: Y.Doc
  /** `why` is for the log; with `unsafe`, what is wrong with the change, as a sentence for people. */
  onEnd: (end: LineEnd, why: string) => void
}

const HANDSHAKE = 5_000

/**
 * A WebSocket over a connection that was checked already. What its listeners throw at a message of the other host ends
 * this line and nothing else.
 */
export class Line extends WebSocket {
  readonly #onEnd: LineOptions['onEnd']
  readonly #doc: Y.Doc | undefined
  #isRefused = false

  constructor({ dialled, invite, instance, path, doc, onEnd }: LineOptions) {
    super(`wss://${dialled.address}${path}?id=${invite.documentId}`, {
      createConnection: () => dialled.socket,
      handshakeTimeout: HANDSHAKE,
      maxPayload: path === '/sync' ? limits.syncPayload : limits.signalingPayload,
      perMessageDeflate: false,
      headers: { authorization: `Bearer ${inviteToken(invite)}`, [INSTANCE_HEADER]: instance },
    })
    this.#onEnd = onEnd
    this.#doc = doc
    this.on('unexpected-response', (_request, response) => {
      this.#isRefused = response.statusCode === 401 || response.statusCode === 403
      response.destroy()
      this.terminate()
    })
    // An error is followed by the close that tells of it.
    this.on('error', () => undefined)
    this.on('close', (code, reason) => {
      dialled.socket.destroy()
      onEnd(this.#isRefused || code === closeCodes.refused ? 'refused' : 'lost', `${code} ${reason.toString()}`)
    })
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...args)
    try {
      // Hocuspocus' provider asks for array buffers.
      const data = args[0]
      const fault =
        this.#doc && data instanceof ArrayBuffer ? faultOfAnswer(new Uint8Array(data), this.#doc) : undefined
      if (fault) return this.#giveUp('unsafe', fault.message)
      return super.emit(event, ...args)
    } catch (error) {
      return this.#giveUp('lost', `the meeting's host sent what is not understood: ${String(error)}`)
    }
  }

  #giveUp(end: LineEnd, why: string): false {
    this.close(closeCodes.malformed, 'the message was not understood')
    this.#onEnd(end, why)
    return false
  }
}
