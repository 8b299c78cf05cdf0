import { readTime, type TimeExpression } from '../../time'
import { splitLines } from '../lines'
import type { Entry } from '../types'
import type { Block } from './blocks'
import { createEntry, type RowContext } from './row-context'
import { toSource } from './sections'

const firstLine = (text: string): string => text.slice(0, (text.indexOf('\n') + 1 || text.length + 1) - 1)

/** `mara-k · comment · 2026-08-18`, `mara-k commented on Aug 18, 2026, 10:05 AM UTC` */
const byline =
  /^@?([\w.-]{1,39}) (?:· (?:[a-z]{3,20} · )?|(?:commented|opened this issue|opened this|closed this|replied) (?:on )?)(?=[\dA-Z])(.{8,40})$/

const readByline = (line: string): { who: string; time: TimeExpression } | undefined => {
  const [, who, written] = byline.exec(line.trim()) ?? []
  const read = written === undefined ? undefined : readTime(written)
  if (!who || !written || !read || read.end < written.length) return undefined
  return read.value.date?.month === undefined ? undefined : { who, time: read.value }
}

/** The comments of an issue, each below a line that tells its author and its date; none if there is hardly one. */
export const readComments = (blocks: Block[], context: RowContext): Entry[] => {
  const begins = blocks.filter((block) => block.type === 'paragraph' && readByline(firstLine(block.source)))
  if (begins.length < 2) return []
  const lines = blocks.flatMap((block) => splitLines(toSource(block), block.line))
  const entries: Entry[] = []
  for (const { text, line } of lines) {
    const by = readByline(text)
    const last = entries.at(-1)
    if (by)
      entries.push({ ...createEntry({ time: by.time, text: '', isDelimited: true }, '', line, context), who: by.who })
    else if (last) last.text += `\n${text}`
  }
  const comments = entries.map((entry) => ({ ...entry, text: entry.text.trim() })).filter(({ text }) => text !== '')
  return comments.length >= 2 ? comments : []
}
