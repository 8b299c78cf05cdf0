import Papa from 'papaparse'
import { fieldName, type Ticket, ticketFields } from './ticket'

/** The tickets of a file, or one sentence that says why it has none and what to do. */
export type ReadTickets = { tickets: Ticket[] } | { problem: string }

const HOW = 'Export the issues as CSV from Jira, Linear or GitLab, or use gh issue list --json, then add that file.'

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

const addField = (fields: Map<string, string>, name: string, text: string): void => {
  const key = fieldName(name)
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
      for (const [name, value] of Object.entries(record)) addField(fields, name, toText(value))
      return fields
    })
}

/** Takes away the apostrophe by which trackers and we keep a spreadsheet from computing a cell. */
const undefuse = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')

const readTable = (text: string): Fields[] => {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const [headers = [], ...records] = data
  return records.map((record) => {
    const fields = new Map<string, string>()
    for (const [at, name] of headers.entries()) addField(fields, name, undefuse(record[at] ?? ''))
    return fields
  })
}

/** Reads the tickets that a tracker has exported as CSV, as a table with tabs or as JSON. It never throws. */
export const readTickets = (text: string): ReadTickets => {
  if (text.trim() === '') return { problem: `This file is empty. ${HOW}` }
  const isJson = /^\s*[[{]/.test(text)
  const records = isJson ? readJson(text) : readTable(text)
  if (!records) return { problem: `This file isn’t a list of tickets in JSON. ${HOW}` }
  const tickets = records.map(toTicket).filter(isTicket)
  if (tickets.length === 0) return { problem: `This file has no tickets with a title or a key. ${HOW}` }
  if (!tickets.some(({ status }) => status))
    return { problem: `The tickets in this file have no status. Export them with the column Status or State.` }
  return { tickets }
}
