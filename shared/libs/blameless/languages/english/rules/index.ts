import { askedOfPeople } from './asked-of-people'
import { beMoreCareful } from './be-more-careful'
import { blamedNoun } from './blamed-noun'
import type { EnglishRule } from './context'
import { counterfactual } from './counterfactual'
import { deeds } from './deeds'
import { expectedOfPeople } from './expected'
import { humanError } from './human-error'
import { judgedDeed } from './judged-deed'
import { judgement } from './judgement'
import { personAtFault } from './person-at-fault'

/** Every rule, the more telling first: where two match the same words, the first one counts. */
export const rules: readonly EnglishRule[] = [
  counterfactual,
  expectedOfPeople,
  humanError,
  personAtFault,
  blamedNoun,
  deeds,
  judgement,
  judgedDeed,
  beMoreCareful,
  askedOfPeople,
]
