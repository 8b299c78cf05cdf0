import { isJsonObject, type JsonObject, listObjects, parseJsonTime } from '../json-fields'

/** How deep lists are looked for. */
const MAX_DEPTH = 14
/** Different paths of lists in one file. */
const MAX_LISTS = 500

/** Records that stand at the same path of a file, as `incidents.updates`. */
export type RecordList = { path: string; records: JsonObject[] }

const readHeader = (value: unknown): string[] | undefined => {
  if (!Array.isArray(value) || value.length < 2) return undefined
  const names = value.map((column) => (isJsonObject(column) ? (column.name ?? column.title ?? column.text) : column))
  return names.every((name): name is string => typeof name === 'string' && name !== '') ? names : undefined
}

/** Names for the columns of rows without titles: the first that has times, and the first that has words. */
const nameColumns = (rows: unknown[][]): string[] | undefined => {
  const [first = [], last = []] = [rows[0], rows.at(-1)]
  const time = first.findIndex((value, i) => parseJsonTime(value) && parseJsonTime(last[i]))
  const text = first.findIndex((value, i) => i !== time && typeof value === 'string' && /\p{L}{2}/u.test(value))
  return time < 0 || text < 0
    ? undefined
    : first.map((_, i) => (i === time ? 'time' : i === text ? 'text' : `column ${i + 1}`))
}

const toRecords = (header: string[], rows: unknown[][]): JsonObject[] =>
  rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])))

const isRows = (value: unknown): value is unknown[][] =>
  Array.isArray(value) && value.length > 0 && value.every(Array.isArray)

const readRows = (value: JsonObject | unknown[]): JsonObject[] | undefined => {
  if (!Array.isArray(value)) {
    const header = readHeader(value.columns ?? value.header ?? value.fields)
    const rows = value.rows ?? value.values ?? value.data
    if (header && isRows(rows)) return toRecords(header, rows)
    // Words by their time: `{"14:05": "alert fires"}`
    const entries = Object.entries(value)
    const isTimed = ([name, said]: [string, unknown]): boolean =>
      (typeof said === 'string' || isJsonObject(said)) && /^\d/.test(name) && !!parseJsonTime(name)
    return entries.some(([, said]) => typeof said === 'string') && entries.every(isTimed)
      ? entries.map(([time, said]) => (isJsonObject(said) ? { time, ...said } : { time, text: said }))
      : undefined
  }
  if (!isRows(value)) return undefined
  const header = value[0]?.some((title) => parseJsonTime(title)) ? undefined : readHeader(value[0])
  if (header) return value.length > 1 ? toRecords(header, value.slice(1)) : undefined
  const names = nameColumns(value)
  return names && toRecords(names, value)
}

/** Reads the rows of a table as records: `{columns, rows}`, or a list of lists with or without titles; each table once. */
const createTableReader = (): ((value: unknown) => JsonObject[] | undefined) => {
  const tables = new Map<object, JsonObject[] | undefined>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined
    if (tables.has(value)) return tables.get(value)
    const records = readRows(value as JsonObject | unknown[])
    tables.set(value, records)
    return records
  }
}

/** Whether the fields of an object are entries of a list by their id or their day, and no fields. */
const isKeyed = (values: unknown[], names: string[]): boolean => {
  if (values.length === 0) return false
  if (values.every(Array.isArray)) return names.every((name) => /\d/.test(name))
  if (!values.every(isJsonObject) || (values.length < 2 && !/\d/.test(names[0] ?? ''))) return false
  const first = Object.keys(values[0] ?? {})
  return (
    first.length > 0 &&
    values.slice(0, 20).every((value) => first.filter((name) => Object.hasOwn(value, name)).length * 2 >= first.length)
  )
}

/** Every list of records in a file, those of nested lists at the same path as one; the whole file is the last. */
export const findLists = (json: unknown): RecordList[] => {
  const lists = new Map<string, JsonObject[]>()
  const readTable = createTableReader()
  const add = (path: string, records: JsonObject[]): void => {
    const list = lists.get(path)
    if (list) for (const record of records) list.push(record)
    else if (records.length > 0 && lists.size < MAX_LISTS) lists.set(path, [...records])
  }
  const pending: { value: unknown; path: string; depth: number }[] = [{ value: json, path: '', depth: 0 }]
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value, path, depth } = item
    if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) continue
    const table = readTable(value)
    if (table) {
      add(path, table)
      continue
    }
    const names = Array.isArray(value) ? [] : Object.keys(value)
    const children: unknown[] = Object.values(value)
    const isList = Array.isArray(value) || isKeyed(children, names)
    if (isList)
      add(
        path,
        listObjects(children).filter((child) => !readTable(child)),
      )
    for (let i = children.length - 1; i >= 0; i--) {
      const childPath = isList ? path : path === '' ? (names[i] ?? '') : `${path}.${names[i] ?? ''}`
      pending.push({ value: children[i], path: childPath, depth: depth + 1 })
    }
  }
  const found = [...lists].map(([path, records]) => ({ path, records }))
  return isJsonObject(json) ? [...found, { path: '', records: [json] }] : found
}
