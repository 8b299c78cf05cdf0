import { isJsonObject, type JsonObject } from '../../json-fields'
import { parseObject } from '../../parse-json'
import { joinNonEmpty } from '../../phrases'
import { htmlToText } from './html-text'

/** The fields of cards that hold words that people see, in every version of Google's and Microsoft's cards. */
const wordFields = [
  'title',
  'subtitle',
  'topLabel',
  'summary',
  'text',
  'bottomLabel',
  'activityTitle',
  'value',
  'content',
]

/** Values inside one card that are looked at. */
const MAX_VALUES = 500

const toObject = (value: unknown): unknown => (typeof value === 'string' ? parseObject(value) : value)

/** The words of a card by which a bot tells something, line by line; of a card that is JSON in a text, too. */
export const cardText = (card: unknown): string => {
  const lines: string[] = []
  const pending: unknown[] = [toObject(card)]
  for (let count = 0; count < MAX_VALUES && pending.length > 0; count++) {
    const value = pending.pop()
    if (Array.isArray(value)) pending.push(...value.toReversed())
    else if (isJsonObject(value)) {
      lines.push(...wordsOf(value))
      pending.push(
        ...Object.values(value)
          .filter((inner) => typeof inner === 'object')
          .toReversed(),
      )
    }
  }
  return joinNonEmpty('\n', lines)
}

const wordsOf = (card: JsonObject): string[] =>
  wordFields.flatMap((name) => {
    const words = card[name]
    return typeof words === 'string' && !/^(?:https?:|\s*\{)/.test(words) ? [htmlToText(words)] : []
  })
