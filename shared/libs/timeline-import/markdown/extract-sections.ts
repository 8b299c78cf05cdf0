import { type ImportedSections, noSections } from '../types'
import { extractActions, readAction } from './actions'
import type { Block } from './blocks'
import { type Section, toSource, unwrapLines } from './sections'

/** The points of a section: its list items, table rows and paragraphs. */
const listPoints = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'list') {
      return block.items.map(({ source, children }) =>
        [unwrapLines(source), ...children.map(toSource)].filter((part) => part !== '').join('\n'),
      )
    }
    if (block.type === 'table') return block.rows.map(({ cells }) => cells.filter((cell) => cell !== '').join(' — '))
    return block.type === 'paragraph' ? [unwrapLines(block.source)] : []
  })

/** Placeholder text of an empty section. */
const placeholder = /^(?:n\/?a|tbd|none|todo|\.{2,}|-|_)?\.?$/i

const joinSource = (blocks: Block[]): string => blocks.map(toSource).join('\n\n').trim()

const join = (before: string | undefined, more: string): string | undefined =>
  [before, more].filter((part) => part).join('\n\n') || undefined

/** The content of the sections that are not the timeline. If there is no summary, it is the text before the first section. */
export const extractSections = (documentSections: Section[]): ImportedSections => {
  const sections: ImportedSections = noSections()
  for (const section of documentSections) {
    const { kind, blocks, timed } = section
    if (timed && kind !== 'followUps') continue
    if (kind === 'wentWell' || kind === 'wentPoorly' || kind === 'lucky')
      sections[kind].push(...listPoints(blocks).filter((point) => !placeholder.test(point)))
    else if (kind === 'followUps') {
      const actions = blocks.flatMap((block) => extractActions(block, toSource))
      const points =
        actions.length > 0 ? [] : listPoints(blocks).filter((point) => !placeholder.test(point) && !point.endsWith(':'))
      sections.actions.push(
        ...actions.filter(({ text }) => !placeholder.test(text)),
        ...points.flatMap((point) => readAction(point) ?? []),
      )
    } else if (kind === 'summary' || kind === 'effects' || kind === 'rootCause') {
      const text =
        section.parent?.kind === kind && section.title !== ''
          ? `${section.title}\n\n${joinSource(blocks)}`
          : joinSource(blocks)
      if (placeholder.test(text.trim())) continue
      if (kind === 'summary') sections.summary = join(sections.summary, text.trim())
      else if (kind === 'effects') sections.impact = join(sections.impact, text.trim())
      else sections.rootCause = join(sections.rootCause, text.trim())
    }
  }
  if (!sections.summary) {
    const introduction = documentSections.find(
      ({ depth, kind, blocks }) => depth <= 1 && kind === undefined && blocks.some(({ type }) => type === 'paragraph'),
    )
    const text = introduction ? joinSource(introduction.blocks.filter(({ type }) => type === 'paragraph')) : ''
    if (text !== '' && documentSections.some(({ kind }) => kind !== undefined)) sections.summary = text
  }
  return sections
}
