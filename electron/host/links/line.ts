import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { type Invite, inviteToken } from '../../../shared/api/invite'
import { INSTANCE_HEADER } from '../access'
import { closeCodes, limits } from '../limits'
import { judgeAnswer } from '../relay/frames'
import { type CostlyUpdate, TrialQueue, type TryUpdate } from '../relay/trials'
import type { Dialled } from './dial'

/**
 * How a line to the meeting's host came to its end. `unsafe`: it sent a change that no document may hold. `unmergeable`:
 * it must not take what this host holds.
 */
export type LineEnd = 'lost' | 'refused' | 'unsafe' | 'unmergeable'

type LineOptions = {
  dialled: Dialled
  invite: Invite
  /** Tells this host from others at the meeting's host, and nobody else knows it. */
  instance: string
  path: '/sync' | '/signaling'
  /** The document that is synced, and how costly updates of it are tried; absent for signaling. */
  sync?: { doc: Y.Doc; tryUpdate: TryUpdate }
  /** `why` is for the log; with `unsafe`, what is wrong with the change, as a sentence for people. */
  onEnd: (end: LineEnd, why: string) => void
}

const HANDSHAKE = 5_000

const ends = new Map<number, LineEnd>([
  [closeCodes.refused, 'refused'],
  [closeCodes.unmergeable, 'unmergeable'],
])

/**
 * A WebSocket over a connection that was checked already. What its listeners throw at a message of the other host ends
 * this line and nothing else.
 */
export class Line extends WebSocket {
  readonly #onEnd: LineOptions['onEnd']
  readonly #doc: Y.Doc | undefined
  readonly #trials: TrialQueue | undefined
  #isRefused = false

  constructor({ dialled, invite, instance, path, sync, onEnd }: LineOptions) {
    super(`wss://${dialled.address}${path}?id=${invite.documentId}`, {
      createConnection: () => dialled.socket,
      handshakeTimeout: HANDSHAKE,
      maxPayload: path === '/sync' ? limits.syncPayload : limits.signalingPayload,
      perMessageDeflate: false,
      headers: { authorization: `Bearer ${inviteToken(invite)}`, [INSTANCE_HEADER]: instance },
    })
    this.#onEnd = onEnd
    this.#doc = sync?.doc
    this.#trials = sync && new TrialQueue(sync.tryUpdate)
    this.on('unexpected-response', (_request, response) => {
      this.#isRefused = response.statusCode === 401 || response.statusCode === 403
      response.destroy()
      this.terminate()
    })
    // An error is followed by the close that tells of it.
    this.on('error', () => undefined)
    this.on('close', (code, reason) => {
      dialled.socket.destroy()
      onEnd(this.#isRefused ? 'refused' : (ends.get(code) ?? 'lost'), `${code} ${reason.toString()}`)
    })
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...args)
    // Everything waits for a trial: the order in which a host speaks has a meaning.
    if (this.#trials?.isBusy) this.#trials.wait(() => this.#take(args))
    else return this.#take(args)
    return false
  }

  #take(args: readonly unknown[]): boolean {
    try {
      // Hocuspocus' provider asks for array buffers.
      const [data] = args
      const { fault, costly } =
        this.#doc && data instanceof ArrayBuffer ? judgeAnswer(new Uint8Array(data), this.#doc) : {}
      if (fault) return this.#giveUp('unsafe', fault.message)
      if (!costly) return super.emit('message', ...args)
      void this.#tryFirst(costly, args)
      return false
    } catch (error) {
      return this.#giveUp('lost', `the meeting's host sent what is not understood: ${String(error)}`)
    }
  }

  async #tryFirst(costly: CostlyUpdate, args: readonly unknown[]): Promise<void> {
    const fault = await this.#trials?.run(costly, () => super.emit('message', ...args))
    if (fault) this.#giveUp('unsafe', fault.message)
  }

  #giveUp(end: LineEnd, why: string): false {
    this.close(closeCodes.malformed, 'the message was not understood')
    this.#onEnd(end, why)
    return false
  }
}
