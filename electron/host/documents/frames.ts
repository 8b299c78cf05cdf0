import { crc32 } from 'node:zlib'

/** What a frame of a journal holds: the journal's own head, an update, or an update that took in an edit by hand. */
export const frameKind = { head: 0, update: 1, handEdit: 2 } as const
export type FrameKind = (typeof frameKind)[keyof typeof frameKind]

export type Frame = { kind: FrameKind; payload: Uint8Array }

/** Length of what follows the checksum, checksum, kind. */
const headLength = 4 + 4 + 1

/** A frame's bytes: its length and checksum go before it, so that a torn one is seen. */
export const encodeFrame = ({ kind, payload }: Frame): Buffer => {
  const bytes = Buffer.allocUnsafe(headLength + payload.length)
  bytes.writeUInt32LE(payload.length, 0)
  bytes.writeUInt8(kind, 8)
  bytes.set(payload, headLength)
  bytes.writeUInt32LE(crc32(bytes.subarray(8)), 4)
  return bytes
}

/**
 * The frames of a journal up to the first that is not whole. `rest`: what comes after. It is `torn` if it just ends too
 * early, as after a crash, and `corrupt` if a whole frame has the wrong checksum, as from a failing disk.
 */
export const decodeFrames = (bytes: Buffer): { frames: Frame[]; rest: 'none' | 'torn' | 'corrupt' } => {
  const frames: Frame[] = []
  let at = 0
  while (at < bytes.length) {
    if (bytes.length - at < headLength) return { frames, rest: 'torn' }
    const end = at + headLength + bytes.readUInt32LE(at)
    if (end > bytes.length) return { frames, rest: 'torn' }
    const kind = kinds.find((known) => known === bytes.readUInt8(at + 8))
    if (kind === undefined || crc32(bytes.subarray(at + 8, end)) !== bytes.readUInt32LE(at + 4)) {
      return { frames, rest: 'corrupt' }
    }
    frames.push({ kind, payload: new Uint8Array(bytes.subarray(at + headLength, end)) })
    at = end
  }
  return { frames, rest: 'none' }
}

const kinds = Object.values(frameKind)
