import { documentWords, either, fold } from '../../languages'
import { readTimedLine, type TimedLine } from '../../time'
import type { Entry } from '../types'
import { collectLines } from './block-lines'
import type { Block } from './blocks'
import { createEntry } from './row-context'
import type { Section } from './sections'

/** A label with what may mark it as one: `■ 復旧日時`, `**Resolved at**`, `## Detected:`. */
const steps = either(documentWords.map(({ labels }) => labels.step))
const marks = '^[ \\t]{0,3}(?:[-*+•■◆●・【]|#{1,6}[ \\t]|\\d{1,2}[.)、])?[ \\t]{0,3}[*_【]{0,2}'
const leadingMarks = new RegExp(marks)
/** A remark behind a label: `(UTC)`. */
const remark = '(?: ?\\([^()\\n]{1,20}\\))?[*_】]{0,2}'
const stepLabel = new RegExp(`${marks}${steps}${remark} ?:?[*_]{0,2} ?$`, 'i')
const labeledStep = new RegExp(`${marks}${steps}${remark} ?:[*_]{0,2} {0,3}(?=\\S)`, 'i')

/** A label without what marks it as one. */
const nameOf = (label: string): string =>
  label
    .trim()
    .replace(leadingMarks, '')
    .replace(/(?<![*_】:：])[*_】]{0,2}[:：]?[*_]{0,2}$/, '')
    .trim()

/** A day with a clock, and nothing behind it but a remark in parentheses. */
const readWhole = (text: string): TimedLine | undefined => {
  const read = readTimedLine(text.trim())
  if (!read?.time.clock || read.time.date?.month === undefined) return undefined
  return /^(?:[(（][^()（）]{0,40}[)）])?[.。頃]?$/.test(read.text.trim()) ? read : undefined
}

/** Lines between a label and its time that may be empty. */
const MAX_EMPTY_LINES = 1

/**
 * A text in which labels of steps, each with its time on the next line, stand on the line of the label: `Detected at:
 * 2024-03-01 14:05`. Line numbers stay. A step alone tells nothing.
 */
export const joinSteps = (text: string): string => {
  const lines = text.split('\n')
  const steps = lines.flatMap((line, i) => {
    const label = line.length < 80 ? stepLabel.exec(fold(line.trimEnd())) : null
    if (!label) return []
    let below = i + 1
    while (below <= i + MAX_EMPTY_LINES && lines[below]?.trim() === '') below += 1
    return readWhole(lines[below] ?? '') ? [{ label: line, at: i, below }] : []
  })
  if (steps.length < 2) return text
  for (const { label, at, below } of steps) {
    const name = nameOf(label)
    lines[at] = `${name}: ${lines[below]?.trim() ?? ''}`
    lines[below] = ''
  }
  return lines.join('\n')
}

const linesOf = (blocks: Block[]): ReturnType<typeof collectLines> =>
  blocks.flatMap((block) =>
    block.type === 'list'
      ? block.items.flatMap(({ source, line, children }) => [
          ...source.split('\n').map((text, i) => ({ text, line: line + i })),
          ...linesOf(children),
        ])
      : collectLines([block]),
  )

/** The steps that labels tell, for a document without any other row: `Started: …`, `Resolved: …`. One alone is a fact. */
export const readLabeledSteps = (sections: Section[], run: number): Entry[] => {
  const entries = sections
    .filter(({ kind }) => kind !== 'followUps' && kind !== 'meeting')
    .flatMap(({ blocks, kind }) =>
      linesOf(blocks.filter(({ type }) => type !== 'code')).flatMap(({ text, line }) => {
        const label = text.length < 160 ? labeledStep.exec(fold(text)) : null
        const read = label ? readWhole(text.slice(label[0].length)) : undefined
        const name = label ? nameOf(text.slice(0, label[0].length)) : ''
        return read
          ? [createEntry(read, [name, read.text.trim()].filter((part) => part !== '').join(' '), line, { kind, run })]
          : []
      }),
    )
  return entries.length < 2 ? [] : entries
}
