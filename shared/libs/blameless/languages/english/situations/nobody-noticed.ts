import { noticingVerbs } from '../words/situations'
import type { SituationPattern } from './situation'

/** Finds "nobody saw the alert", "none of us caught it". */
export const nobodyNoticed: SituationPattern = {
  id: 'nobody-noticed',
  find: ({ clauses, isMention }) =>
    clauses
      .filter(
        ({ subject, base, kind, main, modal }) =>
          subject.negative &&
          subject.kind !== 'system' &&
          kind === 'finite' &&
          modal === undefined &&
          noticingVerbs.has(base) &&
          !isMention(main),
      )
      .map(({ subject, end }) => ({ from: subject.start, to: end })),
  examples: {
    flagged: ['Nobody noticed the alert.', 'None of us saw the graph.'],
    notFlagged: ['Nobody can see the secret.', 'No events were seen by the collector.'],
  },
}
