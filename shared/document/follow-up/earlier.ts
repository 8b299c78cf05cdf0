import { daysBetween } from '../../meeting/business-days'
import { isFinished } from '../../meeting/commitments'
import { foldText } from '../../meeting/fold-text'
import type { FollowUpDocument, Repeat } from '../../protocol/follow-up'

/** A document as it is compared with others: with what made its incident possible, as texts. */
export type ComparedDocument = FollowUpDocument & { causes: string[] }

/** Incidents further apart are no repeats. */
const MAX_REPEAT_DAYS = 183

/** Words that two incidents must share unless they share a tag. */
const MIN_SHARED_WORDS = 2
const MAX_SHOWN_WORDS = 5

/** Shorter words say little, and most of these say nothing about an incident. */
const MIN_WORD_CHARS = 4
const commonWords = new Set(
  `about after again also because been before being both could does down during each every fail failed failing fails
  failure failures first from have incident into issue issues just last long more most much only other outage over
  postmortem problem problems production same service services should some such system systems than that their them then
  there these they this those time times under until very well were what when where which while will with without would
  your`.split(/\s+/),
)

const fold = (texts: readonly string[]): Set<string> =>
  new Set(texts.map((text) => foldText(text).trim()).filter(Boolean))

const wordsOf = ({ title, causes, services }: ComparedDocument): Set<string> => {
  const names = fold(services)
  const words = foldText([title, ...causes].join('\n')).match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => word.length >= MIN_WORD_CHARS && !commonWords.has(word) && !names.has(word)))
}

const sharedOf = (texts: readonly string[], others: ReadonlySet<string>): string[] =>
  texts.filter((text) => others.has(foldText(text).trim()))

/**
 * The incidents of the six months before this one in one of its services that share a tag with it, or words of their
 * titles and causes; the latest first. Undated ones are compared with nothing.
 */
export const findRepeats = (document: ComparedDocument, all: readonly ComparedDocument[]): Repeat[] => {
  if (document.day === '') return []
  const services = fold(document.services)
  const tags = fold(document.tags)
  const words = wordsOf(document)
  return all
    .filter(({ id, day }) => {
      if (id === document.id || day === '') return false
      const days = daysBetween(day, document.day)
      return days >= 0 && days <= MAX_REPEAT_DAYS
    })
    .flatMap((other): Repeat[] => {
      const sharedServices = sharedOf(other.services, services)
      const sharedTags = sharedOf(other.tags, tags)
      if (sharedServices.length === 0) return []
      const sharedWords = [...wordsOf(other)].filter((word) => words.has(word))
      if (sharedTags.length === 0 && sharedWords.length < MIN_SHARED_WORDS) return []
      return [
        {
          id: other.id,
          title: other.title,
          day: other.day,
          services: sharedServices,
          shared: [...sharedTags, ...sharedWords.slice(0, MAX_SHOWN_WORDS)],
          openActions: other.actions.filter((action) => !isFinished(action)).length,
        },
      ]
    })
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}

/**
 * What is open from other incidents, for the meeting about this one: those of the same services first, then the latest.
 * Incidents after this one are no earlier ones.
 */
export const findEarlier = <D extends FollowUpDocument>(document: D, all: readonly D[]): D[] => {
  const services = fold(document.services)
  const isRelated = (other: D): number => (sharedOf(other.services, services).length > 0 ? 1 : 0)
  return all
    .filter(({ id, day }) => id !== document.id && (day === '' || document.day === '' || day <= document.day))
    .map((other) => ({ ...other, actions: other.actions.filter((action) => !isFinished(action)) }))
    .filter(({ actions }) => actions.length > 0)
    .sort((a, b) => isRelated(b) - isRelated(a) || (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}
