import { documentWords, either, fold } from '../../languages'
import { MAX_SKIPPED_LENGTH } from '../limits'
import type { ImportWarning } from '../types'
import type { Block } from './blocks'

const endsWithExamples = new RegExp(`(?:${either(documentWords.map(({ labels }) => labels.examples))})[,:]?$`, 'i')
const aside = new RegExp(`^(?:${either(documentWords.map(({ labels }) => labels.aside))})`, 'i')
const opening = new RegExp(`^(?:${either(documentWords.map(({ labels }) => labels.prompt))})`, 'i')
const MAX_PROMPT_LENGTH = 600

/** Signs that authors replace, with what stands between them: `<impact>`, `{{ impact }}`, `[Impact]`, but no tag, link or box. */
const slot =
  /^(?:<(?!https?:|mailto:|\/?(?:b|i|u|em|strong|code|sub|sup|br|a|p|span|div|img|details|summary|small|kbd|del|ins)\b)[\p{L}][^<>]{1,400}>|\{\{[^{}]{1,200}\}\}|\{\p{L}[^{}]{1,200}\}|\$\{[^{}]{1,200}\}|%[A-Z_]{3,60}%|\[(?![xX ]\])(?=[^[\]]*\p{L}{3})[^[\]]{2,400}\])[.:]?$/u
/** Emphasis or brackets around all of a text. */
const wrapped = /^(?:(\*{1,3}|_{1,3}|~|`)(?=\S)(?!\1)(.+?)\1|\((.+)\))[.:]?$/s

/** What emphasis, brackets and the sign of a quotation around a text hold; undefined if nothing is around it. */
const unwrapText = (text: string): string | undefined => {
  const quoted = text.startsWith('>') ? text.replace(/^>[ \t]?/gm, '').trim() : undefined
  const match = wrapped.exec(quoted ?? text)
  return (match?.[2] ?? match?.[3])?.trim() ?? quoted
}

/** What the examples of a template are called: `Action item 1`. */
const example =
  /^(?:action|task|follow[- ]?up|item|event|lesson|thing|improvement)s?(?: item| description| name)? ?(?:#?\d{1,2}|[a-c]|x)?$/i
/** The words that stand beside a slot: `[Action] – @owner – due date`. */
const besideSlot = new Set(
  'owner name person assignee team user username due date deadline ticket link tbd yyyy mm dd'.split(' '),
)
const slotAtStart = /^(?:\[[^[\]]{2,200}\](?!\()|<[^<>]{2,200}>|\{\{?[^{}]{2,200}\}\}?)/

const areNames = (text: string): boolean =>
  text.split(/[^\p{L}\p{N}]+/u).every((word) => word === '' || besideSlot.has(word.toLowerCase()))

/** Whether it is only a sign to be replaced: `[Event]`, `<event>`. */
export const isSlot = (text: string): boolean => {
  if (slot.test(text) || example.test(text)) return true
  const first = slotAtStart.exec(text)?.[0]
  return first !== undefined && slot.test(first) && areNames(text.slice(first.length))
}

const sentenceEnd = /(?<=[.?!？。])\s*(?=\S)/

/** A question, or what begins as only a template does. */
const isPromptSentence = (text: string): boolean =>
  opening.test(fold(text.replace(/^[[(<*_\s]{1,4}/, ''))) || /^[^.!。]*[?？][)\]*_]{0,3}$/.test(text)

/** Whether a text is what a template tells its authors, and not what they wrote: `*Describe what happened.*`, `<impact>`. */
export const isPrompt = (text: string): boolean => {
  const source = text.trim()
  if (source === '' || source.length > MAX_PROMPT_LENGTH) return false
  if (isSlot(source) || aside.test(fold(source))) return true
  const inner = unwrapText(source)
  if (inner === undefined) return false
  if (isSlot(inner) || isPromptSentence(inner)) return true
  return /[?？]/.test(inner) && inner.split(sentenceEnd).every(isPromptSentence)
}

/** A paragraph without the lines at its start that a template has for its authors. */
const withoutPromptLines = (source: string): string => {
  if (isPrompt(source)) return ''
  const lines = source.split('\n')
  const first = lines.findIndex((line) => !isPrompt(line))
  return first < 0 ? '' : lines.slice(first).join('\n')
}

/** Whether every filled cell of a row is to be replaced: `| *Action* | *Owner* |`, `| <action> | <owner> |`. */
const isPromptRow = (cells: string[]): boolean => {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return (
    filled.length > 0 && filled.every((cell) => isPrompt(cell) || (filled.length > 1 && /^(\*|_)[^*_]+\1$/.test(cell)))
  )
}

type Prompt = { line: number; text: string }

/** `List of things that went well. For example,` above a list, without any markup. */
const announcesExamples = (block: Block | undefined): boolean =>
  block?.type === 'paragraph' && isPromptSentence(block.source) && endsWithExamples.test(fold(block.source))

/**
 * The blocks of a section without what its template says to the authors, which is added to `dropped`. `resolve` makes
 * links of references: what stands in brackets is a sign to be replaced only if it is no link.
 */
export const withoutPrompts = (
  blocks: Block[],
  dropped: Prompt[],
  resolve: (text: string) => string = (text) => text,
): Block[] =>
  blocks.flatMap((block, index): Block[] => {
    const drop = (line: number, text: string): never[] => {
      dropped.push({ line, text })
      return []
    }
    switch (block.type) {
      case 'paragraph': {
        const written = resolve(block.source)
        const isAnnouncement = announcesExamples(block) && blocks[index + 1]?.type === 'list'
        const source = isAnnouncement ? '' : withoutPromptLines(written)
        if (source !== written) drop(block.line, written.slice(0, written.length - source.length).trim())
        return source === '' ? [] : [{ ...block, source }]
      }
      case 'quote':
      case 'other':
        return isPrompt(block.source) ? drop(block.line, block.source) : [block]
      case 'list': {
        if (announcesExamples(blocks[index - 1]))
          return drop(block.line, block.items.map(({ source }) => source).join('\n'))
        const items = block.items.flatMap((item) => {
          const children = withoutPrompts(item.children, dropped, resolve)
          const source = resolve(item.source)
          const isKept = children.length > 0 || (source !== '' && !isPrompt(source))
          return isKept ? [{ ...item, source, children }] : source === '' ? [] : drop(item.line, source)
        })
        return items.length === 0 ? [] : [{ ...block, items }]
      }
      case 'table': {
        const rows = block.rows.flatMap((row) =>
          isPromptRow(row.cells) ? drop(row.line, row.cells.join(' — ')) : [row],
        )
        return rows.length === 0 ? [] : [{ ...block, rows }]
      }
      default:
        return [block]
    }
  })

/** What is said of the prompts of a template. */
export const warnAboutPrompts = (dropped: Prompt[]): ImportWarning[] => {
  const [first] = dropped
  if (!first) return []
  const message =
    dropped.length === 1
      ? 'This only tells how to fill in the section, so it was not imported.'
      : `${dropped.length} parts only tell how to fill in their sections, so they were not imported. This is the first.`
  return [
    {
      line: first.line,
      message,
      skipped: dropped
        .map(({ text }) => text)
        .join('\n')
        .slice(0, MAX_SKIPPED_LENGTH),
    },
  ]
}
