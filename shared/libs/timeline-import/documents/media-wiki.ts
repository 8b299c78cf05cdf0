import { decodeHTML } from 'entities/decode'
import type { Line } from '../lines'
import { boldLabels, createOutput, frontMatterLines } from './line-output'
import { toLink } from './links'
import type { TextRow } from './markdown-table'

const heading = /^(={1,6})\s*([^=\s].{0,300}?)\s*\1\s*$/
const item = /^([*#:;]{1,8})\s*(\S.*)$/

/** Markup inside a line in that of Markdown. */
const toInline = (text: string): string =>
  boldLabels(
    decodeHTML(
      text
        .replace(/<ref\b[^>]{0,200}\/>|<ref\b[^>]{0,200}>[^<]{0,2000}<\/ref>/gi, '')
        .replace(
          /<(?:code|tt|kbd|syntaxhighlight)\b[^>]{0,200}>([^<\n]{1,500})<\/(?:code|tt|kbd|syntaxhighlight)>/gi,
          '`$1`',
        )
        .replace(/\s?<br\s{0,3}\/?>\s?/gi, '\n')
        .replace(
          /<\/?(?:nowiki|small|big|span|div|center|u|s|del|ins|sub|sup|b|i|p|onlyinclude|noinclude|includeonly|section|translate)\b[^>]{0,300}>/gi,
          '',
        )
        .replace(/\[\[(?:file|image|category):[^\]]{0,500}\]\]/gi, '')
        .replace(/\[\[(?:[^\]|\n]{1,300}\|)?([^\]|\n]{1,300})\]\]/g, (_, words: string) =>
          words.replace(/^:?(?:phab(?:ricator)?|gerrit|mail):/i, ''),
        )
        .replace(/\[(https?:[^\s\]]{1,500})\s+([^\]\n]{1,300})\]/g, (_, url: string, words: string) =>
          toLink(words, url),
        )
        .replace(/\[(https?:[^\s\]]{1,500})\]/g, '$1')
        .replace(/'{5}([^'\n]{1,300})'{5}/g, "'''$1'''")
        .replace(/(?<!')''(?!')([^'\n]{1,500})''(?!')/g, '$1'),
    ),
    /'''(\S(?:[^\n]{0,300}?\S)?)'''/g,
  )

/** Templates that stand for a word or two: `{{Phabricator|T123}}`, `{{UTC|14:05}}`. Others show nothing that is written here. */
const wordTemplates =
  /\{\{\s*(?:phabricator|phab|bug|gerrit|ircnick|nick|tt|code|time|utc|sic|ping|u|user)\s*\|([^{}|\n]{1,200})(?:\|[^{}\n]{0,200})?\}\}/gi

/** Templates that mark what is done: `{{done}}`. */
const doneTemplates = /\{\{\s*(?:done|fixed|resolved|tick|yes|y)\s*(?:\|[^{}\n]{0,200})?\}\}/gi
/** The parameter of a template for an incident that tells when it began. */
const startParameter = /^[ \t]*\|[ \t]*(?:start|began|date|datum|fecha|data)[ \t]*=[ \t]*(\d[^|{}\n]{5,60}?)[ \t]*$/im

/** A text with templates removed, and as many lines as before. */
const withoutTemplates = (source: string): string => {
  let text = source.replace(wordTemplates, '$1').replace(doneTemplates, '✅')
  const blank = (part: string): string => part.replace(/[^\n]/g, '')
  for (let depth = 0; depth < 4 && text.includes('{{'); depth++) text = text.replace(/\{\{[^{}]{0,20000}\}\}/g, blank)
  return text
    .split('<!--')
    .map((part, i) => {
      const end = i === 0 ? 0 : part.indexOf('-->')
      return end < 0 ? blank(part) : blank(part.slice(0, end)) + part.slice(i === 0 ? 0 : end + 3)
    })
    .join('')
}

const spanOf = (attributes: string, name: string): number =>
  Number(new RegExp(`\\b${name}\\s?=\\s?"?(\\d{1,3})`, 'i').exec(attributes)?.[1] ?? 1)

/** A cell without its attributes, which end with a bar: `style="…" | words`. */
const toCell = (source: string, isHeader: boolean): TextRow['cells'][number] => {
  const attributes = /^[^|[\]{}]{0,300}=[^|[\]{}]{0,300}\|(?!\|)/.exec(source)?.[0] ?? ''
  return {
    text: source.slice(attributes.length).trim(),
    isHeader,
    columns: spanOf(attributes, 'colspan'),
    rows: spanOf(attributes, 'rowspan'),
  }
}

/** The rows between `{|` and `|}`, and the index of the line after them. */
const readTable = (lines: string[], from: number): { rows: TextRow[]; next: number } => {
  const rows: TextRow[] = []
  let isNewRow = true
  let i = from + 1
  for (; i < lines.length && !/^\s*\|\}/.test(lines[i] ?? ''); i++) {
    const line = (lines[i] ?? '').trim()
    if (line.startsWith('|-')) isNewRow = true
    else if (/^\|\+/.test(line)) continue
    else if (/^[|!]/.test(line)) {
      if (isNewRow) rows.push({ cells: [], line: i + 1 })
      isNewRow = false
      const isHeader = line.startsWith('!')
      const cells = line.slice(1).split(isHeader ? /!!|\|\|/ : '||')
      for (const cell of cells) rows.at(-1)?.cells.push(toCell(cell, isHeader))
    } else {
      const cell = rows.at(-1)?.cells.at(-1)
      if (cell && line !== '') cell.text += `\n${line.replace(/^\*+\s*/, '- ')}`
    }
  }
  return {
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, text: toInline(cell.text.trim()) })),
    })),
    next: i + 1,
  }
}

/** The notation of MediaWiki as Markdown, each line with the one it was made of. */
export const mediaWikiToLines = (source: string): Line[] => {
  const lines = withoutTemplates(source).split('\n')
  const output = createOutput()
  let i = 0
  while (i < lines.length) {
    const line = (lines[i] ?? '').trimEnd()
    const number = i + 1
    const headed = heading.exec(line)
    const listed = item.exec(line)
    if (/^[\s:]*\{\|/.test(line)) {
      const { rows, next } = readTable(lines, i)
      output.addTable(rows)
      i = next
      continue
    }
    i += 1
    const code = /^\s*<(syntaxhighlight|source|pre)\b[^>]{0,200}>(.*)$/i.exec(line)
    if (code) {
      const end = new RegExp(`</${code[1]}>`, 'i')
      const body = [code[2] ?? '']
      while (!end.test(body.at(-1) ?? '') && i < lines.length) body.push(lines[i++] ?? '')
      const content = body.map((words) => words.replace(end, ''))
      output.addCode(content[0] === '' ? content.slice(1) : content, number + (content[0] === '' ? 1 : 0))
    } else if (headed) output.addHeading(headed[1]?.length ?? 2, toInline(headed[2] ?? ''), number)
    else if (/^__[A-Z]+__$|^-{4,}$|^#redirect/i.test(line)) output.add('', number)
    else if (listed) {
      const [, marker = '*', words = ''] = listed
      const term = marker.endsWith(';') ? /^(.{1,200}?)\s+:\s+(.*)$/.exec(words) : null
      if (term) output.addTerm(toInline(term[1] ?? ''), toInline(term[2] ?? ''), number)
      else if (marker.endsWith(';')) output.addTerm(toInline(words.replace(/:$/, '')), '', number)
      else if (/^:+$/.test(marker)) output.addBlock(toInline(words).split('\n'), number)
      else output.addItem(marker.length, toInline(words).replace(/\n/g, ' '), number)
    } else {
      for (const words of toInline(line.trim()).split('\n')) output.add(words, number)
    }
  }
  return [...frontMatterLines({ start: startParameter.exec(source)?.[1] }), ...output.lines]
}
