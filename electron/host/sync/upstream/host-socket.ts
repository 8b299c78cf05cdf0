import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { type Invite, inviteToken } from '../../../../shared/protocol/invite'
import { closeCodes } from '../../../../shared/protocol/wire'
import { INSTANCE_HEADER } from '../../access'
import { limits } from '../../limits'
import { inspectHostMessage, parseMessage } from '../relay/message-guard'
import { type CostlyUpdate, TrialQueue, type TryUpdate } from '../relay/trials'
import type { PinnedConnection } from './dial'

/**
 * Why a connection to the meeting's host ended. `unsafe`: it sent an update that no document may contain.
 * `unmergeable`: it refuses to apply what this host has.
 */
export type DisconnectReason = 'lost' | 'refused' | 'unsafe' | 'unmergeable'

type HostSocketOptions = {
  pinned: PinnedConnection
  invite: Invite
  /** Identifies this host to the meeting's host; known to nobody else. */
  instance: string
  path: '/sync' | '/signaling'
  /** The document to sync, and how costly updates to it are tried first; absent for signaling. */
  sync?: { doc: Y.Doc; tryUpdate: TryUpdate }
  /** `detail` is for the log; with `unsafe`, what is wrong with the update, as a sentence for people. */
  onDisconnect: (reason: DisconnectReason, detail: string) => void
}

const HANDSHAKE_TIMEOUT_MS = 5_000

const reasonByCode = new Map<number, DisconnectReason>([
  [closeCodes.refused, 'refused'],
  [closeCodes.unmergeable, 'unmergeable'],
])

/**
 * A WebSocket to the meeting's host, over a connection whose certificate was checked. An error that a listener throws
 * while handling a message of the other host ends only this connection.
 */
export class HostSocket extends WebSocket {
  readonly #onDisconnect: HostSocketOptions['onDisconnect']
  readonly #doc: Y.Doc | undefined
  readonly #trials: TrialQueue | undefined
  #isRefused = false

  constructor({ pinned, invite, instance, path, sync, onDisconnect }: HostSocketOptions) {
    super(`wss://${pinned.address}${path}?id=${invite.documentId}`, {
      createConnection: () => pinned.socket,
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      maxPayload: path === '/sync' ? limits.MAX_SYNC_MESSAGE_BYTES : limits.MAX_SIGNALING_MESSAGE_BYTES,
      perMessageDeflate: false,
      headers: { authorization: `Bearer ${inviteToken(invite)}`, [INSTANCE_HEADER]: instance },
    })
    this.#onDisconnect = onDisconnect
    this.#doc = sync?.doc
    this.#trials = sync && new TrialQueue(sync.tryUpdate)
    this.on('unexpected-response', (_request, response) => {
      this.#isRefused = response.statusCode === 401 || response.statusCode === 403
      response.destroy()
      this.terminate()
    })
    // An error is always followed by `close`.
    this.on('error', () => undefined)
    this.on('close', (code, reason) => {
      pinned.socket.destroy()
      onDisconnect(this.#isRefused ? 'refused' : (reasonByCode.get(code) ?? 'lost'), `${code} ${reason.toString()}`)
    })
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event !== 'message') return super.emit(event, ...args)
    // Everything waits for a running trial: the order of a host's messages matters.
    if (this.#trials?.isBusy) this.#trials.enqueue(() => this.#deliver(args))
    else return this.#deliver(args)
    return false
  }

  #deliver(args: readonly unknown[]): boolean {
    try {
      // Hocuspocus' provider requires array buffers.
      const [data] = args
      const { fault, costly } =
        this.#doc && data instanceof ArrayBuffer
          ? inspectHostMessage(parseMessage(new Uint8Array(data)), this.#doc)
          : {}
      if (fault) return this.#disconnect('unsafe', fault.message)
      if (!costly) return super.emit('message', ...args)
      void this.#tryThenDeliver(costly, args)
      return false
    } catch (error) {
      return this.#disconnect('lost', `a message of the meeting's host could not be handled: ${String(error)}`)
    }
  }

  async #tryThenDeliver(costly: CostlyUpdate, args: readonly unknown[]): Promise<void> {
    try {
      const fault = await this.#trials?.run(costly, () => super.emit('message', ...args))
      if (fault) this.#disconnect('unsafe', fault.message)
    } catch (error) {
      this.#disconnect('lost', `an update of the meeting's host could not be tried: ${String(error)}`)
    }
  }

  #disconnect(reason: DisconnectReason, detail: string): false {
    this.close(closeCodes.malformed, 'the message was not understood')
    this.#onDisconnect(reason, detail)
    return false
  }
}
