import { isFinished } from '../../meeting/commitments'
import { dateText } from '../../meeting/format'
import type { Block, ListItem } from '../../stages/report-blocks'
import { blocksToMarkdown } from '../report/markdown'
import { cleanText, oneLine, UNNAMED } from './title'
import type { TicketFormat, TicketRow } from './types'

/** What stands after an action, in brackets. */
const marksOf = ({ action }: TicketRow): string[] =>
  [
    action.owner,
    action.due && `due ${dateText(Date.parse(action.due))}`,
    action.ticket,
    action.status === 'in-progress' ? 'in progress' : '',
    action.status === 'dropped'
      ? action.droppedBecause.trim()
        ? `dropped: ${action.droppedBecause.trim()}`
        : 'dropped'
      : '',
  ]
    .map(oneLine)
    .filter(Boolean)

const itemOf = (row: TicketRow): ListItem => ({
  text: cleanText(row.action.text).trim() || UNNAMED,
  marks: marksOf(row),
  isDone: isFinished(row.action),
})

/** A list of tasks in Markdown (https://github.github.com/gfm/#task-list-items-extension-), below a heading a postmortem. */
export const checklist: TicketFormat = {
  id: 'checklist',
  label: 'Checklist (Markdown)',
  description: 'All actions as a list to tick off, for a wiki, an issue or a pull request.',
  part: 'Checklist',
  extension: '.md',
  mediaType: 'text/markdown',
  has: () => true,
  nothing: 'There are no actions.',
  write: (rows) => {
    const documents = [...new Map(rows.map(({ document }) => [document.id, document])).values()]
    const blocks = documents.flatMap(({ id, title }): Block[] => [
      { type: 'heading', level: 2, text: title },
      {
        type: 'list',
        isOrdered: false,
        items: rows.filter(({ document }) => document.id === id).map(itemOf),
      },
    ])
    return `${blocksToMarkdown(blocks)}\n`
  },
}
