import { decodeEntity } from '../entities'

const entity = /&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8});/.source
const escaped = /\\([!-/:-@[-`{-~])/.source

/** An escape before or an entity for one of these is markup's alternative, so it stays until the markup was read. */
const significant = /[*<>|\\`&_[\]#]/

const codeSpan = /((?<!\\)`[^`\n]{1,300}`)/
/** Code, and escaped signs that would begin code without their backslashes. */
const keptAsWritten = /((?<!\\)`[^`\n]{1,300}`|(?:\\~){3,})/
const escapeOrEntity = new RegExp(`${escaped}|${entity}`, 'g')

/** What can begin a block if it stands at the start of a line: an indentation, and the markers of lists and quotations. */
const lineStart = /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])?[ \t]+)?(?:\d{1,9}\\?|\\)?./

/** A line without escapes of characters that are no markup within it, as Google Docs writes them: `On\-call 14:05 \- 15:00`. */
const unescapeLine = (line: string): string => {
  if (!line.includes('\\') && !line.includes('&')) return line
  const start = lineStart.exec(line)?.[0] ?? ''
  return (
    start +
    line
      .slice(start.length)
      .split(keptAsWritten)
      .map((part, i) =>
        i % 2 === 1
          ? part
          : part.replace(escapeOrEntity, (source, sign: string | undefined, name: string | undefined) => {
              const decoded = sign ?? decodeEntity(name ?? '')
              return decoded === undefined || significant.test(decoded) ? source : decoded
            }),
      )
      .join('')
  )
}

/** An escaped one is text. */
const commentStart = /(?<!\\)<!--/

/** The number of a footnote, as a page has it after words. */
const footnoteMark = /<sup>\[?\d{1,3}\]?<\/sup>/g

/** Elements that only color words or mark a place among them. */
const styling = /<(?:(?:span|font)(?:\s[^<>]{0,300})?|\/(?:span|font))>/gi

const withoutStyling = (line: string): string =>
  line.includes('<')
    ? line
        .split(codeSpan)
        .map((part, i) => (i % 2 === 1 ? part : part.replace(styling, '')))
        .join('')
    : line

const escapedHeading = /^\\#{1,6}[ \t]/gm
const heading = /^#{1,6}[ \t]/m

/** Markdown that an editor took for plain text, and wrote with a backslash before each of its signs, as it was meant. */
const unescapeAll = (text: string): string =>
  text.includes('\\#') && (text.match(escapedHeading)?.length ?? 0) > 1 && !heading.test(text)
    ? text.replace(/(?<!\\)\\([#*_~>|+.&=()[\]{}!-])/g, '$1')
    : text

/** A text without comments, without tags that only style words, and without escapes that only hinder reading; its lines stay where they are, and so does code. */
export const prepareText = (source: string): string => {
  const text = unescapeAll(source)
  if (!/[\\&]|<!--|<sup>|<(?:span|font)\b/i.test(text)) return text
  const lastClosing = text.lastIndexOf('-->')
  let fence: string | undefined
  let isComment = false
  let offset = 0
  const prepared = text.split('\n').map((line) => {
    const from = offset
    offset += line.length + 1
    const marker = isComment ? undefined : /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (marker && (fence === undefined || marker.startsWith(fence))) fence = fence === undefined ? marker : undefined
    if (fence !== undefined || marker) return line
    let rest = line
    let kept = ''
    while (rest !== '') {
      const sign = isComment ? '-->' : '<!--'
      const at = isComment ? rest.indexOf(sign) : rest.search(commentStart)
      if (at < 0 || (!isComment && from + line.length - rest.length + at > lastClosing)) {
        if (!isComment) kept += rest
        break
      }
      if (!isComment) kept += rest.slice(0, at)
      isComment = !isComment
      rest = rest.slice(at + sign.length)
    }
    return unescapeLine(withoutStyling(kept.replace(footnoteMark, '')))
  })
  return prepared.join('\n')
}

const fencedCode = /(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[ \t]*$)/m
const spacesAtBreak = /(?<![ \t])[ \t]{2,}\n/g
/** A backslash at a break, unless it is escaped itself. */
const backslashAtBreak = /(?<!\\)((?:\\\\)*)\\\n/g
const autolink = /<(https?:\/\/[^\s<>]{1,2000}|mailto:[^\s<>]{1,300})>/g

const toPlain = (part: string): string =>
  part
    .split(codeSpan)
    .map((piece, i) =>
      i % 2 === 1
        ? piece
        : piece
            .replace(autolink, '$1')
            .replace(escapeOrEntity, (source, sign: string | undefined, name: string | undefined) =>
              sign !== undefined ? sign : (decodeEntity(name ?? '') ?? source),
            ),
    )
    .join('')

/** A text without escapes, entities, and signs for line breaks; code, links and emphasis stay as they are. */
export const toPlainText = (text: string): string =>
  /[\\&<]| {2}\n/.test(text)
    ? text
        .split(fencedCode)
        .map((part, i) =>
          i % 2 === 1 ? part : toPlain(part.replace(spacesAtBreak, '\n').replace(backslashAtBreak, '$1\n')),
        )
        .join('')
    : text
