import { at } from '../grammar/word'
import { indexOfWord, type Match, type SentenceContext } from '../rules/context'
import { needPhrases, solutionPhrases, solutionVerbs } from '../words/situations'
import { findPhrases } from './find-phrases'
import type { SituationPattern, Stretch } from './situation'

const openers = findPhrases(solutionPhrases)

/** "Let's automate this", "we need a better dashboard", "why don't we add retries?". */
const byOpener = (context: SentenceContext, matches: readonly Match[]): Stretch[] =>
  openers(context, matches).filter(
    ({ to }) =>
      indexOfWord(context.words, to, to + 3, ({ base, word }) => solutionVerbs.has(base) || solutionVerbs.has(word)) >=
      0,
  )

/** "Let's automate this": the reader leaves out the 's. */
const byLets = ({ words }: SentenceContext): Stretch[] => {
  const verb = at(words, 1).tag === 'adverb' ? 2 : 1
  return at(words, 0).word === 'let' && solutionVerbs.has(at(words, verb).base) ? [{ from: 0, to: verb + 1 }] : []
}

const needs = findPhrases(needPhrases)

/** Finds "we should add an alert": a remedy, where what happened is still being told. */
export const solutionEarly: SituationPattern = {
  id: 'solution-early',
  find: (context, matches) => {
    const { words, clauses, isMention, sentence } = context
    const opened = [...byOpener(context, matches), ...needs(context, matches), ...byLets(context)]
    if (sentence.asks || opened.length > 0) return opened
    return clauses.flatMap(({ subject, base, kind, modal, perfect, passive, negated, start, end, main }) => {
      if (kind === 'infinitive') {
        const before = at(words, start - 1).base === 'need' ? start - 1 : start - 2
        const isNeeded = at(words, before).base === 'need' && ['we', 'i'].includes(at(words, before - 1).word)
        return isNeeded && solutionVerbs.has(base) ? [{ from: before - 1, to: end }] : []
      }
      const isOurs = (subject.kind === 'we' && !passive) || (subject.kind === 'system' && passive)
      const isProposed = modal === 'should' || modal === 'must' || modal === "'d"
      const counts = isOurs && isProposed && !perfect && !negated && solutionVerbs.has(base) && !isMention(main)
      return counts ? [{ from: subject.start < 0 ? start : subject.start, to: end }] : []
    })
  },
  examples: {
    flagged: [
      'We should add an alert on pool usage.',
      'We need to automate the failover.',
      'Let’s just add a lock.',
      'We need a better dashboard.',
    ],
    notFlagged: [
      'The job adds an alert.',
      'We should have added an alert.',
      'Should we add an alert?',
      'We added an alert.',
    ],
  },
}
