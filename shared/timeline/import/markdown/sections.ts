import { dateDivider } from '../chat-lines'
import { readTime, readTimedLine, type TimedLine } from '../times'
import type { Block } from './blocks'
import { kindOfTitle, type SectionKind } from './headings'
import { timeAtTheEnd } from './time-at-the-end'

/** A heading and what stands under it until the next one. */
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

/** `<h2>Timeline</h2>`, and the title of what can be unfolded. */
const htmlHeading = (block: Block & { type: 'other' }): { heading: Block & { type: 'heading' } } | undefined => {
  const found = /<(h[1-6]|summary)\b[^>]{0,200}>([\s\S]{1,200}?)<\/\1>/i.exec(block.source)
  const source = found?.[2]?.replace(/<[^>]{1,200}>/g, '').trim()
  if (!found || !source) return undefined
  const depth = /^h/i.test(found[1] ?? '') ? Number(found[1]?.slice(1)) : 7
  return { heading: { type: 'heading', depth, source, plain: source, line: block.line } }
}

/** A paragraph that opens with a line in bold, or a known title and a colon, is a heading to a reader. */
const asHeading = (block: Block): { heading: Block & { type: 'heading' }; rest?: Block } | undefined => {
  if (block.type === 'other') return htmlHeading(block)
  if (block.type !== 'paragraph') return undefined
  const bold = boldTitle.exec(block.source)
  const found = bold ?? colonTitle.exec(block.source)
  const title = found?.[1]?.trim()
  if (!found || !title) return undefined
  const isTimed = bold && (readTimedLine(title)?.time.clock || dateDivider(title))
  if (isTimed || (!bold && !kindOfTitle(title)) || (bold && !kindOfTitle(title))) return undefined
  const rest = block.source.slice(found[0].length)
  const heading = { type: 'heading' as const, depth: 7, source: title, plain: title, line: block.line }
  return rest.trim() === '' ? { heading } : { heading, rest: { type: 'paragraph', source: rest, line: block.line + 1 } }
}

const timedTitle = (source: string): TimedLine | undefined => {
  const read = readTimedLine(source)
  if (!read) return undefined
  const { clock, date, epoch } = read.time
  if (clock || epoch !== undefined) return read
  return date?.month !== undefined && (read.text === '' || read.isDelimited) ? read : undefined
}

/** `Rollback started (14:05 UTC)` under the timeline's own title. */
const closingTime = (source: string): TimedLine | undefined => {
  const read = timeAtTheEnd(source)
  return read?.isDelimited ? { ...read, text: read.text.replace(/(?<!\s)\s*\([^()]*\)[^\w()]*$/, '') } : undefined
}

/** `Update – 14:30 UTC`: a title of which the end is nothing but a time. */
const titleThenTime = (source: string): TimedLine | undefined => {
  const found = /^([^\d\n][^\n]{0,60}?)(?<!\s)\s+[-–—|@]\s+(?=[~\dA-Z])/.exec(source.replace(/\*\*|__|`/g, ''))
  const plain = source.replace(/\*\*|__|`/g, '')
  const read = found ? readTime(plain, found[0].length) : undefined
  if (!found || !read?.value.clock || plain.slice(read.end).trim() !== '') return undefined
  return { time: read.value, text: found[1] ?? '', isDelimited: true }
}

const inherited = (parent: Section | undefined): SectionKind | undefined => parent?.kind

/** A document as a flat list of sections, each knowing the one it stands in; the first may have no title. */
export const sectionsOf = (blocks: Block[]): Section[] => {
  const root: Section = { title: '', source: '', depth: 0, line: 1, kind: undefined, blocks: [] }
  const sections = [root]
  let current = root
  const open = (heading: Block & { type: 'heading' }): void => {
    let parent: Section | undefined = current
    while (parent && parent.depth >= heading.depth) parent = parent.parent
    const isTitle = heading.depth === 1 && !sections.some(({ depth }) => depth === 1)
    const timed = isTitle
      ? undefined
      : (timedTitle(heading.source) ??
        titleThenTime(heading.source) ??
        (inherited(parent) === 'events' ? closingTime(heading.source) : undefined))
    const own = timed ? undefined : kindOfTitle(heading.plain)
    const kind = own && own !== 'story' ? own : isTitle ? undefined : (inherited(parent) ?? own)
    current = {
      title: heading.plain,
      source: heading.source,
      depth: heading.depth,
      line: heading.line,
      kind: isTitle && kind !== 'events' ? undefined : kind,
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
    const made = asHeading(block)
    if (made) {
      open(made.heading)
      if (made.rest) current.blocks.push(made.rest)
    } else current.blocks.push(block)
  }
  return sections
}

/** The section itself and those it stands in, inside out. */
export const ancestry = (section: Section): Section[] => {
  const line: Section[] = []
  for (let at: Section | undefined = section; at; at = at.parent) line.push(at)
  return line
}

/** A block as it was written. */
export const writtenAs = (block: Block): string => {
  switch (block.type) {
    case 'list':
      return block.items
        .map(({ source, inner }) => `- ${[source, ...inner.map((b) => writtenAs(b).replace(/^/gm, '  '))].join('\n')}`)
        .join('\n')
    case 'table':
      return [block.header, ...block.rows.map(({ cells }) => cells)]
        .filter((cells) => cells.length > 0)
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n')
    case 'code':
      return block.whole
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.depth))} ${block.source}`
    default:
      return block.source
  }
}
