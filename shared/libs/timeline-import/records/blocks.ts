import { append } from '../append'
import type { RecordsOfText } from './records-of-text'

const field = /^(\p{L}[\p{L}\p{N} /_-]{0,30})[:：](.*)$/u
const rule = /^[-=*_ \t]{3,}$/
const MAX_LENGTH = 5_000_000
/** The share of the blocks that have to begin with the same field. */
const MIN_SHARE = 0.8

/** The lines of each field, in the order of the text. */
type Block = { fields: Map<string, string[]>; first: string; line: number }

/** Reads the fields of a block, each on a line of its own or on several; undefined if its first line has none. */
const readBlock = (lines: string[], line: number): Block | undefined => {
  const fields = new Map<string, string[]>()
  let current: string[] | undefined
  for (const text of lines) {
    const [, name = '', value = ''] = field.exec(text) ?? []
    if (name !== '' && !fields.has(name.trim())) {
      current = [value.trim()]
      fields.set(name.trim(), current)
    } else if (current === undefined) return undefined
    else current.push(text.trim())
  }
  const [first] = fields.keys()
  return first === undefined ? undefined : { fields, first, line }
}

const toRecord = ({ fields }: Block): Record<string, string> => {
  const record: Record<string, string> = Object.create(null)
  for (const [name, lines] of fields) record[name] = lines.join('\n').trim()
  return record
}

/** The paragraphs of a text with their lines; a rule ends one, too. */
const splitBlocks = (text: string): { lines: string[]; line: number }[] => {
  const blocks: { lines: string[]; line: number }[] = []
  let current: { lines: string[]; line: number } | undefined
  for (const [index, source] of text.split('\n').entries()) {
    if (source.trim() === '' || rule.test(source)) current = undefined
    else if (current) current.lines.push(source)
    else {
      current = { lines: [source], line: index + 1 }
      blocks.push(current)
    }
  }
  return blocks
}

/**
 * Reads records that are blocks of fields, one a line, as backups of phones and small tools write them: `From: …`,
 * `Sent: …`, `Body: …`. A block that begins otherwise continues the last field of the one above it.
 */
export const readFieldBlocks = (text: string): RecordsOfText | undefined => {
  if (text.length > MAX_LENGTH || !field.test(text.trimStart().split('\n', 1)[0] ?? '')) return undefined
  const blocks = splitBlocks(text).map(({ lines, line }) => ({ lines, block: readBlock(lines, line) }))
  const first = blocks[0]?.block?.first
  const isRecord = (block: Block | undefined): block is Block => block?.first === first && (block?.fields.size ?? 0) > 1
  const records = blocks.flatMap(({ block }) => (isRecord(block) ? [block] : []))
  if (records.length < 2 || records.length < blocks.length * MIN_SHARE) return undefined
  let last: string[] | undefined
  for (const { lines, block } of blocks) {
    if (isRecord(block)) last = [...block.fields.values()].at(-1)
    else if (last) append(last, ['', ...lines])
  }
  const read = records.map((block) => ({ record: toRecord(block), line: block.line }))
  return {
    json: read.map(({ record }) => record),
    lines: new Map<object, number>(read.map(({ record, line }) => [record, line])),
  }
}
