import type { Line } from '../lines'
import { joinNonEmpty } from '../phrases'
import { boldLabels, createOutput, frontMatterLines } from './line-output'
import type { TextRow } from './markdown-table'

const heading = /^(\*{1,20})[ \t]+(\S.*)$/
const todo = /^(TODO|NEXT|STARTED|DOING|WAITING|HOLD|PROJ|DONE|CANCELL?ED|KILL)(?=\s|$)[ \t]*/
const closedStates = new Set(['DONE', 'CANCELED', 'CANCELLED', 'KILL'])
const item = /^(\s*)(?:[-+]|\s\*|\d{1,4}[.)])[ \t]+(\S.*)$/
const keyword = /^\s*#\+([\w-]{1,40}):\s*(.*)$/
const blockStart = /^\s*#\+begin_(\w{1,40})/i
/** `<2024-03-01 Fri 14:05-14:30 +1w>` or, not in the agenda, in square brackets. */
const timestamp =
  /[<[](\d{4}-\d{2}-\d{2})(?:\s+[^\s\d>\]+-]{1,20})?(?:\s+(\d{1,2}:\d{2})(?:-(\d{1,2}:\d{2}))?)?(?:\s+[.+-]{1,2}\d+[hdwmy])*[>\]]/g

const toTime = (source: string): string =>
  source.replace(timestamp, (_, day: string, from?: string, to?: string) =>
    joinNonEmpty(' ', [day, from ? `${from}${to ? `–${to}` : ''}` : '']),
  )

/** Markup inside a line in that of Markdown. */
const toInline = (text: string): string =>
  boldLabels(
    toTime(text.replace(/([>\]])--(?=[<[])/g, '$1 – '))
      .replace(/\[\[([^\][\n]{1,500})\]\[([^\][\n]{1,500})\]\]/g, (_, url: string, words: string) =>
        /^https?:/.test(url) ? `[${words}](${url})` : words,
      )
      .replace(/\[\[([^\][\n]{1,500})\]\]/g, '$1')
      .replace(/(?<![\w=~])[=~](\S(?:[^=~\n]{0,300}?[^\s=~])?)[=~](?![\w=~])/g, '`$1`'),
    /(?<![\w*])\*(\S(?:[^*\n]{0,300}?[^\s*])?)\*(?![\w*])/g,
  )

/** A task of which a heading is the title, with what its properties say. */
type Task = { index: number; owner?: string; due?: string }

/** Whether a drawer that begins before a line has an end. */
const endsDrawer = (lines: string[], from: number): boolean => {
  const end = lines.slice(from, from + 300).findIndex((line) => heading.test(line) || /^\s*:end:\s*$/i.test(line))
  return end >= 0 && !heading.test(lines[from + end] ?? '')
}

