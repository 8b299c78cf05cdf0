import { readTime, readTimedLine, type TimedLine } from '../../time'
import { append } from '../append'
import { roleOfTitle } from '../column-titles'
import type { Block } from './blocks'
import { kindOfHeading, kindOfTitle, type SectionKind } from './headings'
import { readTrailingTime } from './indirect-time'
import { type LabeledPart, partsOfList, partsOfParagraph, partsOfTable, titleOfParagraph } from './labels'
import { withoutPrompts } from './prompts'

/** A heading and the blocks below it, up to the next heading. */
export type Section = {
  title: string
  source: string
  depth: number
  line: number
  kind: SectionKind | undefined
  /** The heading begins with a time, or is a date. */
  timed?: TimedLine
  blocks: Block[]
  parent?: Section
  /** It is the title of the document. */
  isTitle?: true
  /** It is opened by a label in a paragraph, list or table. */
  isLabel?: true
  /** It is opened by a paragraph that is only a title: `**Impact:**`. */
  isParagraph?: true
}

/** `<h2>Timeline</h2>`, or the `<summary>` of `<details>`. */
const htmlHeading = (block: Block & { type: 'other' }): { heading: Block & { type: 'heading' } } | undefined => {
  const match = /<(h[1-6]|summary)\b[^>]{0,200}>([\s\S]{1,200}?)<\/\1>/i.exec(block.source)
  const source = match?.[2]?.replace(/<[^>]{1,200}>/g, '').trim()
  if (!match || !source) return undefined
  const depth = /^h/i.test(match[1] ?? '') ? Number(match[1]?.slice(1)) : 7
  return { heading: { type: 'heading', depth, source, plain: source, line: block.line } }
}

/** A block that is a title of a section in another form, as a heading, and the rest of the block. */
const toHeading = (block: Block): { heading: Block & { type: 'heading' }; rest?: Block } | undefined => {
  if (block.type === 'other') return htmlHeading(block)
  const found = block.type === 'paragraph' ? titleOfParagraph(block) : undefined
  if (!found) return undefined
  const { title, rest } = found
  const heading = { type: 'heading' as const, depth: 7, source: title, plain: title, line: block.line }
  return rest ? { heading, rest } : { heading }
}

/** The kinds of sections in which labels name sections of their own; elsewhere they structure the section's text. */
const labeledKinds: ReadonlySet<SectionKind | undefined> = new Set([undefined, 'lessons', 'other', 'narrative'])

const labeledParts = (block: Block): LabeledPart[] => {
  if (block.type === 'paragraph') return partsOfParagraph(block)
  if (block.type === 'list') return partsOfList(block)
  return block.type === 'table' ? partsOfTable(block) : []
}

/** The kinds of sections of which a table of times is no part. */
const proseKinds: ReadonlySet<SectionKind | undefined> = new Set(['summary', 'effects', 'rootCause', 'probableCause'])

const isTableOfTimes = (block: Block): boolean =>
  block.type === 'table' && block.header.some((title) => roleOfTitle(title) === 'time')

/** The number of a title, before a clock: `3. 14:05 – Rollback started`. */
const number = /^#?\d{1,3}[.)] (?=[*\s]{0,4}~?\d{1,2}:\d{2})/

/** `14:05 – Rollback started`, or a date. */
const readTitleTime = (source: string): TimedLine | undefined => {
  const read = readTimedLine(source.replace(number, ''))
  if (!read) return undefined
  const { clock, date, epoch } = read.time
  if (clock || epoch !== undefined) return read
  return date?.month !== undefined && (read.text === '' || read.isDelimited) ? read : undefined
}

/** `Rollback started (14:05 UTC)`: read below the title of the timeline only. */
const readClosingTime = (source: string): TimedLine | undefined => {
  const read = readTrailingTime(source)
  return read?.isDelimited ? { ...read, text: read.text.replace(/(?<!\s)\s*\([^()]*\)[^\w()]*$/, '') } : undefined
}

