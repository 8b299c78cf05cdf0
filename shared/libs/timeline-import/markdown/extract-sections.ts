import { append } from '../append'
import { detectZone } from '../detect-zone'
import { type ImportedSections, noSections, type OtherSection } from '../types'
import { collectActions } from './actions'
import type { Block } from './blocks'
import type { SectionKind } from './headings'
import { withoutFacts } from './labels'
import { isPlaceholder, listPoints } from './points'
import { ancestry, type Section, toSource } from './sections'
import { areAllTimed, beginsWithClock } from './timed-lines'

/** `---` between two sections */
const rule = /^(?:-[ \t]*){3,}$|^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$/

/** `</details>`, or other tags that show nothing by themselves. */
const isEmptyHtml = (block: Block): boolean =>
  block.type === 'other' && /^(?:\s*<(?!img\b)\/?[a-z][^<>]{0,500}>)+\s*$/i.test(block.source)

const joinSource = (blocks: Block[]): string =>
  blocks
    .filter((block) => !isEmptyHtml(block))
    .map(toSource)
    .filter((source) => !rule.test(source.trim()))
    .join('\n\n')
    .trim()

const join = (before: string | undefined, more: string): string | undefined =>
  [before, more].filter((part) => part).join('\n\n') || undefined

/** The text of a section, below its title if it belongs to a section of the same kind. */
const textOf = ({ title, kind, blocks, parent }: Section): string => {
  const text = joinSource(blocks)
  return parent?.kind === kind && title !== '' && text !== '' ? `${title}\n\n${text}` : text
}

const textOfKind = (sections: Section[], kind: SectionKind): string | undefined =>
  sections
    .filter((section) => section.kind === kind && !section.timed)
    .map(textOf)
    .filter((text) => !isPlaceholder(text))
    .reduce(join, undefined)

/** `All times are CET unless noted.` */
const isOnTimes = (block: Block): boolean =>
  block.type === 'paragraph' && block.source.length < 120 && detectZone(block.source) !== undefined

/** A text without its rows, if it has several. */
const withoutRows = (text: string): string => {
  const lines = text
    .split('\n\n')
    .filter((paragraph) => !areAllTimed(paragraph.split('\n')))
    .join('\n\n')
    .split('\n')
  return lines.filter(beginsWithClock).length < 2
    ? lines.join('\n')
    : lines.filter((line) => !beginsWithClock(line)).join('\n')
}

/** A question to the reader, and nothing more: `So what did we learn?` */
const isQuestion = (block: Block): boolean => block.type === 'paragraph' && /^[^.!?\n]{1,80}\?$/.test(block.source)

/** The paragraphs before the first section, without facts such as the date and the authors. */
const introduction = (sections: Section[]): string | undefined => {
  if (!sections.some(({ kind }) => kind !== undefined)) return undefined
  const texts = sections
    .filter(({ depth, isTitle, kind }) => (depth === 0 || isTitle) && kind === undefined)
    .map(({ blocks }) =>
      withoutRows(
        withoutFacts(
          joinSource(blocks.filter((block) => block.type === 'paragraph' && !isOnTimes(block) && !isQuestion(block))),
        ),
      ).trim(),
    )
  return texts.find((text) => text !== '')
}

const whatHappened = (sections: Section[]): string | undefined => {
  const section = sections.find(({ kind, title }) => kind === 'narrative' && /what happened/i.test(title))
  return section ? joinSource(section.blocks.filter(({ type }) => type === 'paragraph')) || undefined : undefined
}

/**
 * The content of the sections that are not the timeline. If there is no summary, it is the text before the first section,
 * or else what happened.
 */
export const extractSections = (documentSections: Section[]): ImportedSections => {
  const sections: ImportedSections = noSections()
  for (const { kind, blocks, timed } of documentSections) {
    if (!timed && (kind === 'wentWell' || kind === 'wentPoorly' || kind === 'lucky'))
      append(
        sections[kind],
        listPoints(blocks).filter((point) => !isPlaceholder(point)),
      )
  }
  sections.actions = collectActions(documentSections)
  const summary =
    textOfKind(documentSections, 'summary') ?? introduction(documentSections) ?? whatHappened(documentSections)
  const impact = textOfKind(documentSections, 'effects')
  const rootCause = textOfKind(documentSections, 'rootCause') ?? textOfKind(documentSections, 'probableCause')
  return {
    ...(summary ? { summary } : {}),
    ...(impact ? { impact } : {}),
    ...(rootCause ? { rootCause } : {}),
    ...sections,
  }
}

/** The kinds of sections whose prose `extractSections` does not take. */
const otherKinds: ReadonlySet<SectionKind | undefined> = new Set([undefined, 'narrative', 'other', 'lessons'])

/** The sections with prose that `extractSections` does not take, except for the title and what stands at a time. */
export const listOtherSections = (sections: Section[]): OtherSection[] =>
  sections
    .filter(({ title, isTitle, timed, kind }) => title !== '' && !isTitle && !timed && otherKinds.has(kind))
    .map((section) => ({
      title: section.title,
      text: joinSource(section.blocks),
      around: ancestry(section)
        .slice(1)
        .flatMap(({ title, isTitle }) => (title === '' || isTitle ? [] : [title])),
    }))
    .filter(({ text }) => text !== '' && !isPlaceholder(text))
