import { documentWords, either, fold, isUnspaced } from '../../languages'
import { readTimedLine } from '../../time'
import { dateDivider } from '../chat/day-dividers'
import type { Block, Item } from './blocks'
import { kindOfHeading, kindOfTitle, plainTitle, type SectionKind, TITLE_SIGN } from './headings'

/** What stands under a label: `**Impact:** Orders failed.` Without a kind, it is a fact, such as a date or an author. */
export type LabeledPart = { label: string; kind: SectionKind | undefined; blocks: Block[]; line: number }

/** A paragraph that is nothing but a label. */
const boldTitle = /^(?:\*\*|__)([^*_\n]{2,80})(?:\*\*|__):?[ \t]*(?:\n|$)/
const colonTitle = /^([\p{Lu}\p{Lo}][^\n:.|]{1,60}):[ \t]*(?:\n|$)/u
/** `■ 概要`, `1．概要`, `【概要】` */
const signedTitle = new RegExp(
  `^[ \\t]*(?:${TITLE_SIGN}[ \\t]*([^\\n:【】。]{2,40}?)[ \\t]*:?|【([^\\n【】]{2,40})】[ \\t]*)(?:\\n|$)`,
)

/** A label and what follows it on its line, with the colon inside or outside of the emphasis. */
const emphasizedLabel = /^(\*\*|__|\*|_)([^*_\n]{2,60}?)(?:[:.]?\1[ \t]*(?::|[-–—](?=\s))|[:.][ \t]*\1)[ \t]*/
const plainLabel = /^([A-Z][\w' /-]{2,40}(?=:[ \t])|\p{Lo}[\p{Lo}\w・ー ]{1,20}(?=:)):[ \t]*/u

const fact =
  /^(?:(?:incident|outage|event|post-?mortem|report|last|time|date|impact) ){0,12}(?:dates?|authors?|written by|prepared by|status|sev(?:erity)?(?: level)?|priority|duration|length|owners?|teams?|commander|ic|ops lead|id|number|no|lead|manager|type|category|level|reporter|reported by|services?|tags?|labels?|participants|responders|reviewers?|version|start(?:ed)?(?: (?:time|date|at))?|end(?:ed)?(?: (?:time|date|at))?|resolved(?: at)?|detected(?: at)?|mitigated(?: at)?|created(?: at)?|updated(?: at)?|published|time to \w+|mtt[adr]|tickets?|jira|issue|link|facilitator|editors?|environment|regions?|components?|products?|customers?|time ?zone|(?:affected|impacted) [\w ]+(?:\(s\)[\w ]*)?|[\w ]+ (?:affected|impacted)|detection method|slack channel|channel|meeting|document|title|subject)(?: of (?:the )?(?:incident|outage|event|downtime|impact))?(?: ?\([^)]*\))?$/

const otherFact = new RegExp(
  `^(?:${either(documentWords.map(({ labels }) => labels.date))}|${either(documentWords.flatMap(({ labels }) => [labels.fact, labels.written]))})(?: ?\\([^)]*\\))?$`,
  'i',
)

/** Whether a label names a fact about an incident, and not a section. */
const isFact = (label: string): boolean =>
  otherFact.test(fold(plainTitle(label))) ||
  fact.test(
    plainTitle(label)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} ()-]/gu, ''),
  )

/** The words of a text; without spaces between them, some two letters make one. */
const countWords = (text: string): number =>
  text.split(/\s+/).reduce((count, part) => count + (isUnspaced(part[0]) ? Math.ceil(part.length / 2) : 1), 0)

const toDo = /^to-?do$/i

type Label = { label: string; kind: SectionKind | undefined; rest: string }

/** Characters that are looked at for a label and the few words behind it: a line may be a whole document. */
const MAX_LABEL_CHARS = 300

/** The label that a line begins with, if it is known. */
const readLabel = (line: string): Label | undefined => {
  const folded = fold(line.slice(0, MAX_LABEL_CHARS))
  const emphasized = emphasizedLabel.exec(folded)
  const match = emphasized ?? plainLabel.exec(folded)
  const label = (emphasized?.[2] ?? match?.[1])?.trim()
  if (!match || !label) return undefined
  const rest = line.slice(match[0].length)
  if (isFact(label)) return { label, kind: undefined, rest }
  const kind = kindOfTitle(label)
  if (kind === undefined || (!emphasized && label.split(' ').length > 4)) return undefined
  // `TODO: tell the team` is one action; what stands below it is not about actions.
  if (toDo.test(label) && rest.trim() !== '') return undefined
  // `Impact: high` is a fact, too.
  const isLevel = kind === 'effects' && rest.trim() !== '' && countWords(rest.trim().slice(0, MAX_LABEL_CHARS)) < 3
  return { label, kind: isLevel ? undefined : kind, rest }
}

