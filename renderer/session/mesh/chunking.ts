/** What a message on a data channel is: y-webrtc's own, or one of ours beside it. */
export type FrameKind = 'y-webrtc' | 'ours'

/** Largest piece on a data channel, bytes: every browser takes messages below 64 KiB. */
export const PIECE = 60_000

/** Each piece costs memory of its own, even an empty one: beyond the first few they must have this size on average. */
const MIN_PIECE_BYTES = 1_000
const FREE_PIECES = 1_000

const OURS = 1
const MORE = 2

/** Cuts a message into pieces, each with one byte in front: which kind, and whether more follows. */
export const cut = (kind: FrameKind, message: Uint8Array, piece = PIECE): Uint8Array[] => {
  const pieces: Uint8Array[] = []
  let start = 0
  do {
    const end = Math.min(start + piece, message.length)
    const framed = new Uint8Array(1 + end - start)
    framed[0] = (kind === 'ours' ? OURS : 0) | (end < message.length ? MORE : 0)
    framed.set(message.subarray(start, end), 1)
    pieces.push(framed)
    start = end
  } while (start < message.length)
  return pieces
}

/** A message put together again. */
export type Assembled = { kind: FrameKind; message: Uint8Array }

/**
 * Puts pieces together; they come in order, because the channel is ordered. Throws on what no peer of ours sends:
 * pieces without a head, kinds that change within a message, messages over `limit` bytes or in far too many pieces.
 */
export const createAssembler = (limit: number): ((piece: Uint8Array) => Assembled | undefined) => {
  let waiting: Uint8Array[] = []
  let size = 0
  let kindBefore: number | undefined
  return (piece) => {
    const head = piece[0]
    if (head === undefined || head > (OURS | MORE)) throw new Error('A piece without a head came over the mesh')
    const kind = head & OURS
    size += piece.length - 1
    if (waiting.length > FREE_PIECES + size / MIN_PIECE_BYTES)
      throw new Error('A message in too many pieces came over the mesh')
    if (kindBefore !== undefined && kindBefore !== kind)
      throw new Error('Pieces of two messages came mixed over the mesh')
    if (size > limit) throw new Error('A message too large came over the mesh')
    waiting.push(piece.subarray(1))
    kindBefore = kind
    if (head & MORE) return undefined
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
