import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { documentIdSchema } from './document-id'
import type { Failure } from './failure'
import { inviteAccessSchema } from './invite-access'

const MAX_PORT = 65_535

/** `host:port`, with an IPv6 host in brackets. */
export const addressSchema = z
  .string()
  .regex(/^(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9._-]{1,253}):[0-9]{1,5}$/)
  .refine((address) => {
    const port = Number(address.slice(address.lastIndexOf(':') + 1))
    return port >= 1 && port <= MAX_PORT
  })

const isAddress = (address: unknown): boolean => addressSchema.safeParse(address).success

/** Invalid addresses are left out, so that the valid ones still work. */
const addressesSchema = z.preprocess(
  (found) => (Array.isArray(found) ? found.filter(isAddress) : found),
  z.array(addressSchema).max(12),
)

/** What a link carries after its `#`: where the meeting is held, how to recognize its host, and the secret. */
export const inviteSchema = z.object({
  documentId: documentIdSchema,
  access: inviteAccessSchema,
  addresses: addressesSchema,
  /** SHA-256 of the meeting's host's certificate (DER), in hexadecimal. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** 128 bits in hexadecimal. A read-only invite has a different one, from which the editing one cannot be derived. */
  secret: z.string().regex(/^[0-9a-f]{32}$/),
})
export type Invite = z.infer<typeof inviteSchema>

const VERSION = 1
const CHECKSUM_BYTES = 4

const computeChecksum = (bytes: Uint8Array): Uint8Array => sha256(bytes).subarray(0, CHECKSUM_BYTES)

/** The invite as the text after a link's `#`: base64url, with a checksum at its end that reveals a truncated link. */
export const encodeInvite = (invite: Invite): string => {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, VERSION)
  encoding.writeUint8(encoder, invite.access === 'edit' ? 0 : 1)
  encoding.writeUint8Array(encoder, hexToBytes(invite.secret))
  encoding.writeUint8Array(encoder, hexToBytes(invite.fingerprint))
  encoding.writeVarString(encoder, invite.documentId)
  encoding.writeVarUint(encoder, invite.addresses.length)
  for (const address of invite.addresses) encoding.writeVarString(encoder, address)
  const body = encoding.toUint8Array(encoder)
  const bytes = new Uint8Array(body.length + CHECKSUM_BYTES)
  bytes.set(body)
  bytes.set(computeChecksum(body), body.length)
  return toBase64UrlEncoded(bytes)
}

/** The link for people who have the app. */
export const appLink = (invite: Invite): string => `debrief://join#${encodeInvite(invite)}`

/** The link for a browser; `origin` as in `http://10.0.0.5:4517`. */
export const browserLink = (invite: Invite, origin: string): string => `${origin}/join#${encodeInvite(invite)}`

const messages = {
  'not-an-invite':
    'There is no invite in this text. Paste the link that starts with "debrief://" or "http", or the whole message it came in.',
  'link-cut': 'Part of this link is missing. Copy it again, all the way to its end, or ask for a new invite.',
  'link-newer':
    'This invite was made by a newer version of Debrief. Update Debrief to join, or ask for the link for browsers.',
  'no-address': 'This invite has no valid address. Ask the facilitator for a new invite.',
} as const

/** `badAddresses`: invalid addresses in the invite, next to its valid ones. */
type DecodedInvite = { invite: Invite; badAddresses?: string[] } | { failure: Failure }

const failed = (code: keyof typeof messages): { failure: Failure } => ({
  failure: { code, sentence: messages[code] },
})

/** Longer than any message that somebody would paste on purpose. */
const MAX_TEXT_LENGTH = 200_000
/** Longer than any invite. */
const MAX_PAYLOAD_LENGTH = 5_000
/** The number of bytes within which the invite of a newer version is searched for. */
const MAX_NEWER_BYTES = 500
const MAX_LINKS = 50

