import { at } from '../grammar/word'
import type { SentenceContext } from '../rules/context'
import {
  accountabilityPhrases,
  communicationPhrases,
  defendingPhrases,
  disciplinePhrases,
  hindsightPhrases,
  preventablePhrases,
  singleCausePhrases,
  trainingPhrases,
  unnoticedPhrases,
} from '../words/situations'
import { findPhrases } from './find-phrases'
import type { SituationPattern, Stretch } from './situation'

/** "preventable with a schema check": about what can be done. */
const isMeans = ({ words, sentence }: SentenceContext, { to }: Stretch): boolean =>
  sentence.asks || (at(words, to - 1).word === 'preventable' && ['by', 'with'].includes(at(words, to).word))

/** What is said in a whole turn of speech, whoever says it. */
export const byPhrase: readonly SituationPattern[] = [
  {
    id: 'defending',
    find: findPhrases(defendingPhrases),
    examples: {
      flagged: ['It was not my fault, I followed the runbook.', 'How was I supposed to know that?'],
      notFlagged: ['The fault was in the disk.', 'Nobody was told about the change.'],
    },
  },
  {
    id: 'discipline',
    find: findPhrases(disciplinePhrases, { negationReach: 3 }),
    examples: {
      flagged: ['Someone should be fired for this.', 'He needs a written warning.'],
      notFlagged: [
        'The alert fired at 14:02.',
        'A warning was written to the log.',
        'Nobody should be fired for this.',
      ],
    },
  },
  {
    id: 'no-accountability',
    find: findPhrases(accountabilityPhrases),
    examples: {
      flagged: ['So nobody is accountable?', 'There have to be consequences.'],
      notFlagged: ['The owner of the service is the platform team.', 'The consequences for users were small.'],
    },
  },
  {
    id: 'preventable',
    find: findPhrases(preventablePhrases, { negationReach: 3, isExcepted: isMeans }),
    examples: {
      flagged: ['This was preventable.', 'This should never have happened.'],
      notFlagged: ['A lock prevents two deploys at once.', 'Errors of this class are preventable with a schema check.'],
    },
  },
  {
    id: 'hindsight',
    find: findPhrases(hindsightPhrases, { negationReach: 3 }),
    examples: {
      flagged: ['In hindsight the graph says it all.', 'The signs were there.'],
      notFlagged: ['The graph was flat until 14:31.', 'It was not obvious which host was meant.'],
    },
  },
  {
    id: 'more-training',
    find: findPhrases(trainingPhrases, { negationReach: 3 }),
    examples: {
      flagged: ['The team needs more training on Kubernetes.', 'Mandatory training for all developers.'],
      notFlagged: ['The training job wrote to the wrong bucket.', 'There was no mandatory training.'],
    },
  },
  {
    id: 'nobody-noticed',
    find: findPhrases(unnoticedPhrases),
    examples: {
      flagged: ['The errors went unnoticed for an hour.', 'The change slipped through review.'],
      notFlagged: ['The monitor noticed it after two minutes.', 'The pod slipped into a restart loop.'],
    },
  },
  {
    id: 'single-cause',
    find: findPhrases(singleCausePhrases, { negationReach: 3 }),
    examples: {
      flagged: ['The only reason is the config change.', 'That was the root cause, case closed.'],
      notFlagged: ['The limit was one of the causes.', 'This is not the only cause.'],
    },
  },
  {
    id: 'communication',
    find: findPhrases(communicationPhrases),
    examples: {
      flagged: ['Support was not told about the outage.', 'We first heard of it through a tweet.'],
      notFlagged: ['Support was told at 14:40.', 'The status page was updated every 20 minutes.'],
    },
  },
]
