import { documentWords, fold, type HeadingTitle, patternsOf, type SectionTitle } from '../../languages'
import { decodeEntity } from '../entities'

/** What a section of a postmortem is about. */
export type SectionKind = Exclude<SectionTitle, 'mixed' | 'problem'>

/** The kinds in the order in which their titles are looked for: a title may name two. */
const titleKinds = [
  'chronology',
  'other',
  'meeting',
  'lucky',
  'mixed',
  'problem',
  'wentPoorly',
  'wentWell',
  'followUps',
  'probableCause',
  'rootCause',
  'effects',
  'summary',
  'lessons',
  'narrative',
] as const satisfies SectionTitle[]

const titlePatterns = patternsOf(documentWords, titleKinds, ({ sections }, kind) => sections[kind])

/** The kinds that headings name by words of their own, in the order in which these are looked for. */
const headingKinds = [
  'wentPoorly',
  'wentWell',
  'followUps',
  'probableCause',
  'effects',
  'summary',
] as const satisfies HeadingTitle[]

const headingPatterns = patternsOf(documentWords, headingKinds, ({ headings }, kind) => headings[kind])

/** The text of a heading without its markup. */
export const plainTitle = (source: string): string =>
  source
    .replace(/(?<!\\)!?\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)/g, '$1')
    .replace(/(?<!\\)<(https?:\/\/[^\s<>]{1,500})>/g, '$1')
    .replace(
      /\\([!-/:-@[-`{-~])|&(#?\w{1,8});|[*`]+|(?<![\w\\])_+|_+(?!\w)/g,
      (source, sign: string | undefined, entity: string | undefined) =>
        sign ?? (entity === undefined ? '' : (decodeEntity(entity) ?? source)),
    )
    .trim()

/** What marks a line of plain text as a title: `■`, `1．`, `一、`; in folded text. */
export const TITLE_SIGN = '(?:[■◆●▼◇□○◎▪]+|\\d{1,2}[.、)](?!\\d)|[①-⑳]|[(]?[一二三四五六七八九十]{1,3}[)、.])'

/** A title in lowercase, without numbering, symbols and markup. */
const normalizeTitle = (title: string): string =>
  fold(title)
    .replace(/[*_`#]+/g, '')
    .replace(/:[a-z_+-]+:/g, '')
    .replace(/^[^\p{L}]*(?:\d+[.)]?\s*)*/u, '')
    .replace(/(?<![\s:.?!])[\s:.?!]+$/, '')
    .trim()
    .toLowerCase()

/** What is longer is a sentence, and names no section. */
const MAX_TITLE_LENGTH = 90

/** A title without what it says in parentheses at its end. */
const withoutRemark = (title: string): string => title.replace(/[(（][^()（）]{0,300}[)）]\W{0,3}$/, '')

/** The words of a title that may name a section; empty if they are a sentence. */
const wordsOfTitle = (title: string): string => {
  const normalized = normalizeTitle(title.length > MAX_TITLE_LENGTH ? withoutRemark(title) : title)
  return normalized.length > MAX_TITLE_LENGTH ? '' : normalized
}

/** The kind of a section by its title and the kind of the one before it; undefined if the title does not show it. */
export const kindOfTitle = (title: string, before?: SectionKind): SectionKind | undefined => {
  const normalized = wordsOfTitle(title)
  if (normalized === '') return undefined
  const kind = titlePatterns.find(({ pattern }) => pattern.test(normalized))?.key
  if (kind === 'problem') return before === 'wentWell' ? 'wentPoorly' : 'summary'
  return kind === 'mixed' ? 'lessons' : kind
}

/**
 * The kind of a section by its heading. Below a section of a known kind, headings only structure it, unless they name
 * another kind in words that stand for nothing else.
 */
export const kindOfHeading = (title: string, before?: SectionKind, around?: SectionKind): SectionKind | undefined => {
  const kind = kindOfTitle(title, before)
  const isPlain = (kind === undefined || kind === 'narrative') && (around === undefined || around === 'lessons')
  if (!isPlain) return kind
  const words = wordsOfTitle(withoutRemark(title))
  return headingPatterns.find(({ pattern }) => pattern.test(words))?.key ?? kind
}
