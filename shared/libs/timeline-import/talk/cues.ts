/** Something that was said, by the time since the start of the recording. */
export type Cue = {
  line: number
  /** Milliseconds since the start. */
  from: number
  to?: number
  /** The time as written. */
  raw: string
  who?: string
  text: string
}

/** Cues of one speaker with a longer silence between them stay apart. */
const MAX_SILENCE_MS = 5000
/** One speaker's cues become one row up to this duration and this many UTF-16 units. */
const MAX_TURN_MS = 60_000
const MAX_TURN_LENGTH = 600

const endsSentence = (text: string): boolean => /[.!?…。！？]["'”’)\]]?$/.test(text)

const continues = (turn: Cue, cue: Cue): boolean => {
  if (cue.who === undefined ? endsSentence(turn.text) : cue.who !== turn.who) return false
  return (
    cue.from - (turn.to ?? turn.from) <= MAX_SILENCE_MS &&
    (cue.to ?? cue.from) - turn.from <= MAX_TURN_MS &&
    turn.text.length + cue.text.length < MAX_TURN_LENGTH
  )
}

/** Joins consecutive cues of the same speaker, and cues without a speaker to the sentence that they continue. */
export const joinCues = (cues: Cue[]): Cue[] => {
  const turns: Cue[] = []
  for (const cue of cues) {
    const turn = turns.at(-1)
    if (turn && continues(turn, cue)) {
      turn.text = `${turn.text} ${cue.text}`
      turn.to = cue.to ?? cue.from
    } else turns.push({ ...cue })
  }
  return turns
}
