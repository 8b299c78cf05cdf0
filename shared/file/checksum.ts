import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** An incremental SHA-256. `hex` can be called only once. */
export type Digest = { update: (piece: Uint8Array) => void; hex: () => string }

/** Creates a SHA-256 digest. Node passes in its native one, which is about twenty times faster. */
export type Sha256 = () => Digest

/** SHA-256 in plain JavaScript, for pages without a secure context, which have no `crypto.subtle`. */
export const plainSha256: Sha256 = () => {
  const digest = sha256.create()
  return { update: (piece) => void digest.update(piece), hex: () => bytesToHex(digest.digest()) }
}

/** The checksum of `bytes`, in lower-case hexadecimal. */
export const computeChecksum = (bytes: Uint8Array, start: Sha256 = plainSha256): string => {
  const digest = start()
  digest.update(bytes)
  return digest.hex()
}

/**
 * The checksum of a file's `meeting`, over its compact JSON in the order of its keys, so that formatting the file does
 * not count as an edit. `jq -cj .meeting FILE | sha256sum` gives the same.
 */
export const computeMeetingChecksum = (meeting: object, start: Sha256 = plainSha256): string =>
  computeChecksum(utf8ToBytes(JSON.stringify(meeting)), start)

/** The checksum of what precedes `meeting`: damage there could turn a file into another document's. */
export const computeHeadChecksum = (
  head: { id: string; title: string; savedAt: string },
  start: Sha256 = plainSha256,
): string => computeChecksum(utf8ToBytes(JSON.stringify([head.id, head.title, head.savedAt])), start)