/** What mail programs and chats insert into links: line breaks with quote marks, soft breaks, invisible characters. */
const noise = /=\r?\n|[\s>|\u00ad\u200b-\u200f\u2060\ufeff]+/g
/** Characters that mail filters percent-encode when they rewrite links. */
const encoded = /%(?:3a|2f|23)/gi
const link = /(?:debrief:\/\/join\/?|https?:\/\/[^/#?]+\/join\/?)(?:\?[^#]{0,300})?#([\w-]*)/gi

/** The text after the `#` of every join link; characters that follow a link without a gap are still part of it. */
const findPayloads = (text: string): string[] =>
  [...text.slice(0, MAX_TEXT_LENGTH).replace(encoded, decodeURIComponent).replace(noise, '').matchAll(link)]
    .slice(0, MAX_LINKS)
    .map((found) => (found[1] ?? '').slice(0, MAX_PAYLOAD_LENGTH))

const decodePayload = (payload: string): Uint8Array => {
  // A single character beyond a group of four is not a whole byte, and some decoders reject it.
  const whole = payload.length % 4 === 1 ? payload.slice(0, -1) : payload
  try {
    return fromBase64UrlEncoded(whole)
  } catch {
    return new Uint8Array()
  }
}

/** Whether a body of this length is followed by its checksum. */
const hasChecksum = (bytes: Uint8Array, length: number): boolean =>
  length + CHECKSUM_BYTES <= bytes.length &&
  computeChecksum(bytes.subarray(0, length)).every((byte, index) => byte === bytes[length + index])

const readBody = (bytes: Uint8Array) => {
  const decoder = decoding.createDecoder(bytes)
  decoding.readUint8(decoder)
  const access = decoding.readUint8(decoder) === 0 ? 'edit' : 'read'
  const secret = bytesToHex(decoding.readUint8Array(decoder, 16))
  const fingerprint = bytesToHex(decoding.readUint8Array(decoder, 32))
  const documentId = decoding.readVarString(decoder)
  const addresses = Array.from({ length: Math.min(decoding.readVarUint(decoder), 13) }, () =>
    decoding.readVarString(decoder),
  )
  return { length: decoder.pos, invite: { documentId, access, addresses, fingerprint, secret } }
}

/** An invite contains its own length, so text that follows the link without a gap does no harm. */
const readPayload = (payload: string): DecodedInvite => {
  const bytes = decodePayload(payload)
  const isNewer = (bytes[0] ?? 0) > VERSION
  // The length of a newer version's invite is only known by its checksum.
  if (isNewer) {
    const isOne = bytes.subarray(0, MAX_NEWER_BYTES).some((_, length) => hasChecksum(bytes, length))
    return failed(isOne ? 'link-newer' : 'link-cut')
  }
  try {
    const { length, invite } = readBody(bytes)
    if (!hasChecksum(bytes, length)) return failed('link-cut')
    const parsed = inviteSchema.safeParse(invite)
    if (!parsed.success) return failed('not-an-invite')
    if (parsed.data.addresses.length === 0) return failed('no-address')
    const badAddresses = invite.addresses.filter((address) => !isAddress(address))
    return { invite: parsed.data, ...(badAddresses.length > 0 && { badAddresses }) }
  } catch {
    return failed('link-cut')
  }
}

/**
 * Finds the invite in any pasted text: a link in one of its forms, or the message around it. Of several invites to the
 * first meeting named, the one with the most rights; an invalid one returns a failure with a message for the person.
 */
export const decodeInvite = (text: string): DecodedInvite => {
  const decoded = findPayloads(text).map(readPayload)
  const invites = decoded.filter((one) => 'invite' in one)
  const [first] = invites
  if (!first) return decoded[0] ?? failed('not-an-invite')
  const sameMeeting = invites.filter(({ invite }) => invite.documentId === first.invite.documentId)
  return sameMeeting.find(({ invite }) => invite.access === 'edit') ?? first
}

const derive = (invite: Pick<Invite, 'secret' | 'documentId'>, purpose: string, bytes: number): string =>
  bytesToHex(
    hkdf(sha256, hexToBytes(invite.secret), utf8ToBytes(`debrief/1 ${invite.documentId}`), utf8ToBytes(purpose), bytes),
  )

/** The read-only invite to the same meeting, from which the editing one cannot be derived. */
export const readOnlyInvite = (invite: Invite): Invite =>
  invite.access === 'read' ? invite : { ...invite, access: 'read', secret: derive(invite, 'read invite', 16) }

/** The token with which a host or a guest is admitted, in hexadecimal; different for editing and reading. */
export const inviteToken = (invite: Pick<Invite, 'secret' | 'documentId' | 'access'>): string =>
  derive(invite, `sync ${invite.access}`, 32)

/** The mesh's room for signaling; undefined for readers, who never join the mesh. */
export const meshRoom = (invite: Pick<Invite, 'secret' | 'documentId' | 'access'>): string | undefined =>
  invite.access === 'edit' ? derive(invite, 'mesh room', 16) : undefined

/** Encrypts what passes through signaling: 32 bytes in hexadecimal; undefined for readers. */
export const meshKey = (invite: Pick<Invite, 'secret' | 'documentId' | 'access'>): string | undefined =>
  invite.access === 'edit' ? derive(invite, 'mesh key', 32) : undefined
