import type { Clause } from '../../grammar/clause'
import { at, type Word } from '../../grammar/word'
import { idioms } from '../../words/idioms'
import type { Theme } from '../context'
import { indexPhrases, phraseEnd } from '../phrases'
import { type Fault, isUs } from './fault'

const idiomIndex = indexPhrases(idioms)

/** A turn of speech that faults: "dropped the ball", "let it slip". */
export const byIdiom = (clause: Clause): Fault | undefined => {
  const { subject, words } = clause
  if (subject.kind === 'nobody-said') return undefined
  const to = phraseEnd(idiomIndex, clause.base, words, clause.end, Math.min(words.length, clause.end + 9))
  if (to < 0) return undefined
  const last = at(words, to - 1).word
  if (
    isUs(subject) &&
    clause.base === 'be' &&
    ['wrong', 'about', 'late', 'slow', 'late to', 'slow to'].includes(last) &&
    at(words, to - 2).word !== 'too'
  )
    return undefined
  if (isUs(subject) && ['say', 'go', 'wait'].includes(clause.base) && last !== 'long') return undefined
  if (clause.base === 'leave' && ['on', 'off', 'out', 'behind', 'open'].includes(last) && !isLast(words, to))
    return undefined
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
    ['for', 'during', 'overnight', 'over', 'in'].includes(next.word)
  )
}

const idiomTheme = (base: string, last: string): Theme => {
  if (['late', 'long', 'slow', 'slowly', 'too', 'forever', 'ages'].includes(last)) return 'slow'
  if (base === 'mix' || last === 'wrong') return 'wrong-one'
  if (['mistake', 'mistakes', 'error', 'errors', 'typo', 'typos'].includes(last)) return 'slip'
  if (['blame', 'fault', 'culprit', 'responsible', 'cause'].includes(last)) return 'blame'
  if (['take', 'bring', 'knock', 'introduce'].includes(base)) return 'broke'
  return 'fault'
}
