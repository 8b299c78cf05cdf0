import { askedOfPeople } from './asked-of-people'
import { beMoreCareful } from './be-more-careful'
import { blamedNoun } from './blamed-noun'
import { careAsked } from './care-asked'
import { competence } from './competence'
import type { EnglishRule } from './context'
import { counterfactual } from './counterfactual'
import { deeds } from './deeds'
import { discipline } from './discipline'
import { expectedOfPeople } from './expected'
import { humanError } from './human-error'
import { judgedDeed } from './judged-deed'
import { judgement } from './judgement'
import { namedAsCause } from './named-as-cause'
import { passiveHindsight } from './passive-hindsight'
import { personAtFault } from './person-at-fault'
import { slipAsCause } from './slip-as-cause'
import { smallEffort } from './small-effort'

/** Every rule, the more telling first: where two match the same words, the first one counts. */
export const rules: readonly EnglishRule[] = [
  counterfactual,
  passiveHindsight,
  smallEffort,
  expectedOfPeople,
  humanError,
  personAtFault,
  blamedNoun,
  deeds,
  judgement,
  judgedDeed,
  competence,
  slipAsCause,
  namedAsCause,
  discipline,
  beMoreCareful,
  askedOfPeople,
  careAsked,
]
