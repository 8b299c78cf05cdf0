import Papa from 'papaparse'
import type { Line } from '../lines'
import { boldLabels, createOutput, frontMatterLines } from './line-output'
import { isTableStart, readListTable, readTable } from './restructured-text-table'

const adornment = /^([!-/:-@[-`{-~])\1{2,}\s*$/
const directive = /^(\s*)\.\. +([\w:-]{1,60})::(?:\s+(.*))?$/
const field = /^\s{0,3}:([^:\n]{1,80}):(?:\s+(.*))?$/
const item = /^(\s*)(?:[-*+•]|#\.|\(?\d{1,4}[.)]|\(?[a-zA-Z][.)](?=\s+[A-Z]))\s+(\S.*)$/

const codeDirective = /^(?:code|code-block|sourcecode|parsed-literal|math)$/
/** Directives whose content is no text: tables and code, which have a form of their own, and those that show nothing of it. */
const ownContent =
  /^(?:list-table|csv-table|code|code-block|sourcecode|parsed-literal|math|literalinclude|highlight|image|figure|contents|toctree|index|include|meta|raw|tags|target-notes|sectnum)$/

/** Whether a line ends within a link, or within other words between backquotes. */
const endsInLink = (text: string): boolean => text.split('`').length % 2 === 0
const MAX_LINK_LINES = 4

const indentOf = (line: string): number => line.length - line.trimStart().length

/** Markup inside a line in that of Markdown. */
const toInline = (text: string): string =>
  boldLabels(
    text
      .replace(/``([^`]{1,300})``/g, '`$1`')
      .replace(/`([^`<]{1,300}?)\s*<([^>\s]{1,500})>`__?/g, (_, words: string, url: string) => `[${words}](${url})`)
      .replace(/:[\w:+-]{1,40}:`([^`<]{1,300}?)(?:\s*<[^>]{1,300}>)?`/g, '$1')
      .replace(/`([^`]{1,300})`__?/g, '$1')
      .replace(/(?<=[\w)])__?(?=[\s.,;)]|$)/g, '')
      .replace(/\|([\w][\w -]{0,60})\|(?!\|)/g, '$1'),
    /\*\*(\S(?:[^*\n]{0,300}?[^\s*])?)\*\*/g,
  )

const isTitle = (title: string | undefined, line: string | undefined): line is string =>
  title !== undefined &&
  title.trim() !== '' &&
  line !== undefined &&
  adornment.test(line) &&
  line.trim().length >= Math.max(3, title.trimEnd().length - 2) &&
  !adornment.test(title)

/** reStructuredText as Markdown, each line with the one it was made of. */
export const restructuredTextToLines = (source: string): Line[] => {
  const lines = source.split('\n').map((line) => line.trimEnd().replace(/^\t+/, (tabs) => '    '.repeat(tabs.length)))
  const output = createOutput()
  /** The adornments of titles in the order in which they appear, which is that of their depths. */
  const styles: string[] = []
  let date: string | undefined
  /** The columns at which the items of the open lists begin. */
  let columns: number[] = []

  const depthOf = (style: string): number => {
    if (!styles.includes(style)) styles.push(style)
    return styles.indexOf(style) + 1
  }

  /** The lines below a line that are indented more than it, with those of its own indentation removed. */
  const readIndented = (from: number, indent: number): { body: string[]; next: number } => {
    let end = from
    while (end < lines.length && (lines[end] === '' || indentOf(lines[end] ?? '') > indent)) end += 1
    while (end > from && lines[end - 1] === '') end -= 1
    const body = lines.slice(from, end)
    const margin = body.reduce((least, line) => (line === '' ? least : Math.min(least, indentOf(line))), 1000)
    return { body: body.map((line) => line.slice(margin)), next: end }
  }

  /** Reads a directive; the result is the index of the next line to read. */
  const readDirective = (at: number, indent: number, name: string, argument: string): number => {
    const title = argument.trim()
    if (!ownContent.test(name)) {
      // A note, a table with a title, or a directive of an extension: what is in it is read as if it were outside.
      if (title) output.addBlock([name === 'table' || name === 'topic' ? `**${title}**` : toInline(title)], at + 1)
      return at + 1
    }
    const { body, next } = readIndented(at + 1, indent)
    const first = body.findIndex((line) => line !== '' && !field.test(line))
    const content = first < 0 ? [] : body.slice(first)
    const contentLine = at + 2 + Math.max(0, first)
    const option = (key: string): string =>
      body
        .slice(0, Math.max(0, first))
        .map((line) => field.exec(line))
        .find((match) => match?.[1] === key)?.[2] ?? ''
    if (name === 'list-table') {
      if (title) output.addBlock([`**${title}**`], at + 1)
      output.addTable(inlineRows(readListTable(content, contentLine, Number(option('header-rows')) || 0)))
    } else if (name === 'csv-table') {
      const rows = Papa.parse<string[]>(content.join('\n'), { skipEmptyLines: true }).data
      const header = Papa.parse<string[]>(option('header')).data
      output.addTable(
        inlineRows(
          [...header, ...rows].map((cells, i) => ({
            cells: cells.map((text) => ({ text: text.trim() })),
            isHeader: i < header.length || i < Number(option('header-rows')),
            line: Math.max(at + 1, contentLine + i - header.length),
          })),
        ),
      )
    } else if (codeDirective.test(name)) output.addCode(content, contentLine)
    return next
  }

  /** A text with the lines below it that its last link extends over, and the index of the line after them. */
  const withWholeLink = (text: string, next: number): { words: string; next: number } => {
    let words = text
    let end = next
    while (endsInLink(words) && lines[end] && end < next + MAX_LINK_LINES) words += ` ${lines[end++]?.trim()}`
    return endsInLink(words) ? { words: text, next } : { words, next: end }
  }

  let i = 0
  while (i < lines.length) {
    const line = lines[i] ?? ''
    const number = i + 1
    const directed = directive.exec(line)
    const listed = item.exec(line)
    const labeled = field.exec(line)
    if (
      adornment.test(line) &&
      lines[i + 1] &&
      lines[i + 2]?.trimEnd() === line.trimEnd() &&
      isTitle(lines[i + 1]?.trim(), lines[i + 2])
    ) {
      output.addHeading(depthOf(`${line[0]}${line[0]}`), toInline(lines[i + 1] ?? ''), number + 1)
      columns = []
      i += 3
    } else if (indentOf(line) === 0 && !isTableStart(line) && isTitle(line, lines[i + 1])) {
      output.addHeading(depthOf(lines[i + 1]?.[0] ?? ''), toInline(line), number)
      columns = []
      i += 2
    } else if (isTableStart(line)) {
      const { rows, next } = readTable(lines, i)
      output.addTable(inlineRows(rows))
      i = Math.max(i + 1, next)
    } else if (directed) i = readDirective(i, indentOf(line), directed[2] ?? '', directed[3] ?? '')
    else if (/^\s*\.\.(?:\s|$)/.test(line)) {
      // A comment, a target or a footnote; the words of a footnote stay.
      const note = /^\.\. \[[^\]]{1,40}\] (.*)$/.exec(line)?.[1]
      if (note) output.addBlock([toInline(note)], number)
      i = note || line.includes('_') ? i + 1 : readIndented(i + 1, indentOf(line)).next
    } else if (labeled && !/`/.test(labeled[1] ?? '')) {
      const { body, next } = readIndented(i + 1, indentOf(line))
      const value = [labeled[2] ?? '', ...body].join(' ').trim()
      if (/^date$/i.test(labeled[1] ?? '')) date ??= value
      output.addTerm(labeled[1] ?? '', toInline(value), number)
      i = lines[i + 1] === '' ? i + 1 : next
    } else if (/^\s*\|(?:\s|$)/.test(line)) {
      output.add(toInline(line.replace(/^\s*\| ?/, '')), number)
      i += 1
    } else if (listed) {
      const column = listed[1]?.length ?? 0
      columns = [...columns.filter((open) => open < column), column]
      const { words, next } = withWholeLink(listed[2] ?? '', i + 1)
      output.addItem(columns.length, toInline(words), number)
      i = next
    } else if (line === '') {
      output.add('', number)
      i += 1
    } else {
      const indent = indentOf(line)
      columns = indent === 0 ? [] : columns.filter((open) => open < indent)
      const next = lines[i + 1] ?? ''
      const isTerm =
        columns.length === 0 &&
        next !== '' &&
        indentOf(next) > indent &&
        (lines[i - 1] ?? '') === '' &&
        !item.test(next) &&
        !line.endsWith('::')
      if (isTerm) {
        const { body, next: after } = readIndented(i + 1, indent)
        const end = body.indexOf('')
        const words = end < 0 ? body : body.slice(0, end)
        output.addTerm(toInline(line.trim()).replace(/:$/, ''), toInline(words.join(' ')), number)
        i = end < 0 ? after : i + 1 + words.length
        continue
      }
      const { words: text, next: afterText } = withWholeLink(line.trim(), i + 1)
      if (text !== '::')
        output.add('  '.repeat(columns.length) + toInline(text.endsWith('::') ? text.slice(0, -1) : text), number)
      i = afterText
      if (text.endsWith('::')) {
        const { body, next: after } = readIndented(i, indent)
        if (after > i)
          output.addCode(
            body.slice(body.findIndex((words) => words !== '')),
            i +
              1 +
              Math.max(
                0,
                body.findIndex((words) => words !== ''),
              ),
          )
        i = Math.max(i, after)
      }
    }
  }
  return [...frontMatterLines({ date }), ...output.lines]
}

const inlineRows = (rows: ReturnType<typeof readListTable>): ReturnType<typeof readListTable> =>
  rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, text: toInline(cell.text) })) }))