/** Org-mode as Markdown, each line with the one it was made of. */
export const orgToLines = (source: string): Line[] => {
  const lines = source.split('\n')
  const output = createOutput()
  const values: Record<string, string> = {}
  const hasTitle = /^[ \t]{0,20}#\+title:[ \t]{0,20}\S/im.test(source.slice(0, 20_000))
  let task: Task | undefined
  let columns: number[] = []
  let drawer = ''

  const endTask = (): void => {
    const line = task && output.lines[task.index]
    if (!task || !line) return
    if (task.owner) line.text += ` (owner: ${task.owner})`
    if (task.due) line.text += ` (due ${task.due})`
    task = undefined
  }

  const readProperty = (line: string): void => {
    const [, name = '', value = ''] = /^\s*:([\w-]{1,40}):\s*(.*)$/.exec(line) ?? []
    if (task && /^(?:owner|assignee|responsible|assigned_to|dri)$/i.test(name)) task.owner = value.trim()
    if (task && /^(?:due|deadline)$/i.test(name)) task.due = toTime(value.trim())
    if (!task && /^(?:date|timezone|tz)$/i.test(name)) values[name.toLowerCase()] ??= toTime(value.trim())
  }

  const readHeading = (stars: string, words: string, line: number): void => {
    endTask()
    columns = []
    const state = todo.exec(words)
    const text = words
      .slice(state?.[0].length ?? 0)
      .replace(/^\[#[A-Z0-9]\]\s*/, '')
      .replace(/(?<!\s)\s+:[\w@:]{1,100}:$/, '')
      .replace(/\[\d{1,4}(?:\/\d{1,4}|%)\]/, '')
    if (!state) {
      output.addHeading(stars.length + (hasTitle ? 1 : 0), toInline(text), line)
      return
    }
    output.addItem(1, `[${closedStates.has(state[1] ?? '') ? 'x' : ' '}] ${toInline(text)}`, line)
    task = { index: output.lines.length - 1 }
  }

  let i = 0
  while (i < lines.length) {
    const line = lines[i] ?? ''
    const number = i + 1
    i += 1
    const block = blockStart.exec(line)?.[1]?.toLowerCase()
    const headed = heading.exec(line)
    const listed = item.exec(line)
    const key = keyword.exec(line)
    if (drawer !== '' && !headed) {
      const note = /^\s*- Note taken on ([<[][^>\]]{10,60}[>\]])\s*(?:\\\\)?\s*(.*)$/.exec(line)
      if (/^\s*:end:\s*$/i.test(line)) drawer = ''
      else if (drawer === 'properties') readProperty(line)
      else if (note) {
        const words = [note[2] ?? '']
        while (lines[i]?.trim() && !/^\s*(?:[-+] |:end:)/i.test(lines[i] ?? '')) words.push((lines[i++] ?? '').trim())
        output.addItem(1, `${toTime(note[1] ?? '')} ${toInline(words.join(' ').trim())}`, number)
      }
      continue
    }
    drawer = ''
    if (headed) readHeading(headed[1] ?? '*', headed[2] ?? '', number)
    else if (block && /^(?:src|example|export)$/.test(block)) {
      let end = i
      while (end < lines.length && !/^\s*#\+end_/i.test(lines[end] ?? '')) end += 1
      if (block !== 'export') output.addCode(lines.slice(i, end), number + 1)
      i = end + 1
    } else if (key) {
      const name = (key[1] ?? '').toLowerCase()
      if (/^(?:title|date|timezone|tz)$/.test(name) && key[2]) values[name] ??= toTime(key[2])
      else if (name === 'caption') output.addBlock([`**${toInline(key[2] ?? '')}**`], number)
    } else if (/^\s*#(?:\s|\+|$)/.test(line)) {
      // A comment, or the edge of a quotation.
    } else if (/^\s*:[\w-]{1,40}:\s*$/.test(line) && endsDrawer(lines, i))
      drawer = line.trim().slice(1, -1).toLowerCase()
    else if (/^\s*(?:(?:DEADLINE|SCHEDULED|CLOSED|CLOCK):\s*[<[][^>\]]{4,60}[>\]][^A-Z]{0,60})+$/.test(line)) {
      const due = /DEADLINE:\s*([<[][^>\]]{4,60}[>\]])/.exec(line)?.[1]
      if (task && due) task.due = toTime(due)
    } else if (/^\s*\|/.test(line)) {
      const rows: TextRow[] = []
      let at = i - 1
      for (; /^\s*\|/.test(lines[at] ?? ''); at++) {
        const row = (lines[at] ?? '').trim()
        if (/^\|-[-+|]*$/.test(row)) {
          if (rows.length === 1 && rows[0]) rows[0].isHeader = true
          continue
        }
        const cells = row
          .replace(/^\|/, '')
          .replace(/\|$/, '')
          .split('|')
          .map((text) => ({ text: toInline(text.trim()) }))
        if (!cells.every(({ text }) => /^(?:<[lrc]?\d{0,3}>)?$/.test(text))) rows.push({ cells, line: at + 1 })
      }
      output.addTable(rows)
      i = at
    } else if (listed) {
      const column = listed[1]?.length ?? 0
      columns = [...columns.filter((open) => open < column), column]
      const words = (listed[2] ?? '')
        .replace(/^\[-\]/, '[ ]')
        .replace(/^\[X\]/, '[x]')
        .replace(/^(.{1,100}?)\s+::\s+/, '**$1:** ')
      // A box below a task is a task of its own.
      output.addItem(columns.length + (task && !/^\[[ x]\]/.test(words) ? 1 : 0), toInline(words), number)
    } else if (line.trim() === '') output.add('', number)
    else {
      const indent = line.length - line.trimStart().length
      columns = indent === 0 ? [] : columns.filter((open) => open < indent)
      const depth = columns.length + (task ? 1 : 0)
      if (task && columns.length === 0) output.add('', number)
      output.add('  '.repeat(depth) + toInline(line.trim().replace(/^: /, '').replace(/\\\\$/, '')), number)
    }
  }
  endTask()
  const { title, date, timezone, tz } = values
  return [
    ...frontMatterLines({ date, timezone: timezone ?? tz }),
    ...(title
      ? [
          { text: `# ${title}`, line: 1 },
          { text: '', line: 1 },
        ]
      : []),
    ...output.lines,
  ]
}
