import { type ColumnTitle, documentWords, either, fold, type Language, languages, patternsOf } from '../languages'
import { parseZone } from '../time'

/** What the title of a column says about its cells; `other` if it says nothing that is known. */
export type TitleRole = ColumnTitle | 'other'

/** The roles in the order in which titles are compared with them. */
const roles = [
  'key',
  'due',
  'elapsed',
  'duration',
  'end',
  'zone',
  'date',
  'time',
  'who',
  'kind',
  'attribute',
  'text',
] as const satisfies ColumnTitle[]

const rolePatterns = patternsOf(documentWords, roles, ({ columns }, role) => columns[role])

/** `Ticket created - Timestamp` */
const subject = /^(?:ticket|issue|incident|alert|case|record) (?=\w)|(?: -)? (?:timestamp|date)$/g

const normalize = (title: string): string =>
  fold(title)
    .replace(/(?<=[a-z])(?=[A-Z])|[*`_]+/g, ' ')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/[:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** The role of a column by its title, which may be given in two languages: `Fecha / Date`. */
export const roleOfTitle = (title: string): TitleRole => {
  const role = roleOfOneTitle(title)
  const parts = role === 'other' ? title.split(/ [/|·] /) : []
  return parts.length < 2 ? role : (parts.map(roleOfOneTitle).find((found) => found !== 'other') ?? 'other')
}

const roleOfOneTitle = (title: string): TitleRole => {
  const normalized = normalize(title)
  const spellings = [
    normalized,
    fold(title).replace(/[*`]+/g, '').trim().toLowerCase(),
    normalized.replace(/#/g, '').trim(),
    normalized.replaceAll(' ', ''),
  ]
  for (const { key, pattern } of rolePatterns) if (spellings.some((spelling) => pattern.test(spelling))) return key
  // A column that is named after a zone holds the times there.
  if (parseZone(normalized)) return 'time'
  const withoutSubject = normalized.replace(subject, '').trim()
  const role = rolePatterns.find(({ pattern }) => pattern.test(withoutSubject))?.key
  return role === undefined || role === 'who' || role === 'kind' ? 'other' : role
}

/** The titles that each language has, in the order of the languages. */
const titlesOfLanguages = documentWords.map(
  ({ columns }) => new RegExp(`^(?:${either(roles.map((role) => columns[role]))})$`, 'i'),
)

const MIN_TITLES_OF_LANGUAGE = 2

/** The language that more of the titles are of than of any other; undefined if those are too few to tell. */
export const languageOfTitles = (titles: readonly string[]): Language | undefined => {
  const counts = titlesOfLanguages.map((pattern) => titles.filter((title) => pattern.test(normalize(title))).length)
  const most = Math.max(...counts)
  const [index = -1, ...equals] = [...counts.keys()].filter((i) => counts[i] === most)
  return most >= MIN_TITLES_OF_LANGUAGE && equals.length === 0 ? languages[index] : undefined
}

/** Whether a title is that of a column of times or dates. */
export const isTimeHeader = (title: string): boolean => {
  const role = roleOfTitle(title)
  return role === 'time' || role === 'date'
}
