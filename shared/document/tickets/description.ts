import { priorityLabels } from '../../meeting/commitments'
import { dateText } from '../../meeting/format'
import type { Block } from '../../stages/report-blocks'
import { splitLines } from '../report/line-breaks'
import { blocksToMarkdown } from '../report/markdown'
import { splitAtLinks } from '../report/safe-link'
import { ticketMarker } from './marker'
import { cleanText, cutToLength, oneLine } from './title'
import type { TicketRow } from './types'

/** Facts for which a tracker may have a field of its own. */
export type DescribedFact = 'owner' | 'due' | 'priority'

type Options = {
  /** The title that the ticket gets. */
  title: string
  /** What the tracker has no field for. */
  facts: readonly DescribedFact[]
  /** How long a description may be, in UTF-16 units. */
  most: number
}

/** High, Medium or Low: names that Jira and Linear have, too. */
export const priorityName = ({ action }: TicketRow): string => priorityLabels[action.priority]

/** Which postmortem it is of, on one line. */
const originOf = ({ document }: TicketRow): string => {
  const facts = [document.severity, document.services.join(', ')].map(oneLine).filter(Boolean)
  return facts.length > 0 ? `${oneLine(document.title)} (${facts.join('; ')})` : oneLine(document.title)
}

/** What a description says, in order: the whole text if the title is not all of it, then one fact a paragraph. */
const describe = (row: TicketRow, { title, facts }: Options): { label?: string; text: string }[] => {
  const { text, criterion, owner, due } = row.action
  const has = (fact: DescribedFact): boolean => facts.includes(fact)
  return [
    { text: cleanText(text).trim() === title ? '' : cleanText(text) },
    { label: 'Done when', text: cleanText(criterion) },
    { label: 'Owner', text: has('owner') ? oneLine(owner) : '' },
    { label: 'Due', text: has('due') && due ? dateText(Date.parse(due)) : '' },
    { label: 'Priority', text: has('priority') ? priorityName(row) : '' },
    { label: 'From the postmortem', text: originOf(row) },
  ].filter((part) => part.text.trim())
}

/** The description, cut if it has to be, with its marker at the end, which is never cut. */
const withMarker = (text: string, row: TicketRow, most: number): string => {
  const marker = ticketMarker(row.action.id)
  return [cutToLength(text, most - marker.length - 2), marker].filter(Boolean).join('\n\n')
}

/** Between `@` and a name, it keeps trackers from notifying whoever has that name there: often a stranger. */
const ZERO_WIDTH_SPACE = '\u200b'

const withoutMentions = (text: string): string =>
  splitAtLinks(text)
    .map((piece) =>
      piece.link ? piece.text : piece.text.replace(/(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}_])/gu, `@${ZERO_WIDTH_SPACE}`),
    )
    .join('')

/** The description of a ticket in Markdown (GFM), in which people's words are neither markup nor mentions. */
export const describeInMarkdown = (row: TicketRow, options: Options): string => {
  const blocks = describe(row, options).map(
    ({ label, text }): Block => ({ type: 'paragraph', ...(label && { label }), text: withoutMentions(text) }),
  )
  return withMarker(blocksToMarkdown(blocks), row, options.most)
}

/**
 * The description of a ticket in Jira's wiki notation. Braces and brackets are escaped: they begin macros, links and
 * mentions (https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all). Other marks stay, since a field
 * without that notation would show every backslash.
 */
export const describeInWiki = (row: TicketRow, options: Options): string => {
  const plain = (text: string): string =>
    splitLines(text.trim().replace(/[{}[\]]/g, '\\$&'))
      .map((line) => line.trimEnd())
      .join('\n')
  const parts = describe(row, options).map(({ label, text }) => (label ? `*${label}:* ${plain(text)}` : plain(text)))
  return withMarker(parts.join('\n\n'), row, options.most)
}
