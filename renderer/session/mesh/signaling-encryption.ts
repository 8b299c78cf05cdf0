import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { fromBase64, toBase64 } from 'lib0/buffer'
import { z } from 'zod'

/** y-webrtc's signaling messages: an announcement of a page, or a step toward a connection with one peer. */
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

/** Encrypts and decrypts signaling messages, so that no server in between can read them or join the mesh. */
export type SignalingCipher = {
  encrypt: (message: unknown) => string
  /** Undefined for what was not encrypted with this room's key, or is not one of y-webrtc's messages. */
  decrypt: (encrypted: unknown) => Signaling | undefined
}

const NONCE_BYTES = 24

/**
 * XChaCha20-Poly1305 in plain JavaScript: a page over plain http has no `crypto.subtle`. `keyHex`: 32 bytes; `room` is
 * authenticated as associated data.
 */
export const createSignalingCipher = (keyHex: string, room: string): SignalingCipher => {
  const key = bytesOfHex(keyHex)
  const associatedData = new TextEncoder().encode(room)
  return {
    encrypt: (message) => {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const ciphertext = xchacha20poly1305(key, nonce, associatedData).encrypt(
        new TextEncoder().encode(JSON.stringify(message)),
      )
      const encrypted = new Uint8Array(NONCE_BYTES + ciphertext.length)
      encrypted.set(nonce)
      encrypted.set(ciphertext, NONCE_BYTES)
      return toBase64(encrypted)
    },
    decrypt: (encrypted) => {
      if (typeof encrypted !== 'string') return undefined
      try {
        const bytes = fromBase64(encrypted)
        const decrypted = xchacha20poly1305(key, bytes.subarray(0, NONCE_BYTES), associatedData).decrypt(
          bytes.subarray(NONCE_BYTES),
        )
        return signalingSchema.safeParse(JSON.parse(new TextDecoder().decode(decrypted))).data
      } catch {
        return undefined
      }
    },
  }
}

const bytesOfHex = (hex: string): Uint8Array => {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error('The room’s key is not 32 bytes in hexadecimal')
  return Uint8Array.from({ length: 32 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16))
}
