import { asSentence, isClause, startsWithVerb, upperFirst } from '../../meeting/sentences'
import { measureText } from './measure-line'
import type { Measure } from './model'
import { affectedLabels } from './texts'

const isTime = (unit: string): boolean => /^(?:d|days?|h|hrs?|hours?|min|mins|minutes?|s|secs?|seconds?)$/i.test(unit)

/** What happened to somebody, said without an auxiliary: `lost`, `newly made and lost`. */
const participle =
  /^(?:\p{L}+ly\s)?(?:lost|affected|delayed|dropped|rejected|deleted|removed|corrupted|blocked|refused|written|made|created|shown|sent|charged|interrupted|duplicated|billed|exposed|disconnected|locked|paused|skipped|canceled|cancelled|refunded|missed)(?!\p{L})/iu

/** Verbs in the past that need no object, after which nothing is added. */
const intransitive =
  /^(?:lost (?:their|its|our)|failed|timed out|crashed|disappeared|expired|waited|stopped|got|saw)(?!\p{L})/iu

const preposition = /^(?:of|in|for|from|to|with|without|by|on|at|per)\s/i

const isOne = (amount: string): boolean => /^(?:about |around |~)?1$/i.test(amount.trim())

/** A measure as a sentence: `For about 5,000 projects, changes of about six hours were lost.` Empty for an empty one. */
export const measureSentence = (measure: Pick<Measure, 'affected' | 'amount' | 'unit' | 'text'>): string => {
  const amount = measureText(measure)
  const text = measure.text.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  if (!amount) return asSentence(text)
  const label = affectedLabels[measure.affected]
  if (!text) return asSentence(`${label}: ${amount}`)
  const subject = upperFirst(amount)
  if (preposition.test(text)) return asSentence(`${label}: ${amount} ${text}`)
  if (startsWithVerb(text) || intransitive.test(text)) return asSentence(`${subject} ${text}`)
  if (participle.test(text)) return asSentence(`${subject} ${isOne(measure.amount) ? 'was' : 'were'} ${text}`)
  if (isClause(text)) return asSentence(isTime(measure.unit) ? `${text} for ${amount}` : `For ${amount}, ${text}`)
  const isShare = /^[%‰]$/.test(measure.unit) && /^[\p{Ll}\p{N}]/u.test(text)
  return asSentence(`${label}: ${amount} ${isShare ? `of ${text}` : `(${text})`}`)
}
