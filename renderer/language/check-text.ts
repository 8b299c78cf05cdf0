import {
  type ActionFinding,
  type BlameFinding,
  checkAction,
  inspect,
  type Situation,
} from '../../shared/libs/blameless'
import { endsAtPerson } from '../../shared/meeting/ends-at-person'

/** A text to be checked, and what to find in it. */
export type TextCheck = {
  text: string
  /** Names of the people in the meeting. */
  people: readonly string[]
  /** A further question follows it, so nothing in it is flagged. */
  isAnswered?: boolean
  /** `findings`: everything about its wording. `ending`: only whether it ends at a person. */
  finds: 'findings' | 'ending'
  isAction?: boolean
}

/** What was found in a text. Offsets are UTF-16 code units. */
export type CheckResult = {
  findings: BlameFinding[]
  /** What the text reveals about the conversation, for facilitators; the most significant first. */
  situations: Situation[]
  /** What would make an action specific. */
  action: ActionFinding[]
  endsAtPerson: boolean
}

const nothing: CheckResult = { findings: [], situations: [], action: [], endsAtPerson: false }

/** The minimum length of a slice (characters): a page of text, checked in a few milliseconds. */
export const SLICE_CHARACTERS = 2_000

/**
 * Splits a long text at the ends of lines or, if lines are long, of sentences. Each slice is checked by itself, so that
 * a check can be canceled between two of them.
 */
export const splitIntoSlices = (text: string, length = SLICE_CHARACTERS): { start: number; text: string }[] => {
  const slices: { start: number; text: string }[] = []
  const ends = /\n+|[.!?]\s+/g
  let start = 0
  while (text.length - start > length) {
    ends.lastIndex = start + length
    const found = ends.exec(text)
    if (!found) break
    slices.push({ start, text: text.slice(start, ends.lastIndex) })
    start = ends.lastIndex
  }
  if (start < text.length) slices.push({ start, text: text.slice(start) })
  return slices
}

const moved = <T extends { start: number; end: number }>(found: readonly T[], by: number): T[] =>
  found.map((one) => ({ ...one, start: one.start + by, end: one.end + by }))

/** Checks a text slice by slice; the caller decides after each whether to continue. */
export function* checkText(check: TextCheck): Generator<undefined, CheckResult> {
  const { text, people, isAnswered = false, isAction = false } = check
  if (check.finds === 'ending') return { ...nothing, endsAtPerson: endsAtPerson(text, people) }
  const options = { people, answered: isAnswered }
  const result: CheckResult = { ...nothing, findings: [], situations: [], action: isAction ? checkAction(text) : [] }
  for (const slice of splitIntoSlices(text)) {
    const { findings, situations } = inspect(slice.text, options)
    result.findings.push(...moved(findings, slice.start))
    result.situations.push(...moved(situations, slice.start))
    yield
  }
  for (const { kind, start, end } of result.action)
    if (kind !== 'behaviour') result.situations.push({ id: 'vague-action', start, end })
  return result
}
