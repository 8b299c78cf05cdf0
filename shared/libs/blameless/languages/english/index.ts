import { defineLanguage } from '../../language'
import { checkAction } from './actions'
import { blamedAgent } from './blamed-agent'
import { review } from './learned/review'
import { tellsOfPeople } from './people'
import { reasons } from './reasons'
import { rewritten } from './rewrites'
import { rules } from './rules'
import { read } from './sentences'
import { findSituations } from './situations'

/** English. */
export const english = defineLanguage({
  read,
  rules,
  review,
  reasons,
  rewrite: rewritten,
  agentOf: blamedAgent,
  tellsOfPeople,
  findSituations,
  checkAction,
})
