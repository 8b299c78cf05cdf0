import { at } from '../grammar/word'
import { solutionVerbs } from '../words/situations'
import type { SituationPattern } from './situation'

/** Finds "we should add an alert": a remedy, where what happened is still being told. */
export const solutionEarly: SituationPattern = {
  id: 'solution-early',
  find: ({ words, clauses, isMention, sentence }) =>
    sentence.asks
      ? []
      : clauses.flatMap(({ subject, base, kind, modal, perfect, passive, negated, start, end, main }) => {
          if (kind === 'infinitive') {
            const before = at(words, start - 1).base === 'need' ? start - 1 : start - 2
            const isNeeded = at(words, before).base === 'need' && ['we', 'i'].includes(at(words, before - 1).word)
            return isNeeded && solutionVerbs.has(base) ? [{ from: before - 1, to: end }] : []
          }
          const isOurs = (subject.kind === 'we' && !passive) || (subject.kind === 'system' && passive)
          const isProposed = modal === 'should' || modal === 'must' || modal === "'d"
          const counts = isOurs && isProposed && !perfect && !negated && solutionVerbs.has(base) && !isMention(main)
          return counts ? [{ from: subject.start < 0 ? start : subject.start, to: end }] : []
        }),
  examples: {
    flagged: ['We should add an alert on pool usage.', 'We need to automate the failover.'],
    notFlagged: [
      'The job adds an alert.',
      'We should have added an alert.',
      'Should we add an alert?',
      'We added an alert.',
    ],
  },
}
