import { WebSocket } from 'ws'
import { limits } from '../../limits'
import type { MemoryAccount } from '../memory-accounts'
import { readSyncStep } from './message-guard'

type Options = {
  account: MemoryAccount
  /** Too much is waiting for the other side to read. */
  onTooSlow: () => void
  /** The answer to a request for the document was passed to the network. */
  onAnswerSent: () => void
}

/** Sends on a socket, and limits what is buffered for a slow reader. */
export const createOutbound = (socket: WebSocket, { account, onTooSlow, onAnswerSent }: Options) => {
  /** Size of the largest message being sent: transferring a whole document may take as long as it takes. */
  let largestBytes = 0
  return {
    isSending: (): boolean => largestBytes > 0,
    send: (data: string | Uint8Array, onSent?: (error?: Error) => void): void => {
      if (socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount - largestBytes > limits.MAX_UNSENT_BYTES) {
        onTooSlow()
        return
      }
      const bytes = typeof data === 'string' ? undefined : data
      const size = bytes?.length ?? 0
      const isAnswer = bytes !== undefined && readSyncStep(bytes) === 'answer'
      largestBytes = Math.max(largestBytes, size)
      socket.send(data, (error) => {
        if (size === largestBytes) largestBytes = 0
        if (isAnswer) onAnswerSent()
        account.set('unsent', socket.bufferedAmount)
        onSent?.(error)
      })
      account.set('unsent', socket.bufferedAmount)
    },
  }
}
