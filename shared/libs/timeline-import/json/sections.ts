import { isJsonObject, type JsonObject, listObjects } from '../json-fields'
import { readActionTable } from '../markdown/actions'
import { kindOfTitle, type SectionKind } from '../markdown/headings'
import type { ImportedSections } from '../types'
import { flatten, MAX_FIELDS } from './flatten'
import { wordsOfName } from './names'

/** How deep the fields of a postmortem may be nested: `postmortem.lessons.went_well`. */
const MAX_DEPTH = 3

type Part = { kind: SectionKind; value: unknown }

/** The fields of an object that sections are named after, and those of the objects in it. */
const findParts = (object: JsonObject, depth = 0): Part[] =>
  Object.entries(object).flatMap(([name, value]): Part[] => {
    const kind = kindOfTitle(wordsOfName(name))
    const isGroup = isJsonObject(value) && (kind === undefined || kind === 'lessons' || kind === 'narrative')
    if (isGroup) return depth < MAX_DEPTH ? findParts(value, depth + 1) : []
    return kind === undefined ? [] : [{ kind, value }]
  })

const isSentence = (text: string): boolean => /\S\s+\S+\s+\S/.test(text)

const toPoints = (value: unknown): string[] => {
  if (typeof value === 'string') return isSentence(value) ? [value.trim()] : []
  if (!Array.isArray(value)) return []
  return value.flatMap((part) => {
    if (typeof part === 'string') return part.trim() || []
    return isJsonObject(part)
      ? [...flatten(part).values()].filter((one) => isSentence(String(one))).map(String)[0] || []
      : []
  })
}

const toText = (value: unknown): string => {
  if (typeof value === 'string') return isSentence(value) ? value.trim() : ''
  const lines = isJsonObject(value)
    ? [...flatten(value)].map(([name, part]) => `${wordsOfName(name)}: ${String(part)}`)
    : toPoints(value)
  return lines.map((line) => `- ${line}`).join('\n')
}

const toActions = (value: unknown): ImportedSections['actions'] => {
  const records = listObjects(value).map((record) => flatten(record))
  if (records.length === 0) return toPoints(value).map((text) => ({ text }))
  // Each record may have fields of its own: as one table, those of many would be more than a table may have.
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))]
  const tables = names.length <= MAX_FIELDS ? [records] : records.map((record) => [record])
  return tables.flatMap((table) => {
    const header = names.length <= MAX_FIELDS ? names : [...(table[0]?.keys() ?? [])]
    const rows = table.map((record) => ({ cells: header.map((name) => String(record.get(name) ?? '')), line: 1 }))
    return readActionTable({ header: header.map(wordsOfName), rows })
  })
}

const tellingKinds: ReadonlySet<SectionKind> = new Set(['rootCause', 'effects', 'wentWell', 'wentPoorly', 'lucky'])

/** Adds the sections of a postmortem in JSON: `root_cause`, `action_items`. Other objects have such names by chance. */
export const addJsonSections = (json: unknown, sections: ImportedSections): void => {
  const parts = isJsonObject(json) ? findParts(json) : []
  if (new Set(parts.map(({ kind }) => kind)).size < 2 || !parts.some(({ kind }) => tellingKinds.has(kind))) return
  for (const { kind, value } of parts) {
    if (kind === 'followUps') sections.actions.push(...toActions(value))
    else if (kind === 'wentWell' || kind === 'wentPoorly' || kind === 'lucky') sections[kind].push(...toPoints(value))
    else if (kind === 'effects') sections.impact ??= toText(value) || undefined
    else if (kind === 'rootCause') sections.rootCause ??= toText(value) || undefined
    else if (kind === 'summary') sections.summary ??= toText(value) || undefined
  }
}
