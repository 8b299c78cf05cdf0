import type { Line } from '../lines'
import { boldLabels, createOutput } from './line-output'
import { toLink } from './links'
import type { TextRow } from './markdown-table'

const heading = /^\s*h([1-6])\.\s+(\S.*)$/
const item = /^\s*([*#-]{1,8})\s+(\S.*)$/
/** Macros around text that is read as if they were not there. */
const wrapper =
  /\{(?:panel|quote|info|note|tip|warning|expand|color|anchor|toc|section|column|excerpt)(?::[^{}\n]{0,300})?\}/g
const panelTitle =
  /^\s*\{(?:panel|expand|info|note|tip|warning):(?:[^{}\n]{0,200}\|)?title=([^{}|\n]{1,200})[^{}\n]{0,200}\}\s*$/
const codeBlock = /^\s*\{(code|noformat)(?::[^{}\n]{0,200})?\}/

/** Markup inside a line in that of Markdown. */
const toInline = (text: string): string =>
  boldLabels(
    text
      .replace(wrapper, '')
      .replace(/\{\{([^{}\n]{1,300})\}\}/g, '`$1`')
      .replace(/\[([^\][|\n]{1,300})\|([^\][|\s]{1,500})(?:\|[^\]]{0,60})?\]/g, (_, words: string, url: string) =>
        /^https?:/.test(url) ? toLink(words, url) : words,
      )
      .replace(/\[(https?:[^\]\s]{1,500})\]/g, '$1')
      .replace(/\[~(?:accountid:)?([^\]\s]{1,60})\]/g, '@$1')
      .replace(/!([\w./:-]{1,200}\.(?:png|jpe?g|gif|svg))(?:\|[^!\n]{0,100})?!/gi, '')
      .replace(/\((?:[/x!?+*iyn-]|on|off|\*[rgby])\)\s?/g, '')
      .replace(/(?<!\\)\\\\(?!\\)\s?/g, '\n')
      .replace(/\\([[\]{}*_|#-])/g, '$1')
      .trim(),
    /(?<![\w*])\*(\S(?:[^*\n]{0,300}?[^\s*])?)\*(?![\w*])/g,
  )

/** The cells of a row; bars in links, macros and code do not separate them. */
const readCells = (row: string): TextRow['cells'] => {
  const cells: TextRow['cells'] = []
  const parts =
    row.match(/\|\|?|\[[^\][\n]{0,800}\]|\{\{[^}\n]{0,300}\}\}|\{[^{}\n]{0,200}\}|\\\||[^|[{\\]+|[[{\\]/g) ?? []
  for (const part of parts) {
    if (part === '|' || part === '||') cells.push({ text: '', isHeader: part === '||' })
    else {
      const cell = cells.at(-1)
      if (cell) cell.text += part
    }
  }
  if (cells.at(-1)?.text.trim() === '') cells.pop()
  return cells.map((cell) => ({ ...cell, text: toInline(cell.text).replace(/\n{2,}/g, '\n') }))
}

/** Text in the notation of Jira and of older versions of Confluence as Markdown, each line with the one it was made of. */
export const jiraToLines = (source: string): Line[] => {
  const lines = source.split('\n')
  const output = createOutput()
  let table: TextRow[] = []
  const endTable = (): void => {
    output.addTable(table)
    table = []
  }
  let i = 0
  while (i < lines.length) {
    const line = lines[i] ?? ''
    const number = i + 1
    i += 1
    if (/^\s*\|/.test(line)) {
      let row = line
      // A cell may go on over several lines, up to one that ends with a bar.
      while (!/\|\s*$/.test(row) && lines[i]?.trim() && !/^\s*(?:\||h\d\. )/.test(lines[i] ?? ''))
        row += `\n${lines[i++]}`
      table.push({ cells: readCells(row.trim()), line: number })
      continue
    }
    endTable()
    const code = codeBlock.exec(line)
    const title = panelTitle.exec(line)?.[1]
    const headed = heading.exec(line)
    const listed = item.exec(line)
    if (code) {
      const end = `{${code[1]}}`
      const body = [line.slice(code[0].length)]
      while (!body.at(-1)?.includes(end) && i < lines.length) body.push(lines[i++] ?? '')
      const code0 = body.map((words) => words.replace(end, ''))
      output.addCode(code0[0]?.trim() === '' ? code0.slice(1) : code0, number + (code0[0]?.trim() === '' ? 1 : 0))
    } else if (headed) output.addHeading(Number(headed[1]), toInline(headed[2] ?? ''), number)
    else if (title) output.addBlock([`**${title}**`], number)
    else if (/^\s*-{4,}\s*$/.test(line)) output.add('', number)
    else if (listed) output.addItem(listed[1]?.length ?? 1, toInline(listed[2] ?? ''), number)
    else for (const words of toInline(line.replace(/^\s*bq\.\s+/, '')).split('\n')) output.add(words, number)
  }
  endTable()
  return output.lines
}
