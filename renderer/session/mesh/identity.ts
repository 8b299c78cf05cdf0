import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { stableJson } from '../../../shared/file'
import type { WireMessage } from '../../../shared/protocol/wire'

type PresenceMessage = Extract<WireMessage, { type: 'presence' }>

/**
 * A page's identity on the mesh, where no host confirms who anybody is: its presence is signed, so that peers can pass it
 * on and nobody can impersonate somebody else. In plain JavaScript, because a page over plain http has no
 * `crypto.subtle`.
 */
export type PeerIdentity = {
  /** 32 bytes in hexadecimal; the hosts send it to the others too. */
  publicKey: string
  sign: (message: PresenceMessage) => PresenceMessage
  /** Whether a message was signed with the key that it carries. */
  verify: (message: PresenceMessage) => boolean
}

const encodePayload = ({ clientId, seq, state }: PresenceMessage): string =>
  `debrief presence ${stableJson(JSON.parse(JSON.stringify([clientId, seq, state])))}`

export const createPeerIdentity = (): PeerIdentity => {
  const { secretKey, publicKey } = ed25519.keygen()
  const key = bytesToHex(publicKey)
  let last = { payload: '', signature: '' }
  return {
    publicKey: key,
    sign: (message) => {
      const payload = encodePayload(message)
      // Every peer gets the same message, so it is signed once.
      if (payload !== last.payload)
        last = { payload, signature: bytesToHex(ed25519.sign(utf8ToBytes(payload), secretKey)) }
      return { ...message, key, signature: last.signature }
    },
    verify: (message) => {
      if (message.key === undefined || message.signature === undefined) return false
      try {
        return ed25519.verify(
          hexToBytes(message.signature),
          utf8ToBytes(encodePayload(message)),
          hexToBytes(message.key),
        )
      } catch {
        return false
      }
    },
  }
}
