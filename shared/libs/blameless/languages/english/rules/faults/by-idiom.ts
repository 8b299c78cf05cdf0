import type { Clause } from '../../grammar/clause'
import { at, type Word } from '../../grammar/word'
import {
  blameEndings,
  breakingStarts,
  offDuty,
  openEndings,
  particleEndings,
  slipEndings,
  slowEndings,
  timeLinks,
} from '../../words/idiom-endings'
import { idioms } from '../../words/idioms'
import { inPresent, type Theme } from '../context'
import { indexPhrases, phraseEnd } from '../phrases'
import { type Fault, type FaultRule, isFirstPerson } from './fault'

const idiomIndex = indexPhrases(idioms)

const find = (clause: Clause): Fault | undefined => {
  const { subject, words } = clause
  if (subject.kind === 'nobody-said') return undefined
  if (subject.kind === 'perhaps' && clause.base === 'say') return undefined
  const to = phraseEnd(idiomIndex, clause.base, words, clause.end, Math.min(words.length, clause.end + 9))
  if (to < 0) return undefined
  const last = at(words, to - 1).word
  if (isFirstPerson(subject) && clause.base === 'be' && openEndings.has(last) && at(words, to - 2).word !== 'too')
    return undefined
  if (isFirstPerson(subject) && ['say', 'go', 'wait'].includes(clause.base) && last !== 'long') return undefined
  const isOff = words.some(({ word }, i) => word === 'off' && offDuty.has(at(words, i + 1).word))
  const isAsleep = clause.base === 'be' && words.slice(clause.end, to).some(({ word }) => word === 'asleep')
  if (isAsleep && (inPresent(clause) || isOff)) return undefined
  if (clause.base === 'leave' && particleEndings.has(last) && !isLast(words, to)) return undefined
  return { to, theme: idiomTheme(clause.base, last) }
}

/** "left the flag on" ends there or goes on with when and why; "left a note on the ticket" does not. */
const isLast = (words: readonly Word[], to: number): boolean => {
  const next = at(words, to)
  return (
    next.tag === 'punctuation' ||
    next.tag === 'conjunction' ||
    next.tag === 'subordinator' ||
    next.tag === 'adverb' ||
    timeLinks.has(next.word)
  )
}

const idiomTheme = (base: string, last: string): Theme => {
  if (slowEndings.has(last)) return 'slow'
  if (base === 'mix' || last === 'wrong') return 'wrong-one'
  if (slipEndings.has(last)) return 'slip'
  if (blameEndings.has(last)) return 'blame'
  if (breakingStarts.has(base)) return 'broke'
  return 'fault'
}

/** An idiom that lays blame: "dropped the ball", "let it slip". */
export const byIdiom: FaultRule = {
  name: 'by-idiom',
  find,
  examples: {
    flagged: ['The team dropped the ball.', 'They fell asleep at the wheel.', 'The reviewer cut corners.'],
    notFlagged: ['The job lost its lock.', 'The engineer left a note on the ticket.'],
  },
}
