import { documentWords, either, fold } from '../../languages'
import { joinNonEmpty } from '../phrases'
import type { Block } from './blocks'
import { toSource } from './sections'

/** Text on one line. */
export const unwrapLines = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim()

/** A sign that stands where a list would have its bullet: `✅ The alert fired`, `TODO: tell people first`. */
const sign = /^\s*(?:\p{Extended_Pictographic}|[•·▪‣✓✗✘]|TODO\b|[a-z]\)\s)/u

/** One of several points that stand on lines of their own without a bullet; a sentence that is wrapped ends with a period. */
const bare = /^\p{Lu}[^\n:]{8,120}[^\s.,;:!?–—-]$/u

const areBare = (lines: string[]): boolean => lines.length > 2 && lines.every((line) => bare.test(line.trim()))

/** A paragraph as one point, or as one for each line if all of them begin with a sign or are no part of a sentence. */
const pointsOfParagraph = (source: string): string[] => {
  // The second number of a list cannot interrupt a paragraph: `2. Monitoring:` between what is to do.
  const lines = source.split('\n').filter((line) => !/^\d{1,2}[.)]\s[^\n]{0,80}:\s{0,9}$/.test(line))
  return lines.length > 0 && (lines.every((line) => sign.test(line)) || areBare(lines))
    ? lines.map((line) => line.trim().replace(/^[a-z]\)\s+/, ''))
    : [unwrapLines(source)]
}

/** The points of a section: its list items, table rows and paragraphs. */
export const listPoints = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'list') {
      return block.items.map(({ source, children }) =>
        joinNonEmpty('\n', [unwrapLines(source), ...children.map(toSource)]),
      )
    }
    if (block.type === 'table') return block.rows.map(({ cells }) => cells.filter((cell) => cell !== '').join(' — '))
    return block.type === 'paragraph' ? pointsOfParagraph(block.source) : []
  })

/** Placeholder text of an empty section. */
const placeholder = new RegExp(
  `^(?:${either(documentWords.map(({ labels }) => labels.nothing))}|\\.{2,}|-|_)?[.。]?$`,
  'i',
)

/** Whether it is what an empty section says. */
export const isPlaceholder = (text: string): boolean => placeholder.test(fold(text))
