import type { RecordsOfText } from './records-of-text'

const field = /^(\p{L}[\p{L}\p{N} /_-]{0,30})[:：](.*)$/u
const rule = /^[-=*_ \t]{3,}$/
const MAX_LENGTH = 5_000_000
/** The share of the blocks that have to begin with the same field. */
const MIN_SHARE = 0.8

type Block = { fields: Record<string, string>; first: string; line: number; count: number }

/** Reads the fields of a block, each on a line of its own or on several; undefined if its first line has none. */
const readBlock = (lines: string[], line: number): Block | undefined => {
  const fields: Record<string, string> = Object.create(null)
  let current: string | undefined
  let first: string | undefined
  for (const text of lines) {
    const match = field.exec(text)
    const name = match?.[1]?.trim()
    if (name !== undefined && fields[name] === undefined) {
      fields[name] = match?.[2]?.trim() ?? ''
      current = name
      first ??= name
    } else if (current === undefined) return undefined
    else fields[current] = `${fields[current]}\n${text.trim()}`.trim()
  }
  return first === undefined ? undefined : { fields, first, line, count: Object.keys(fields).length }
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
  const isRecord = (block: Block | undefined): block is Block => block?.first === first && (block?.count ?? 0) > 1
  const records = blocks.flatMap(({ block }) => (isRecord(block) ? [block] : []))
  if (records.length < 2 || records.length < blocks.length * MIN_SHARE) return undefined
  const lines = new Map<object, number>()
  let last: Block | undefined
  for (const { lines: source, block } of blocks) {
    if (isRecord(block)) {
      lines.set(block.fields, block.line)
      last = block
    } else if (last) {
      const name = Object.keys(last.fields).at(-1) ?? ''
      last.fields[name] = `${last.fields[name] ?? ''}\n\n${source.join('\n')}`.trim()
    }
  }
  return { json: records.map(({ fields }) => fields), lines }
}
