import { CommandError } from '../../command'
import { type JsonString, jsonStrings } from './json-strings'

/** A text to be checked, with the offsets of its characters in its file. */
export type CheckableText = {
  text: string
  isMarkdown: boolean
  isAnswered: boolean
  toOffset: (index: number) => number
}

/** The content of a file: its texts, and the names of people in it. */
export type Contents = { texts: CheckableText[]; people: string[] }

/**
 * Fields of a document that hold names, enumerations, times or copied text rather than prose by the authors. The stages'
 * `texts` can't replace this list: files of other versions are checked too, with every offset, titles and unknown fields.
 */
const notProse =
  /^(?:id|ids|name|role|because|kind|who|owner|authors|facilitator|createdBy|tags|services|severity|review|meaning|threshold|status|priority|effort|phase|stage|taken|kept|position|order|mark|affected|amount|unit|source|sourceUrl|evidence|importKey|rawTime|ticket|cause|ownerKind|worked|problem|parent|bone|due|[a-z]+On|entryZone|incidentId|[a-z]+At|at|end)$/

const isProse = (path: readonly (string | number)[], value: string): boolean => {
  const key = path.findLast((part) => typeof part === 'string')
  return path[0] === 'meeting' && typeof key === 'string' && !notProse.test(key) && /\p{L}\s+\p{L}/u.test(value)
}

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((at, part) => (Array.isArray(at) ? at[Number(part)] : record(at)?.[String(part)]), value)

const collectNames = (meeting: unknown): string[] => {
  const roster = record(meeting)?.roster
  if (!Array.isArray(roster)) return []
  return roster.flatMap((person) => {
    const name = record(person)?.name
    return typeof name === 'string' ? [name] : []
  })
}

/** The ids of rows that another row names as its parent: answers that were followed by another why. */
const answeredIds = (rows: unknown): ReadonlySet<unknown> =>
  new Set(Array.isArray(rows) ? rows.flatMap((row) => record(row)?.parent ?? []) : [])

const listStrings = (source: string, file: string): JsonString[] => {
  try {
    return jsonStrings(source)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new CommandError(`${file} is nested too deeply, so it is not a Debrief document.`)
  }
}

const documentContents = (source: string, file: string): Contents => {
  let parsed: unknown
  try {
    parsed = JSON.parse(source)
  } catch {
    throw new CommandError(`${file} is not JSON, so it is not a Debrief document.`)
  }
  const root = record(parsed)
  if (root?.format !== 'debrief-meeting') throw new CommandError(`${file} is JSON, but not a Debrief document.`)
  const answered = new Map<unknown, ReadonlySet<unknown>>()
  const listAnswered = (rows: unknown): ReadonlySet<unknown> => {
    const known = answered.get(rows) ?? answeredIds(rows)
    answered.set(rows, known)
    return known
  }
  const texts = listStrings(source, file)
    .filter(({ path, value }) => isProse(path, value))
    .map(({ path, value, toOffset }): CheckableText => {
      const row = record(valueAt(parsed, path.slice(0, -1)))
      const rows = listAnswered(valueAt(parsed, path.slice(0, -2)))
      return { text: value, isMarkdown: false, isAnswered: row?.id !== undefined && rows.has(row.id), toOffset }
    })
  return { texts, people: collectNames(root.meeting) }
}

const lineTexts = (source: string, isMarkdown: boolean): CheckableText[] => {
  const texts: CheckableText[] = []
  let start = 0
  for (const line of source.split('\n')) {
    const from = start
    texts.push({ text: line.replace(/\r$/, ''), isMarkdown, isAnswered: false, toOffset: (index) => from + index })
    start += line.length + 1
  }
  return texts
}

/** Splits a file into the texts that are checked separately. `file` is its name, or `-` for standard input. */
export const readTexts = (source: string, file: string, byLine: boolean): Contents => {
  if (file.endsWith('.debrief.json')) return documentContents(source, file)
  const isMarkdown = /\.(?:md|markdown|mdx)$/i.test(file) || (file === '-' && !byLine)
  if (byLine) return { texts: lineTexts(source, isMarkdown), people: [] }
  return { texts: [{ text: source, isMarkdown, isAnswered: false, toOffset: (index) => index }], people: [] }
}
