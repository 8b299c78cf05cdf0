import Papa from 'papaparse'
import { numberText } from '../../../meeting/format'
import { fieldName, type Ticket, ticketFields } from './ticket'

/** The tickets of a file, or one sentence that says why it has none and what to do. */
export type ReadTickets = { tickets: Ticket[] } | { problem: string }

const HOW = 'Export the issues as CSV from Jira, Linear or GitLab, or use gh issue list --json, then add that file.'

/** More tickets, or a longer text, are not read: comparing them would stop the page for a long time. */
const MAX_TICKETS = 20_000
const MAX_TEXT_CHARS = 50_000_000

const fewer = 'Export fewer of them, such as those of one project or with the label postmortem.'

const fieldNames = Object.keys(ticketFields) as (keyof Ticket)[]

/** A record by the names of its columns; of several with one name, the first that is filled. */
type Fields = ReadonlyMap<string, string>

const toTicket = (fields: Fields): Ticket =>
  Object.fromEntries(
    fieldNames.map((field) => [
      field,
      ticketFields[field].map((name) => fields.get(name)?.trim() ?? '').find(Boolean) ?? '',
    ]),
  ) as Ticket

const isTicket = ({ key, url, title }: Ticket): boolean => Boolean(key || url || title)

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const addField = (fields: Map<string, string>, key: string, text: string): void => {
  if (text.trim() && !fields.get(key)) fields.set(key, text)
}

/** The list in a JSON file: the file itself, or what it has under one name, as APIs answer. */
const listIn = (json: unknown): unknown[] | undefined => {
  if (Array.isArray(json)) return json
  const lists = isRecord(json) ? Object.values(json).filter(Array.isArray) : []
  return lists.length === 1 ? lists[0] : undefined
}

const readJson = (text: string): Fields[] | undefined => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  return listIn(json)
    ?.filter(isRecord)
    .map((record) => {
      const fields = new Map<string, string>()
      for (const [name, value] of Object.entries(record)) addField(fields, fieldName(name), toText(value))
      return fields
    })
}

/** Takes away the apostrophe by which trackers and we keep a spreadsheet from computing a cell. */
const undefuse = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')

const readTable = (text: string): Fields[] => {
  // The headers, and one more than is read, so that too many are noticed.
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', preview: MAX_TICKETS + 2 })
  const [headers = [], ...records] = data
  const keys = headers.map(fieldName)
  return records.map((record) => {
    const fields = new Map<string, string>()
    // A row has hardly any of the columns that a hostile file can name.
    for (const [at, cell] of record.slice(0, keys.length).entries()) addField(fields, keys[at] ?? '', undefuse(cell))
    return fields
  })
}

/** Reads the tickets that a tracker has exported as CSV, as a table with tabs or as JSON. It never throws. */
export const readTickets = (text: string): ReadTickets => {
  if (text.trim() === '') return { problem: `This file is empty. ${HOW}` }
  if (text.length > MAX_TEXT_CHARS) return { problem: `This file is too large. ${fewer}` }
  const isJson = /^\s*[[{]/.test(text)
  const records = isJson ? readJson(text) : readTable(text)
  if (!records) return { problem: `This file isn’t a list of tickets in JSON. ${HOW}` }
  if (records.length > MAX_TICKETS)
    return { problem: `This file has more than ${numberText(MAX_TICKETS)} tickets. ${fewer}` }
  const tickets = records.map(toTicket).filter(isTicket)
  if (tickets.length === 0) return { problem: `This file has no tickets with a title or a key. ${HOW}` }
  if (!tickets.some(({ status }) => status))
    return { problem: `The tickets in this file have no status. Export them with the column Status or State.` }
  return { tickets }
}