/** Whether the lines of a text are only facts: `**Date:** 2024-03-01`. */
const isFactLine = (line: string): boolean => {
  const label = readLabel(line)
  return label !== undefined && label.kind === undefined
}

/** What Confluence writes below the title of a page: who wrote it, and when it was changed. */
const byline = /^[ \t]{0,9}created by [^\n]{1,120}\b(?:modified|updated)\b/i

/** Whether a line tells who wrote a page, and when. */
export const isByline = (line: string): boolean => byline.test(line.slice(0, 200))

/** A text without its lines of facts. */
export const withoutFacts = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !isFactLine(line) && !isByline(line))
    .join('\n')
    .trim()

/** `Timeline (UTC)` right above a line that begins with a time, or `Lessons learned` above labels. */
const bareTitle = (source: string): RegExpExecArray | null => {
  const match =
    /^(?:(?::[a-z0-9_+-]{2,30}:|\p{Extended_Pictographic}\uFE0F?) ?)?[*_]{0,2}(\p{Lu}[^\n:.!?|]{2,60})\n(?=([^\n]{1,200}))/u.exec(
      source,
    )
  if (!match) return null
  const [, title = '', next = ''] = match
  const kind = kindOfTitle(title)
  const { clock, date } = (kind === 'chronology' ? readTimedLine(next)?.time : undefined) ?? {}
  const isAbove = kind === 'lessons' ? readLabel(next)?.kind !== undefined : clock || date?.month !== undefined
  return isAbove ? match : null
}

/** A paragraph that begins with a known title, in bold or with a colon: the title, and the rest of the paragraph. */
export const titleOfParagraph = (
  block: Block & { type: 'paragraph' },
): { title: string; rest?: Block & { type: 'paragraph' } } | undefined => {
  const source = fold(block.source)
  const bold = boldTitle.exec(source)
  const signed = bold ? null : signedTitle.exec(source)
  const match = bold ?? signed ?? colonTitle.exec(source) ?? bareTitle(source)
  const title = (match?.[1] ?? match?.[2])?.replace(/:$/, '').trim()
  if (!match || !title) return undefined
  const isTimed = bold && (readTimedLine(title)?.time.clock || dateDivider(title))
  const rest = block.source.slice(match[0].length)
  // Alone above a list, a word in bold is as good as a heading.
  const kind = kindOfTitle(title) ?? (bold && rest.trim() === '' ? kindOfHeading(title) : undefined)
  if (isTimed || !(kind || (signed && isFact(title)))) return undefined
  return rest.trim() === '' ? { title } : { title, rest: { type: 'paragraph', source: rest, line: block.line + 1 } }
}

/** A label within a line: `Duration: 40 minutes Impact: One in ten logins failed.` */
const insideLabel = /(?<=[^\s:] {1,3})\*{0,2}[A-Z][a-z]+(?: [A-Za-z]+){0,2}:\*{0,2} /g

/** A line with its label, or one for each of its labels if the line begins with one. */
const splitAtLabels = (text: string): string[] => {
  const end = readLabel(text) ? text.indexOf(':') : text.length
  const parts: string[] = []
  let from = 0
  for (const { index } of text.matchAll(insideLabel))
    if (index > end && readLabel(text.slice(index))) {
      parts.push(text.slice(from, index))
      from = index
    }
  return [...parts, text.slice(from)]
}

