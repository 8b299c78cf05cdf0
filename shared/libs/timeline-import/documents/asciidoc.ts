import type { Line } from '../lines'
import { readTable } from './asciidoc-table'
import { boldLabels, createOutput, frontMatterLines } from './line-output'

const attributeLine = /^:(!?[\w-]{1,60}!?):(?:[ \t](.*))?$/
const heading = /^(={1,6}|#{1,6})[ \t]+(\S.*)$/
const item = /^[ \t]*(\*{1,6}|\.{1,6}|-|\d{1,4}\.)[ \t]+(\S.*)$/
const term = /^[ \t]*(\S.{0,200}?):{2,4}(?:[ \t]+(\S.*))?$/
const delimiter = /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|--|`{3}.*)$/
const tableDelimiter = /^[|,:!]={3,}$/
/** Lines that show nothing: anchors, contents, pictures, breaks, conditions. */
const nothing = /^(?:\[\[[^\]]*\]\]|toc::.*|(?:image|video|audio)::.*|'{3,}|<{3,}|(?:ifdef|ifndef|ifeval|endif)::.*)$/

/** Markup inside a line in that of Markdown. */
const toInline = (text: string, attributes: Map<string, string>): string =>
  boldLabels(
    text
      .replace(/\{([\w-]{1,60})\}/g, (source, name: string) => attributes.get(name.toLowerCase()) ?? source)
      .replace(/(?:link:)?(https?:\/\/[^\s[\]<>]{1,500})\[([^\]]{1,300}?)(?:,[^\]]{0,100}|\^)?\]/g, '[$2]($1)')
      .replace(/(https?:\/\/[^\s[\]<>]{1,500})\[\]/g, '$1')
      .replace(/<<[^,>]{1,200}(?:,([^>]{1,200}))?>>/g, (_, words?: string) => words ?? '')
      .replace(/\[[.#\w-]{1,60}\](?=[*_#`])/g, '')
      .replace(/(?<![\w`])`?\+([^+`\n]{1,300})\+`?(?![\w`])/g, '`$1`')
      .replace(/ \+$/, ''),
    /(?<![\w*])\*{1,2}(\S(?:[^*\n]{0,300}?[^\s*])?)\*{1,2}(?![\w*])/g,
  )

/** AsciiDoc as Markdown, each line with the one it was made of. */
export const asciidocToLines = (source: string): Line[] => {
  const lines = source.split('\n')
  const attributes = new Map<string, string>()
  const output = createOutput()
  let blockAttributes = ''
  let title: string | undefined
  let level = 0
  const inline = (text: string): string => toInline(text, attributes)

  /** The index after the block that begins with a delimiter, and what is between. */
  const readDelimited = (from: number): { body: string[]; next: number } => {
    const mark = (lines[from] ?? '').replace(/^(`{3,})[^`].*/, '$1')
    let end = from + 1
    while (end < lines.length && lines[end] !== mark) end += 1
    return { body: lines.slice(from + 1, end), next: end + 1 }
  }

  const levels: string[] = []
  /** The depth of an item by its marker: a marker that is not open yet is one level deeper. */
  const levelOf = (marker: string): number => {
    const kind = /^\d/.test(marker) ? '1.' : marker
    const known = levels.indexOf(kind)
    if (known >= 0) levels.length = known + 1
    else levels.push(kind)
    return levels.length
  }

  let i = 0
  while (i < lines.length) {
    const line = (lines[i] ?? '').trimEnd()
    const number = i + 1
    const attribute = attributeLine.exec(line)
    const section = heading.exec(line)
    const listed = item.exec(line)
    if (tableDelimiter.test(line)) {
      let end = i + 1
      while (end < lines.length && lines[end]?.trimEnd() !== line) end += 1
      const body = lines.slice(i + 1, end)
      output.addTable(
        readTable(line, body, i + 2, blockAttributes).map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, text: inline(cell.text) })),
        })),
      )
      i = end + 1
      blockAttributes = ''
      continue
    }
    if (/^\/{4,}$/.test(line) || (delimiter.test(line) && /^[-.`+]/.test(line) && line !== '--')) {
      const { body, next } = readDelimited(i)
      if (!line.startsWith('/')) output.addCode(body, number + 1)
      i = next
      blockAttributes = ''
      continue
    }
    i += 1
    if (line.startsWith('//') || nothing.test(line) || delimiter.test(line)) {
      // Examples, sidebars and quotations are read like the text around them.
    } else if (attribute) {
      attributes.set((attribute[1] ?? '').toLowerCase(), attribute[2]?.trim() ?? '')
    } else if (/^\[[^\]]*\]$/.test(line)) blockAttributes += line
    else if (section) {
      levels.length = 0
      const depth = section[1]?.length ?? 1
      output.addHeading(depth, inline(section[2] ?? ''), number)
      if (depth === 1 && title === undefined) {
        title = section[2]
        i = readHeader(lines, i, attributes)
      }
    } else if (/^\.[^\s.]/.test(line)) output.addBlock([`**${inline(line.slice(1))}**`], number)
    else if (line === '+') {
      level = levels.length
    } else if (line === '') {
      output.add('', number)
      level = 0
      if (lines[i]?.trim() && !item.test(lines[i] ?? '')) levels.length = 0
    } else if (listed) {
      const words = (listed[2] ?? '').replace(/^\[([ *x])\]/, (_, mark: string) => (mark === ' ' ? '[ ]' : '[x]'))
      output.addItem(levelOf(listed[1] ?? '*'), inline(words), number)
    } else if (term.test(line) && !/^\w+:\/\//.test(line)) {
      const [, name = '', definition] = term.exec(line) ?? []
      const words = definition === undefined ? [] : [definition]
      while (words.length === 0 || (lines[i]?.trim() && !isBlockStart(lines[i] ?? ''))) {
        if (i >= lines.length || (lines[i] ?? '').trim() === '+') break
        if (isBlockStart(lines[i] ?? '')) break
        if (lines[i]?.trim()) words.push(lines[i]?.trim() ?? '')
        i += 1
      }
      output.addTerm(inline(name), inline(words.join(' ')), number)
    } else {
      const indent =
        level > 0
          ? '  '.repeat(level)
          : levels.length > 0 && output.lines.at(-1)?.text !== ''
            ? '  '.repeat(levels.length)
            : ''
      if (level > 0 && output.lines.at(-1)?.text !== '') output.add('', number)
      level = 0
      output.add(indent + inline(line.trim()), number)
    }
  }
  const date = attributes.get('revdate') ?? attributes.get('date')
  return [...frontMatterLines({ title: attributes.get('doctitle'), date }), ...output.lines]
}

const isBlockStart = (line: string): boolean =>
  item.test(line) || term.test(line) || heading.test(line) || delimiter.test(line) || tableDelimiter.test(line)

/** Reads what follows the title up to a blank line: the author, the revision (`v1.2, 2024-03-01: …`) and attributes. */
const readHeader = (lines: string[], from: number, attributes: Map<string, string>): number => {
  let i = from
  for (; i < lines.length && i < from + 60 && lines[i]?.trim(); i++) {
    const line = lines[i]?.trim() ?? ''
    const attribute = attributeLine.exec(line)
    const revision =
      /^(\d{4}-\d{2}-\d{2})$/.exec(line)?.[1] ?? /^v?[\d.]{1,20},?[ \t]*([^:]{4,40})(?::.*)?$/.exec(line)?.[1]
    if (attribute) attributes.set((attribute[1] ?? '').toLowerCase(), attribute[2]?.trim() ?? '')
    else if (revision) attributes.set('revdate', revision)
    else if (heading.test(line) || item.test(line) || tableDelimiter.test(line)) break
  }
  return i
}
