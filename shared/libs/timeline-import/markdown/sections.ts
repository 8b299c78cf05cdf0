import { readTime, readTimedLine, type TimedLine } from '../../time'
import { dateDivider } from '../chat-lines'
import type { Block } from './blocks'
import { kindOfTitle, type SectionKind } from './headings'
import { readTrailingTime } from './trailing-time'

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
}

const boldTitle = /^(?:\*\*|__)([^*_\n]{2,80})(?:\*\*|__):?[ \t]*(?:\n|$)/
const colonTitle = /^([A-Z][^\n:.|]{2,60}):[ \t]*(?:\n|$)/

/** `<h2>Timeline</h2>`, or the `<summary>` of `<details>`. */
const htmlHeading = (block: Block & { type: 'other' }): { heading: Block & { type: 'heading' } } | undefined => {
  const match = /<(h[1-6]|summary)\b[^>]{0,200}>([\s\S]{1,200}?)<\/\1>/i.exec(block.source)
  const source = match?.[2]?.replace(/<[^>]{1,200}>/g, '').trim()
  if (!match || !source) return undefined
  const depth = /^h/i.test(match[1] ?? '') ? Number(match[1]?.slice(1)) : 7
  return { heading: { type: 'heading', depth, source, plain: source, line: block.line } }
}

/** A paragraph that begins with a known title, in bold or with a colon, converted to a heading. */
const toHeading = (block: Block): { heading: Block & { type: 'heading' }; rest?: Block } | undefined => {
  if (block.type === 'other') return htmlHeading(block)
  if (block.type !== 'paragraph') return undefined
  const bold = boldTitle.exec(block.source)
  const match = bold ?? colonTitle.exec(block.source)
  const title = match?.[1]?.trim()
  if (!match || !title) return undefined
  const isTimed = bold && (readTimedLine(title)?.time.clock || dateDivider(title))
  if (isTimed || !kindOfTitle(title)) return undefined
  const rest = block.source.slice(match[0].length)
  const heading = { type: 'heading' as const, depth: 7, source: title, plain: title, line: block.line }
  return rest.trim() === '' ? { heading } : { heading, rest: { type: 'paragraph', source: rest, line: block.line + 1 } }
}

/** `14:05 – Rollback started`, or a date. */
const readTitleTime = (source: string): TimedLine | undefined => {
  const read = readTimedLine(source)
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

/** A document as a flat list of sections, each with its parent; the first is what comes before any heading. */
export const splitSections = (blocks: Block[]): Section[] => {
  const root: Section = { title: '', source: '', depth: 0, line: 1, kind: undefined, blocks: [] }
  const sections = [root]
  let current = root
  const open = (heading: Block & { type: 'heading' }): void => {
    let parent: Section | undefined = current
    while (parent && parent.depth >= heading.depth) parent = parent.parent
    const isTitle = heading.depth === 1 && !sections.some(({ depth }) => depth === 1)
    const timed = isTitle
      ? undefined
      : (readTitleTime(heading.source) ??
        readTimeAfterTitle(heading.source) ??
        (parent?.kind === 'chronology' ? readClosingTime(heading.source) : undefined))
    const ownKind = timed ? undefined : kindOfTitle(heading.plain)
    const kind = ownKind && ownKind !== 'narrative' ? ownKind : isTitle ? undefined : (parent?.kind ?? ownKind)
    current = {
      title: heading.plain,
      source: heading.source,
      depth: heading.depth,
      line: heading.line,
      kind: isTitle && kind !== 'chronology' ? undefined : kind,
      blocks: [],
      ...(timed ? { timed } : {}),
      ...(parent ? { parent } : {}),
    }
    sections.push(current)
  }
  for (const block of blocks) {
    if (block.type === 'heading') {
      open(block)
      continue
    }
    const promoted = toHeading(block)
    if (promoted) {
      open(promoted.heading)
      if (promoted.rest) current.blocks.push(promoted.rest)
    } else current.blocks.push(block)
  }
  return sections
}

/** A section and its ancestors, innermost first. */
export const ancestry = (section: Section): Section[] => {
  const lineage: Section[] = []
  for (let current: Section | undefined = section; current; current = current.parent) lineage.push(current)
  return lineage
}

/** Text on one line. */
export const unwrapLines = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim()

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
        .filter((cells) => cells.length > 0)
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
