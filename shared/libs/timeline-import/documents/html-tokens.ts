import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** A piece of HTML or XML. Names of elements are in lowercase. */
export type HtmlToken =
  | { type: 'text'; text: string }
  | { type: 'open'; name: string; attributes: string; isEmpty: boolean }
  | { type: 'close'; name: string }

const reference = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,31}));?/g

const fromCodePoint = (code: number, source: string): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : source

/** Text with its character references (`&amp;`, `&#160;`) decoded. */
export const decodeReferences = (text: string): string =>
  text.includes('&')
    ? text.replace(reference, (source, decimal?: string, hexadecimal?: string, name?: string) => {
        if (name !== undefined) return decodeNamedCharacterReference(name) || source
        return fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal), source)
      })
    : text

const attributePattern = /([^\s"'=<>/]+)(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** The attributes of an element by lowercase name, from the source between its name and `>`. */
export const parseAttributes = (source: string): Map<string, string> => {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of source.matchAll(attributePattern))
    attributes.set(name.toLowerCase(), decodeReferences(double ?? single ?? bare ?? ''))
  return attributes
}

/** Elements whose content is not markup. */
const rawElements = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes'])

const tagName = /\/?[a-zA-Z][^\s/><]*/y

/** The index after the last character of a tag. A quotation mark that is never closed is a plain character. */
const findTagEnd = (text: string, from: number, openQuotes: Set<string>): number => {
  for (let i = from; i < text.length; i++) {
    const char = text[i] ?? ''
    if (char === '>') return i + 1
    if (char === '<') return i
    if ((char === '"' || char === "'") && /[=\s]/.test(text[i - 1] ?? '') && !openQuotes.has(char)) {
      const end = text.indexOf(char, i + 1)
      if (end < 0) openQuotes.add(char)
      else i = end
    }
  }
  return text.length
}

const isMarkup = (text: string, at: number): boolean => /[a-zA-Z/!?]/.test(text[at + 1] ?? '')

/** Splits HTML into tags and text, in linear time for any input. `isXml` reads the content of every element as markup. */
export function* tokenizeHtml(text: string, isXml = false): Generator<HtmlToken> {
  const openQuotes = new Set<string>()
  let cursor = 0
  while (cursor < text.length) {
    let start = text.indexOf('<', cursor)
    while (start >= 0 && !isMarkup(text, start)) start = text.indexOf('<', start + 1)
    if (start < 0) start = text.length
    if (start > cursor) yield { type: 'text', text: decodeReferences(text.slice(cursor, start)) }
    if (start >= text.length) return
    if (text.startsWith('<!--', start)) {
      const end = text.indexOf('-->', start + 4)
      cursor = end < 0 ? text.length : end + 3
      continue
    }
    if (text.startsWith('<![CDATA[', start)) {
      const end = text.indexOf(']]>', start + 9)
      yield { type: 'text', text: text.slice(start + 9, end < 0 ? text.length : end) }
      cursor = end < 0 ? text.length : end + 3
      continue
    }
    tagName.lastIndex = start + 1
    const name = tagName.exec(text)?.[0].toLowerCase()
    cursor = findTagEnd(text, start + 1 + (name?.length ?? 1), openQuotes)
    if (name === undefined) continue
    if (name.startsWith('/')) {
      yield { type: 'close', name: name.slice(1) }
      continue
    }
    const attributes = text.slice(start + 1 + name.length, cursor).replace(/>$/, '')
    yield { type: 'open', name, attributes, isEmpty: attributes.endsWith('/') }
    if (isXml || !rawElements.has(name) || attributes.endsWith('/')) continue
    const closing = new RegExp(`</${name}`, 'gi')
    closing.lastIndex = cursor
    const end = closing.exec(text)?.index ?? text.length
    const raw = text.slice(cursor, end)
    if (raw !== '') yield { type: 'text', text: name === 'title' || name === 'textarea' ? decodeReferences(raw) : raw }
    cursor = end
  }
}
