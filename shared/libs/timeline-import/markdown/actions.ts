import { type ActionColumn, anyOf, fold } from '../../languages'
import type { ImportedAction } from '../types'
import type { Block, Item } from './blocks'
import { unwrapLines } from './sections'

const due =
  /(?:\bdue(?: date| by| on)?|\bdeadline|\beta|\bby)\s*(?:[:=]\s*)?((?:\d{4}-\d{2}-\d{2})|(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4})|(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)|(?:\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{4})?)|(?:Q[1-4](?: \d{4})?))/i
const owner =
  /(?:\bowner|\bassign(?:ee|ed to)|\bDRI|\bresponsible)\s*[:=][\s*]*(@?[\p{L}][\p{L}\p{N}._@/ -]{0,40}?)(?=\s*(?:[,;|()[\]*.]|$|\bdue\b|\bby\b|\s[-–—]))/iu
const handle = /(?:^|[\s(])(@[A-Za-z0-9][\w.-]{1,38})(?![\w@.]*\/)/
const ticket =
  /\b([A-Z][A-Z0-9]{1,9}-\d{1,6})\b|(https?:\/\/[^\s)>\]]{5,200}?\/(?:issues|pull|merge_requests|browse|issue|pulls|task|T)\/?[\w-]*\d[\w-]*)|(?:^|[\s(])((?:[\w.-]+\/[\w.-]+)?#\d{1,6})\b|\b(b\/\d{5,})/

/** The text of an action item with the owner, due date and ticket found in it. */
export const readAction = (text: string): ImportedAction | undefined => {
  const plain = text.replace(/^\[[ xX]\]\s*/, '').trim()
  if (plain === '') return undefined
  const assignee = (owner.exec(plain)?.[1] ?? handle.exec(plain)?.[1])?.trim()
  const dueText = due.exec(plain)?.[1]
  const match = ticket.exec(plain.replace(/\b(?:UTF|SHA|ISO|RFC|CVE|HTTP|TLS|X|P|SEV)-\d+\b/g, ''))
  const ticketId = match?.slice(1).find((part) => part !== undefined)
  return {
    text: plain,
    ...(assignee ? { owner: assignee } : {}),
    ...(dueText ? { due: dueText } : {}),
    ...(ticketId ? { ticket: ticketId } : {}),
  }
}

const fromItem = (item: Item, toSource: (block: Block) => string): ImportedAction[] => {
  const nested = item.children.filter((block) => block.type === 'list')
  const others = item.children.filter((block) => block.type !== 'list').map(toSource)
  const isGroup = nested.length > 0 && /:\s*\**$|^\*\*[^*]+\*\*$/.test(item.source.trim())
  const children = nested.flatMap((list) => (list.type === 'list' ? list.items : []))
  if (isGroup) return children.flatMap((child) => fromItem(child, toSource))
  const action = readAction(
    [unwrapLines(item.source), ...others, ...nested.map(toSource)].filter((part) => part !== '').join('\n'),
  )
  return action ? [action] : []
}

const findColumn = (header: string[], role: ActionColumn): number => {
  const pattern = new RegExp(
    anyOf(({ actions }) => actions.columns[role]),
    'i',
  )
  return header.findIndex((title) => pattern.test(fold(title).replace(/[*_`]/g, '').trim()))
}

const fromTable = (header: string[], rows: { cells: string[] }[]): ImportedAction[] => {
  const ownerColumn = findColumn(header, 'owner')
  const dueColumn = findColumn(header, 'due')
  const ticketColumn = findColumn(header, 'ticket')
  const namedColumn = findColumn(header, 'text')
  const text =
    namedColumn >= 0
      ? namedColumn
      : header.findIndex((_, i) => i !== ownerColumn && i !== dueColumn && i !== ticketColumn)
  return rows.flatMap(({ cells }) => {
    const cell = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim())
    const otherCells = cells.filter(
      (value, i) => value.trim() !== '' && ![ownerColumn, dueColumn, ticketColumn, text].includes(i),
    )
    const words = cell(text) || otherCells.shift() || ''
    if (words === '') return []
    const read = readAction(words)
    const ticketId = /\[([^\]]+)\]\(/.exec(cell(ticketColumn))?.[1] ?? cell(ticketColumn)
    const action: ImportedAction = { text: unwrapLines(words) }
    const assignee = cell(ownerColumn) || read?.owner
    const dueText = cell(dueColumn) || read?.due
    const ticketRef = ticketId || read?.ticket
    return [
      {
        ...action,
        ...(assignee ? { owner: unwrapLines(assignee) } : {}),
        ...(dueText ? { due: unwrapLines(dueText) } : {}),
        ...(ticketRef ? { ticket: ticketRef } : {}),
      },
    ]
  })
}

/** The action items of a block: the items of a list, or the rows of a table. */
export const extractActions = (block: Block, toSource: (block: Block) => string): ImportedAction[] => {
  if (block.type === 'list') return block.items.flatMap((item) => fromItem(item, toSource))
  return block.type === 'table' ? fromTable(block.header, block.rows) : []
}
