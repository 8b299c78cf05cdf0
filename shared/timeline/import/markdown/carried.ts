import { type ImportedSections, noSections } from '../types'
import { actionsIn, readAction } from './actions'
import type { Block } from './blocks'
import { type Section, writtenAs } from './sections'

const flat = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim()

/** A section's blocks as single points: list items, else paragraphs. */
const pointsIn = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'list') {
      return block.items.map(({ source, inner }) =>
        [flat(source), ...inner.map(writtenAs)].filter((part) => part !== '').join('\n'),
      )
    }
    if (block.type === 'table') return block.rows.map(({ cells }) => cells.filter((cell) => cell !== '').join(' — '))
    return block.type === 'paragraph' ? [flat(block.source)] : []
  })

const empty = /^(?:n\/?a|tbd|none|todo|\.{2,}|-|_)?\.?$/i

const prose = (blocks: Block[]): string => blocks.map(writtenAs).join('\n\n').trim()

const join = (before: string | undefined, more: string): string | undefined =>
  [before, more].filter((part) => part).join('\n\n') || undefined

/** What a document's sections say, apart from its timeline; without a summary the words before the first section are one. */
export const carriedSections = (sections: Section[]): ImportedSections => {
  const carried: ImportedSections = noSections()
  for (const section of sections) {
    const { kind, blocks, timed } = section
    if (timed && kind !== 'todo') continue
    if (kind === 'wentWell' || kind === 'wentPoorly' || kind === 'lucky')
      carried[kind].push(...pointsIn(blocks).filter((point) => !empty.test(point)))
    else if (kind === 'todo') {
      const found = blocks.flatMap((block) => actionsIn(block, writtenAs))
      const plain =
        found.length > 0 ? [] : pointsIn(blocks).filter((point) => !empty.test(point) && !point.endsWith(':'))
      carried.actions.push(
        ...found.filter(({ text }) => !empty.test(text)),
        ...plain.flatMap((point) => readAction(point) ?? []),
      )
    } else if (kind === 'summary' || kind === 'effect' || kind === 'rootCause') {
      const own =
        section.parent?.kind === kind && section.title !== '' ? `${section.title}\n\n${prose(blocks)}` : prose(blocks)
      if (empty.test(own.trim())) continue
      if (kind === 'summary') carried.summary = join(carried.summary, own.trim())
      else if (kind === 'effect') carried.impact = join(carried.impact, own.trim())
      else carried.rootCause = join(carried.rootCause, own.trim())
    }
  }
  if (!carried.summary) {
    const opening = sections.find(
      ({ depth, kind, blocks }) => depth <= 1 && kind === undefined && blocks.some(({ type }) => type === 'paragraph'),
    )
    const text = opening ? prose(opening.blocks.filter(({ type }) => type === 'paragraph')) : ''
    if (text !== '' && sections.some(({ kind }) => kind !== undefined)) carried.summary = text
  }
  return carried
}
