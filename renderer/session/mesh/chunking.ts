/** Whose message it is: y-webrtc's, or one of our own. */
export type FrameKind = 'y-webrtc' | 'ours'

/** The largest piece on a data channel: every browser accepts messages below 64 KiB. */
export const MAX_PIECE_BYTES = 60_000

/** Even an empty piece takes memory, so beyond the first few, pieces must have this size on average. */
const MIN_PIECE_BYTES = 1_000
const MAX_SMALL_PIECES = 1_000

const OURS = 1
const MORE = 2

/** Splits a message into pieces, each with a header of one byte: its kind, and whether more pieces follow. */
export const split = (kind: FrameKind, message: Uint8Array, maxBytes = MAX_PIECE_BYTES): Uint8Array[] => {
  const pieces: Uint8Array[] = []
  let start = 0
  do {
    const end = Math.min(start + maxBytes, message.length)
    const framed = new Uint8Array(1 + end - start)
    framed[0] = (kind === 'ours' ? OURS : 0) | (end < message.length ? MORE : 0)
    framed.set(message.subarray(start, end), 1)
    pieces.push(framed)
    start = end
  } while (start < message.length)
  return pieces
}

/** A reassembled message. */
export type Assembled = { kind: FrameKind; message: Uint8Array }

/**
 * Reassembles messages from pieces, which arrive in order because the channel is ordered. Throws for what no peer of
 * ours sends: pieces without a header, kinds that change within a message, messages over `maxBytes` or in far too many
 * pieces.
 */
export const createAssembler = (maxBytes: number): ((piece: Uint8Array) => Assembled | undefined) => {
  let waiting: Uint8Array[] = []
  let size = 0
  let kindBefore: number | undefined
  return (piece) => {
    const header = piece[0]
    if (header === undefined || header > (OURS | MORE)) throw new Error('A piece without a header came over the mesh')
    const kind = header & OURS
    size += piece.length - 1
    if (waiting.length > MAX_SMALL_PIECES + size / MIN_PIECE_BYTES)
      throw new Error('A message in too many pieces came over the mesh')
    if (kindBefore !== undefined && kindBefore !== kind)
      throw new Error('The pieces of two messages came mixed over the mesh')
    if (size > maxBytes) throw new Error('A message too large came over the mesh')
    waiting.push(piece.subarray(1))
    kindBefore = kind
    if (header & MORE) return undefined
    const message = waiting.length === 1 && waiting[0] ? waiting[0] : join(waiting, size)
    waiting = []
    size = 0
    kindBefore = undefined
    return { kind: kind === OURS ? 'ours' : 'y-webrtc', message }
  }
}

const join = (pieces: readonly Uint8Array[], size: number): Uint8Array => {
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