/** The parts of a paragraph whose lines begin with labels; none if its first line has no known one. */
export const partsOfParagraph = (block: Block & { type: 'paragraph' }): LabeledPart[] => {
  const parts: (LabeledPart & { lines: string[] })[] = []
  const lines = block.source
    .split('\n')
    .flatMap((source, index) => splitAtLabels(source).map((text) => ({ text, line: block.line + index })))
  for (const { text, line } of lines) {
    const label = readLabel(text)
    const last = parts.at(-1)
    if (!label && !last) return []
    if (label) {
      const lines = [label.kind === undefined ? text : label.rest]
      parts.push({ label: label.label, kind: label.kind, blocks: [], line, lines })
    } else last?.lines.push(text)
  }
  return parts.map(({ lines, ...part }) => {
    const source = lines.join('\n').replace(/(?:(?<![ \t])[ \t]{2,}|\\)$/, '')
    return { ...part, blocks: source.trim() === '' ? [] : [{ type: 'paragraph', source, line: part.line }] }
  })
}

const listKinds: ReadonlySet<SectionKind | undefined> = new Set<SectionKind>([
  'wentWell',
  'wentPoorly',
  'lucky',
  'followUps',
])

/** `- What went well` or `- Key events` with a list of its own. */
const titleOfItem = (item: Item, before: SectionKind | undefined): Label | undefined => {
  if (item.children.length === 0) return undefined
  const label = plainTitle(item.source).replace(/[:.]\s*$/, '')
  const kind = label.length < 60 ? kindOfTitle(label, before) : undefined
  const isTimeline = kind === 'chronology' && item.children.some(({ type }) => type === 'list')
  return listKinds.has(kind) || isTimeline ? { label, kind, rest: '' } : undefined
}

/** The parts of a list whose items begin with labels; none if hardly one does. */
export const partsOfList = (block: Block & { type: 'list' }): LabeledPart[] => {
  const labels: (Label | undefined)[] = []
  for (const item of block.items) labels.push(titleOfItem(item, labels.at(-1)?.kind) ?? readLabel(item.source))
  const known = labels.filter((label) => label !== undefined)
  const isLabeled =
    known.some(({ kind }) => kind !== undefined) &&
    (known.length >= Math.max(2, block.items.length / 2) || known.every(({ kind }) => listKinds.has(kind)))
  if (!isLabeled) return []
  return block.items.map((item, i) => {
    const label = labels[i]
    const line = item.line
    if (label?.kind === undefined)
      return { label: '', kind: undefined, line, blocks: [{ type: 'list', items: [item], line }] }
    const own: Block[] = label.rest.trim() === '' ? [] : [{ type: 'paragraph', source: label.rest, line }]
    return { label: label.label, kind: label.kind, line, blocks: [...own, ...item.children] }
  })
}

/** A table of facts in two columns, some of which are sections: `| Root cause | A full disk. |` */
const partsOfFacts = ({ header, rows, line }: Block & { type: 'table' }): LabeledPart[] => {
  if (header.length !== 2) return []
  const all = [{ cells: header, line }, ...rows]
  const labels = all.map(({ cells }) => readLabel(`**${(cells[0] ?? '').replace(/\*/g, '')}:** ${cells[1] ?? ''}`))
  const known = labels.filter((label) => label !== undefined)
  const tellsSections = known.some(({ kind }) => kind === 'effects' || kind === 'rootCause' || kind === 'summary')
  if (!tellsSections || known.length < 3 || known.length < rows.length / 2) return []
  return all.flatMap(({ cells, line }, i): LabeledPart[] => {
    const label = labels[i]
    const source = cells[1]?.trim() ?? ''
    if (source === '' || (!label && line === all[0]?.line)) return []
    if (label?.kind === undefined) {
      const row: Block = { type: 'paragraph', source: `**${cells[0] ?? ''}:** ${source}`, line }
      return [{ label: '', kind: undefined, line, blocks: [row] }]
    }
    return [{ label: label.label, kind: label.kind, line, blocks: [{ type: 'paragraph', source, line }] }]
  })
}

/** The columns of a table whose titles are all sections: `| Went well | Went poorly |`. */
export const partsOfTable = (block: Block & { type: 'table' }): LabeledPart[] => {
  const kinds: (SectionKind | undefined)[] = []
  for (const title of block.header) kinds.push(kindOfTitle(title, kinds.at(-1)))
  if (kinds.length < 2 || !kinds.every((kind) => listKinds.has(kind))) return partsOfFacts(block)
  return kinds.map((kind, column) => ({
    label: block.header[column] ?? '',
    kind,
    line: block.line,
    blocks: block.rows.flatMap(({ cells, line }): Block[] => {
      const source = cells[column]?.trim() ?? ''
      return source === '' ? [] : [{ type: 'paragraph', source, line }]
    }),
  }))
}
