import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import type { Failure } from './failure'

export const inviteAccessSchema = z.enum(['edit', 'read'])
export type InviteAccess = z.infer<typeof inviteAccessSchema>

/** A document's id as it may travel: it becomes part of addresses and file names. */
export const documentIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** `host:port`, with an IPv6 host in brackets. */
export const addressSchema = z.string().regex(/^(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9._-]{1,253}):[0-9]{1,5}$/)

/** What a link carries behind its `#`: where the meeting is held, how to know the right host, and the secret. */
export const inviteSchema = z.object({
  documentId: documentIdSchema,
  access: inviteAccessSchema,
  addresses: z.array(addressSchema).min(1).max(12),
  /** SHA-256 of the meeting's host's certificate (DER), in hexadecimal. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** 128 bits in hexadecimal. A read-only invite has another one, from which the editing one cannot be found. */
  secret: z.string().regex(/^[0-9a-f]{32}$/),
})
export type Invite = z.infer<typeof inviteSchema>

const VERSION = 1
const CHECK_BYTES = 4

const checkOf = (bytes: Uint8Array): Uint8Array => sha256(bytes).subarray(0, CHECK_BYTES)

/** The invite as the text behind a link's `#`, base64url, with a check at its end that shows a link cut short. */
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
  const whole = new Uint8Array(body.length + CHECK_BYTES)
  whole.set(body)
  whole.set(checkOf(body), body.length)
  return toBase64UrlEncoded(whole)
}

/** The link for people with the app. */
export const appLink = (invite: Invite): string => `debrief://join#${encodeInvite(invite)}`

/** The link for a browser; `origin` as in `http://10.0.0.5:4517`. */
export const browserLink = (invite: Invite, origin: string): string => `${origin}/join#${encodeInvite(invite)}`

const sentences = {
  'not-an-invite':
    'This is not an invite to a Debrief meeting. Copy the whole link, from "debrief://" or "http" to its end.',
  'link-cut': 'This invite is not complete: a part of the link is missing. Copy it again, whole, or ask for a new one.',
  'link-newer':
    'This invite was made by a newer version of Debrief. Update Debrief to join, or ask for the link for browsers.',
} as const

const broken = (code: keyof typeof sentences): { failure: Failure } => ({
  failure: { code, sentence: sentences[code] },
})

/** The payload of a link in any of its forms, freed of what mail programs and chats put around and into it. */
const payloadOf = (link: string): string | undefined => {
  const text = link.replace(/[\s\u200b\u00ad]+/g, '').replace(/^[<("'“]+|[>)"'”.,;]+$/g, '')
  const match = /^(?:debrief:\/\/join\/?|https?:\/\/[^/#?]+\/join\/?)(?:\?[^#]*)?#(.*)$/i.exec(text)
  return match?.[1]
}

const readBody = (body: Uint8Array): unknown => {
  const decoder = decoding.createDecoder(body)
  decoding.readUint8(decoder)
  const access = decoding.readUint8(decoder) === 0 ? 'edit' : 'read'
  const secret = bytesToHex(decoding.readUint8Array(decoder, 16))
  const fingerprint = bytesToHex(decoding.readUint8Array(decoder, 32))
  const documentId = decoding.readVarString(decoder)
  const addresses = Array.from({ length: Math.min(decoding.readVarUint(decoder), 13) }, () =>
    decoding.readVarString(decoder),
  )
  return { documentId, access, addresses, fingerprint, secret }
}

const bytesOf = (payload: string): Uint8Array | undefined => {
  try {
    return fromBase64UrlEncoded(payload)
  } catch {
    return undefined
  }
}

/** Reads a link; what is wrong with it comes back as a failure, with a sentence for the person who pasted it. */
export const decodeInvite = (link: string): { invite: Invite } | { failure: Failure } => {
  const payload = payloadOf(link)
  if (payload === undefined) return broken('not-an-invite')
  if (!/^[A-Za-z0-9_-]+$/.test(payload)) return broken(payload === '' ? 'link-cut' : 'not-an-invite')
  const whole = bytesOf(payload)
  if (!whole || whole.length <= CHECK_BYTES) return broken('link-cut')
  const body = whole.subarray(0, -CHECK_BYTES)
  const check = checkOf(body)
  if (check.some((byte, index) => byte !== whole[body.length + index])) return broken('link-cut')
  if ((body[0] ?? 0) > VERSION) return broken('link-newer')
  try {
    const parsed = inviteSchema.safeParse(readBody(body))
    return parsed.success ? { invite: parsed.data } : broken('not-an-invite')
  } catch {
    return broken('not-an-invite')
  }
}

const derive = (invite: Pick<Invite, 'secret' | 'documentId'>, purpose: string, bytes: number): string =>
  bytesToHex(
    hkdf(sha256, hexToBytes(invite.secret), utf8ToBytes(`debrief/1 ${invite.documentId}`), utf8ToBytes(purpose), bytes),
  )

/** The read-only invite to the same meeting; nothing of the editing one can be found from it. */
export const readOnlyInvite = (invite: Invite): Invite =>
  invite.access === 'read' ? invite : { ...invite, access: 'read', secret: derive(invite, 'read invite', 16) }

/** What a host or a guest shows to be let in, in hexadecimal; another one for editing than for reading. */
export const inviteToken = (invite: Pick<Invite, 'secret' | 'documentId' | 'access'>): string =>
  derive(invite, `sync ${invite.access}`, 32)

/** Name of the mesh's room for signaling; undefined for readers, who never join the mesh. */
export const meshRoom = (invite: Pick<Invite, 'secret' | 'documentId' | 'access'>): string | undefined =>
  invite.access === 'edit' ? derive(invite, 'mesh room', 16) : undefined

/** Seals what passes through signaling: 32 bytes in hexadecimal; undefined for readers. */
export const meshKey = (invite: Pick<Invite, 'secret' | 'documentId' | 'access'>): string | undefined =>
  invite.access === 'edit' ? derive(invite, 'mesh key', 32) : undefined
