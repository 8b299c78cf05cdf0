/** What may be lost of the last typing when the process dies, ms. */
export const MAX_LOSS_MS = 100

/** How often a process that types counts a turn of its own clock, ms. A machine that is too busy to run it delays the turns as well. */
export const TURN_MS = 10

type TypedWord = { word: string; turn: number; idleTurn: number }

/** What a process that was killed had printed, in turns of its own clock. */
export type TypingLog = {
  turns: number
  /** Words that it had been told are on the disk. */
  flushed: string[]
  /** Words and their age at its death, in turns. */
  typed: { word: string; age: number }[]
  /** The longest that a word waited for the disk, or waits still, in turns in which the disk had nothing to do. */
  longestWait: number
}

/** Reads what a process printed until it was killed. */
export const readTypingLog = (lines: readonly string[]): TypingLog => {
  const typed: TypedWord[] = []
  const waiting = new Map<string, TypedWord>()
  const flushed: string[] = []
  let turn = 0
  let idleTurn = 0
  let longestWait = 0
  for (const line of lines) {
    const [kind, word = ''] = line.split(' ')
    if (kind === 'idle' || kind === 'busy') turn += 1
    if (kind === 'idle') idleTurn += 1
    if (kind === 'typed') {
      const entry = { word, turn, idleTurn }
      typed.push(entry)
      waiting.set(word, entry)
    }
    if (kind === 'flushed') {
      flushed.push(word)
      longestWait = Math.max(longestWait, idleTurn - (waiting.get(word)?.idleTurn ?? idleTurn))
      waiting.delete(word)
    }
  }
  for (const entry of waiting.values()) longestWait = Math.max(longestWait, idleTurn - entry.idleTurn)
  return { turns: turn, flushed, typed: typed.map(({ word, turn: at }) => ({ word, age: turn - at })), longestWait }
}
