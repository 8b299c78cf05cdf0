import { agentOf, isSomebody, type Subject } from '../grammar/agents'
import { at, type Word } from '../grammar/word'
import { phraseEnders } from '../words/grammar'

type Phrase = { subject: Subject; end: number }

/** The noun phrase that starts at `from`: who it is, and the index after it. */
export const phraseAfter = (words: readonly Word[], from: number): Phrase | undefined => {
  let head = -1
  let i = from
  for (; i < from + 8 && i < words.length; i += 1) {
    const word = at(words, i)
    if (head >= 0 && head === i - 1 && (word.tag === 'number' || phraseEnders.has(word.word))) break
    if (word.tag === 'noun' || word.tag === 'name' || word.tag === 'pronoun' || word.tag === 'opaque') head = i
    else if (
      !(
        word.tag === 'determiner' ||
        word.tag === 'adjective' ||
        word.tag === 'number' ||
        word.tag === 'possessive' ||
        word.word === 'of'
      )
    )
      break
    if (word.tag === 'possessive') head = -1
    if (word.tag === 'pronoun' && at(words, i + 1).word !== 'of') {
      i += 1
      break
    }
    if (head === i && at(words, i + 1).word === 'of') break
  }
  if (head < 0) return undefined
  const subject = agentOf(words, from, head)
  const inner =
    subject.kind !== 'system' && at(words, head + 1).word === 'of' ? phraseAfter(words, head + 2) : undefined
  return { subject, end: inner && inner.subject.kind !== 'system' ? inner.end : head + 1 }
}

/** True for anybody on whom fault can be laid. */
export const isBlamable = (subject: Subject): boolean =>
  (isSomebody(subject) || subject.kind === 'company') && !subject.negative
