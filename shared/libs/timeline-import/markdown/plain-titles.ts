import { isUnspaced } from '../../languages'
import { readTimedLine } from '../../time'
import { kindOfTitle, type SectionKind } from './headings'

const markup = /^(?:#{1,6}\s|[ \t]*(?:```|~~~)|<h[1-6]\b)/m
/** What a merge that was never finished leaves in a file. */
const mergeMarker = /^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?)$/
/** Words that titles write in lowercase. */
const smallWord =
  /^(?:and|or|of|the|a|an|to|for|in|on|we|it|what|went|well|wrong|got|lucky|learned|learnt|with|by|from|&)$/
const listKinds: ReadonlySet<SectionKind | undefined> = new Set(['followUps', 'wentWell', 'wentPoorly', 'lucky'])

/** A title in a script without capitals, in which words are not separated: `影響範囲`. */
const unspacedTitle = /^[\p{Lo}\p{Lm}・/]{2,12}[:：]?$/u

/** `4. TIMELINE`, `6.1 What went well` */
const numbering = /^\d{1,2}(?:\.\d{1,2})?[.)]? (?=\p{Lu})/u
/** From so many titles on, of different kinds, a text numbers its sections and not the points of a list. */
const MIN_NUMBERED = 3

/** A title that is written like a sentence, alone below an empty line: `Next steps`, `Why did it happen?` */
const sentenceTitle = /^\p{Lu}[^\n.!,;:|]{2,50}[^\s.!,;:|]:?$/u
const MAX_SENTENCE_WORDS = 5

const kindOfSentence = (line: string, above: string | undefined, below: string | undefined): SectionKind | undefined =>
  above?.trim() === '' &&
  below?.trim() !== '' &&
  sentenceTitle.test(line) &&
  line.split(' ').length <= MAX_SENTENCE_WORDS
    ? kindOfTitle(line)
    : undefined

/** The kinds of titles of sections that have numbers, if several have. */
const numberedKinds = (lines: string[]): (SectionKind | undefined)[] => {
  const kinds = lines.map((line) => {
    const title = numbering.test(line) ? line.replace(numbering, '') : undefined
    const kind = title && (kindOfLine(title) ?? (sentenceTitle.test(title) ? kindOfTitle(title) : undefined))
    // `7.2 Review the impact` is a point, and no title.
    return title && kind && (listKinds.has(kind) || kindOfLine(title)) ? kind : undefined
  })
  return new Set(kinds.filter((kind) => kind !== undefined)).size < MIN_NUMBERED ? lines.map(() => undefined) : kinds
}

/** The kind of section that a line names which is nothing but a title: few words, in capitals, without a period. */
const kindOfLine = (line: string): SectionKind | undefined => {
  if (unspacedTitle.test(line)) return isUnspaced(line[0]) ? kindOfTitle(line) : undefined
  if (line.length < 3 || line.length > 60 || /^[ \t]{0,9}(?:[-*+>]|\d)/.test(line)) return undefined
  const words = line
    .replace(/(?<!\s)\s*\([^()]*\):?$/, '')
    .replace(/(?<![\s:])[\s:]+$/, '')
    .replace(/^[^\p{L}]+/u, '')
    .split(/\s+/)
  const isTitle =
    words.length <= 6 &&
    words.every(
      (word, i) => (i > 0 && smallWord.test(word)) || /^[\p{Lu}\p{N}(&/]/u.test(word) || /^\P{L}/u.test(word),
    ) &&
    !/[.!?,;]$/.test(words.at(-1) ?? '')
  return isTitle ? kindOfTitle(line) : undefined
}

/** A point of a list that has no bullet: it begins a sentence, and the line above ended one. */
const beginsPoint = (line: string, above: string): boolean =>
  /^\p{Lu}/u.test(line) && !line.endsWith(':') && (above === '' || /[.:!?)]$/.test(above) || above.startsWith('#'))

/**
 * Marks the titles of a text that has no markup at all (`Timeline` above the lines of a timeline), as people paste it
 * from a page: as headings, with the title of the text above them, and the lines below those of lists as their points.
 * Line numbers stay. A text with any heading, or whose titles are not those of a report, stays as it is.
 */
export const markPlainTitles = (text: string): string => {
  if (text.length > 100_000 || markup.test(text)) return text
  const lines = text.split('\n').map((line) => (mergeMarker.test(line) ? '' : line))
  const numbered = numberedKinds(lines.map((line) => line.trim()))
  const kinds = lines.map(
    (line, i) => numbered[i] ?? kindOfLine(line.trim()) ?? kindOfSentence(line.trim(), lines[i - 1], lines[i + 1]),
  )
  const titles = new Set(kinds.filter((kind) => kind !== undefined))
  const isReport = titles.has('chronology') || (titles.has('rootCause') && (titles.size > 2 || titles.has('effects')))
  if (titles.size < 2 || !isReport) return text
  const first = lines.findIndex((line) => line.trim() !== '')
  let kind: SectionKind | undefined
  let isEmptyTimeline = false
  let isPhase = false
  let hasBullets = false
  let above = ''
  return lines
    .map((source, i) => {
      const line = source.trim()
      const marked = ((): string => {
        if (kinds[i] !== undefined) {
          // `Timeline` and right below it `Detection`: the phases of the timeline.
          isPhase = kinds[i] === 'narrative' && (isPhase || isEmptyTimeline)
          kind = kinds[i]
          isEmptyTimeline = kind === 'chronology'
          hasBullets = false
          return `${isPhase ? '###' : '##'} ${line.replace(numbering, '').replace(/:$/, '')}`
        }
        if (line !== '') isEmptyTimeline = false
        if (i === first && isDocumentTitle(line)) return `# ${line}`
        hasBullets ||= /^(?:[-*+•]|\d{1,3}[.)])\s/.test(line)
        const point = line.replace(numbering, '')
        if (listKinds.has(kind) && point !== line && numbered.some((one) => one !== undefined)) return `- ${point}`
        return listKinds.has(kind) && !hasBullets && beginsPoint(line, above)
          ? `- ${line}`
          : /^[ \t]{4}/.test(source)
            ? line
            : source
      })()
      above = marked.trim()
      return marked
    })
    .join('\n')
}

const isDocumentTitle = (line: string): boolean =>
  line.length <= 100 && /^[\p{Lu}\p{N}]/u.test(line) && !/[.:,;]$/.test(line) && !readTimedLine(line)?.time.clock