/** `Update – 14:30 UTC` */
const readTimeAfterTitle = (source: string): TimedLine | undefined => {
  const plain = source.replace(/\*\*|__|`/g, '')
  const match = /^([^\d\n][^\n]{0,60}?)(?<!\s)\s+[-–—|@]\s+(?=[~\dA-Z])/.exec(plain)
  const read = match ? readTime(plain, match[0].length) : undefined
  if (!match || !read?.value.clock || plain.slice(read.end).trim() !== '') return undefined
  return { time: read.value, text: match[1] ?? '', isDelimited: true }
}

/**
 * The heading that is the title of the document: the first of the highest ones. There is none if all of these are
 * sections.
 */
const findTitle = (blocks: Block[]): Block | undefined => {
  const headings = blocks.filter((block) => block.type === 'heading')
  const depth = headings.reduce((highest, one) => Math.min(highest, one.depth), 7)
  const [first, ...others] = headings.filter((one) => one.depth === depth)
  const isSection = first && kindOfTitle(first.plain) !== undefined
  // No title of a document stands below its sections.
  if (isSection && first !== headings[0]) return undefined
  if (depth > 1) return others.length > 0 || isSection ? undefined : first
  return isSection && others.filter(({ plain }) => kindOfTitle(plain) !== undefined).length >= 2 ? undefined : first
}

/** A document as a flat list of sections, each with its parent; the first is what comes before any heading. */
export const splitSections = (blocks: Block[]): Section[] => {
  const root: Section = { title: '', source: '', depth: 0, line: 1, kind: undefined, blocks: [] }
  const sections = [root]
  const title = findTitle(blocks)
  let current = root
  let hasChronology = false
  const push = (section: Section): void => {
    current = section
    hasChronology ||= section.kind === 'chronology'
    sections.push(section)
  }
  const open = (heading: Block & { type: 'heading' }): void => {
    let parent: Section | undefined = current
    while (parent && parent.depth >= heading.depth) parent = parent.parent
    const isTitle = heading === title
    const timed = isTitle
      ? undefined
      : (readTitleTime(heading.source) ??
        readTimeAfterTitle(heading.source) ??
        (parent?.kind === 'chronology' ? readClosingTime(heading.source) : undefined))
    const ownKind = timed ? undefined : kindOfHeading(heading.plain, current.kind, parent?.kind)
    // The chat in an appendix tells once more what the timeline does.
    const isRepeated = ownKind === 'chronology' && parent?.kind === 'other' && hasChronology
    const inherited = parent?.kind === 'meeting' || isRepeated ? parent?.kind : undefined
    const kind =
      inherited ?? (ownKind && ownKind !== 'narrative' ? ownKind : isTitle ? undefined : (parent?.kind ?? ownKind))
    push({
      title: heading.plain,
      source: heading.source,
      depth: heading.depth,
      line: heading.line,
      kind: isTitle && kind !== 'chronology' ? undefined : kind,
      blocks: [],
      ...(isTitle ? { isTitle } : {}),
      ...(timed ? { timed } : {}),
      ...(parent ? { parent } : {}),
    })
  }
  /** The section in which labels open others: the current one, or the one around the current label. */
  const labeled = (block: Block): { around: Section; parts: LabeledPart[] } | undefined => {
    const around = current.isLabel || current.isParagraph ? current.parent : current
    if (!around || !(labeledKinds.has(around.kind) || around.kind === 'summary')) return undefined
    const parts = labeledParts(block)
    // A summary may tell of the impact and the cause; its other labels structure its text.
    const isUsed = around.kind !== 'summary' || parts.some(({ kind }) => kind === 'effects' || kind === 'rootCause')
    // Below a title in bold, only labels of sections are more than its text.
    const isText = current.isParagraph && parts.some(({ kind }) => kind === undefined || kind === current.kind)
    return isUsed && !isText && parts.length > 0 ? { around, parts } : undefined
  }
  const addParts = (parts: LabeledPart[], around: Section, isComplete: boolean): void => {
    for (const { label, kind, blocks, line } of parts) {
      if (kind === undefined) {
        append(around.blocks, blocks)
        current = around
      } else push({ title: label, source: label, depth: 7, line, kind, blocks, isLabel: true, parent: around })
    }
    if (isComplete) current = around
  }
  const add = (block: Block): void => {
    if (current.isLabel && current.parent && proseKinds.has(current.kind) && isTableOfTimes(block))
      current = current.parent
    const found = labeled(block)
    if (!found) {
      current.blocks.push(block)
      return
    }
    const { around, parts } = found
    const isComplete = block.type !== 'paragraph' || (around.kind === 'summary' && parts.at(-1)?.blocks.length !== 0)
    addParts(parts, around, isComplete)
  }
  for (const block of blocks) {
    const promoted: ReturnType<typeof toHeading> = block.type === 'heading' ? { heading: block } : toHeading(block)
    if (!promoted) {
      add(block)
      continue
    }
    open(promoted.heading)
    if (block.type === 'paragraph') current.isParagraph = true
    if (promoted.rest) add(promoted.rest)
  }
  return sections
}

/** The sections without what their template says to the authors, which is added to `dropped`. */
export const withoutTemplate = (
  sections: Section[],
  dropped: Parameters<typeof withoutPrompts>[1],
  resolve: (text: string) => string,
): Section[] => {
  const kept = new Map(
    sections.map((section) => {
      const isTimeline = section.kind === 'chronology' || section.timed !== undefined
      return [section, isTimeline ? section : { ...section, blocks: withoutPrompts(section.blocks, dropped, resolve) }]
    }),
  )
  return sections.flatMap((section) => {
    const own = kept.get(section)
    const parent = section.parent && kept.get(section.parent)
    return own ? [{ ...own, ...(parent ? { parent } : {}) }] : []
  })
}

/** A section and its ancestors, innermost first. */
export const ancestry = (section: Section): Section[] => {
  const lineage: Section[] = []
  for (let current: Section | undefined = section; current; current = current.parent) lineage.push(current)
  return lineage
}

/** The source of a block, for text that keeps its markup. */
export const toSource = (block: Block): string => {
  switch (block.type) {
    case 'list':
      return block.items
        .map(
          ({ source, children }) =>
            `- ${[source, ...children.map((b) => toSource(b).replace(/^/gm, '  '))].join('\n')}`,
        )
        .join('\n')
    case 'table':
      return [block.header, ...block.rows.map(({ cells }) => cells)]
        .filter((cells, i) => i > 0 || cells.some((cell) => cell !== ''))
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n')
    case 'code':
      return block.fenced
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.depth))} ${block.source}`
    default:
      return block.source
  }
}
