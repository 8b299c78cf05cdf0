import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { fromBase64, toBase64 } from 'lib0/buffer'
import { z } from 'zod'

/** What y-webrtc says through signaling: that it is here, or a step towards a connection with one peer. */
const signalingSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('announce'), from: z.string().max(64), to: z.string().max(64).optional() }),
  z.object({
    type: z.literal('signal'),
    from: z.string().max(64),
    to: z.string().max(64),
    token: z.number().optional(),
    signal: z.looseObject({ type: z.string().max(32).optional() }),
  }),
])
export type Signaling = z.infer<typeof signalingSchema>

/** Closes and opens what passes through signaling, so that no server on the way can read it or take part. */
export type Seal = {
  close: (message: unknown) => string
  /** Undefined for what was not sealed with this room's key, or is not y-webrtc's. */
  open: (sealed: unknown) => Signaling | undefined
}

const NONCE = 24

/** XChaCha20-Poly1305 in plain JavaScript: a page over plain http has no `crypto.subtle`. `keyHex`: 32 bytes; `room` is bound in. */
export const createSeal = (keyHex: string, room: string): Seal => {
  const key = bytesOfHex(keyHex)
  const bound = new TextEncoder().encode(room)
  return {
    close: (message) => {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE))
      const closed = xchacha20poly1305(key, nonce, bound).encrypt(new TextEncoder().encode(JSON.stringify(message)))
      const sealed = new Uint8Array(NONCE + closed.length)
      sealed.set(nonce)
      sealed.set(closed, NONCE)
      return toBase64(sealed)
    },
    open: (sealed) => {
      if (typeof sealed !== 'string') return undefined
      try {
        const bytes = fromBase64(sealed)
        const opened = xchacha20poly1305(key, bytes.subarray(0, NONCE), bound).decrypt(bytes.subarray(NONCE))
        return signalingSchema.safeParse(JSON.parse(new TextDecoder().decode(opened))).data
      } catch {
        return undefined
      }
    },
  }
}

const bytesOfHex = (hex: string): Uint8Array => {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error('The key of the room is not 32 bytes in hexadecimal')
  return Uint8Array.from({ length: 32 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16))
}
