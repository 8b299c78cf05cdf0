import type { ImportedAction } from '../types'
import type { Block, Item } from './blocks'

const due =
  /(?:\bdue(?: date| by| on)?|\bdeadline|\beta|\bby)\s*(?:[:=]\s*)?((?:\d{4}-\d{2}-\d{2})|(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4})|(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)|(?:\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{4})?)|(?:Q[1-4](?: \d{4})?))/i
const owner =
  /(?:\bowner|\bassign(?:ee|ed to)|\bDRI|\bresponsible)\s*[:=][\s*]*(@?[\p{L}][\p{L}\p{N}._@/ -]{0,40}?)(?=\s*(?:[,;|()[\]*.]|$|\bdue\b|\bby\b|\s[-–—]))/iu
const handle = /(?:^|[\s(])(@[A-Za-z0-9][\w.-]{1,38})(?![\w@.]*\/)/
const ticket =
  /\b([A-Z][A-Z0-9]{1,9}-\d{1,6})\b|(https?:\/\/[^\s)>\]]{5,200}?\/(?:issues|pull|merge_requests|browse|issue|pulls|task|T)\/?[\w-]*\d[\w-]*)|(?:^|[\s(])((?:[\w.-]+\/[\w.-]+)?#\d{1,6})\b|\b(b\/\d{5,})/

/** An action item's words with what they tell of owner, day and ticket. */
export const readAction = (text: string): ImportedAction | undefined => {
  const plain = text.replace(/^\[[ xX]\]\s*/, '').trim()
  if (plain === '') return undefined
  const by = (owner.exec(plain)?.[1] ?? handle.exec(plain)?.[1])?.trim()
  const at = due.exec(plain)?.[1]
  const found = ticket.exec(plain.replace(/\b(?:UTF|SHA|ISO|RFC|CVE|HTTP|TLS|X|P|SEV)-\d+\b/g, ''))
  const id = found?.slice(1).find((part) => part !== undefined)
  return { text: plain, ...(by ? { owner: by } : {}), ...(at ? { due: at } : {}), ...(id ? { ticket: id } : {}) }
}

const flat = (text: string): string => text.replace(/(?<!\s)\s*\n\s*/g, ' ').trim()

const ofItem = (item: Item, written: (block: Block) => string): ImportedAction[] => {
  const nested = item.inner.filter((block) => block.type === 'list')
  const others = item.inner.filter((block) => block.type !== 'list').map(written)
  const isGroup = nested.length > 0 && /:\s*\**$|^\*\*[^*]+\*\*$/.test(item.source.trim())
  const children = nested.flatMap((list) => (list.type === 'list' ? list.items : []))
  if (isGroup) return children.flatMap((child) => ofItem(child, written))
  const action = readAction(
    [flat(item.source), ...others, ...nested.map(written)].filter((part) => part !== '').join('\n'),
  )
  return action ? [action] : []
}

const column = (header: string[], pattern: RegExp): number =>
  header.findIndex((title) => pattern.test(title.replace(/[*_`]/g, '').trim()))

const ofTable = (header: string[], rows: { cells: string[] }[]): ImportedAction[] => {
  const who = column(header, /owner|assign|who|responsible|dri|lead/i)
  const when = column(header, /due|deadline|when|date|eta|target/i)
  const where = column(header, /ticket|issue|bug|jira|link|tracking|\bpr\b|reference/i)
  const named = column(header, /action|task|item|description|what|todo|title|summary|improvement|follow/i)
  const text = named >= 0 ? named : header.findIndex((_, i) => i !== who && i !== when && i !== where)
  return rows.flatMap(({ cells }) => {
    const cell = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim())
    const rest = cells.filter((value, i) => value.trim() !== '' && ![who, when, where, text].includes(i))
    const words = cell(text) || rest.shift() || ''
    if (words === '') return []
    const read = readAction(words)
    const id = /\[([^\]]+)\]\(/.exec(cell(where))?.[1] ?? cell(where)
    const found: ImportedAction = { text: flat(words) }
    const by = cell(who) || read?.owner
    const at = cell(when) || read?.due
    const ref = id || read?.ticket
    return [
      {
        ...found,
        ...(by ? { owner: flat(by) } : {}),
        ...(at ? { due: flat(at) } : {}),
        ...(ref ? { ticket: ref } : {}),
      },
    ]
  })
}

/** Action items in a block: a list's items, a table's rows. */
export const actionsIn = (block: Block, written: (block: Block) => string): ImportedAction[] => {
  if (block.type === 'list') return block.items.flatMap((item) => ofItem(item, written))
  return block.type === 'table' ? ofTable(block.header, block.rows) : []
}
