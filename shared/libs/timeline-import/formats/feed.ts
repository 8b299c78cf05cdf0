import { readTime, type TimeExpression } from '../../time'
import { type MarkupToken, tokenizeMarkup } from '../documents/markup-tokens'
import { splitLines } from '../lines'
import { readStatusPage, splitUpdates } from '../status-page'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from '../types'
import { htmlToText } from './chats/html-text'

/** An item of a feed: the text of its elements by their names. */
type Item = Map<string, string>

const opening = /^\s*(?:<\?[^>]{0,200}\?>|<!--(?:(?!-->)[\s\S]){0,3000}-->|\s){0,9}<(?:rss|rdf:RDF|feed)[\s>]/
const itemNames = new Set(['item', 'entry'])
const bodies = ['content:encoded', 'content', 'description', 'summary']
const dates = ['pubdate', 'published', 'updated', 'dc:date', 'date', 'issued', 'modified']

/** Collects the items of a feed, and the title of the feed itself as the first of them. */
class FeedReader {
  readonly feed: Item = new Map()
  readonly items: Item[] = []
  #item = this.feed
  /** The element whose text is read, and how deep in it the reader is: XHTML may stand inside. */
  #field = ''
  #depth = 0

  read(token: MarkupToken): void {
    if (token.type === 'text') this.#add(token.text)
    else if (token.type === 'close') this.#close(token.name)
    else if (this.#field !== '') {
      if (!token.isEmpty) this.#depth += 1
      this.#add(`<${token.name}>`)
    } else if (itemNames.has(token.name)) {
      this.#item = new Map()
      this.items.push(this.#item)
    } else if (!token.isEmpty && (token.name === 'title' || bodies.includes(token.name) || dates.includes(token.name)))
      this.#field = token.name
  }

  #add(text: string): void {
    if (this.#field !== '') this.#item.set(this.#field, (this.#item.get(this.#field) ?? '') + text)
  }

  #close(name: string): void {
    if (this.#depth > 0) {
      this.#depth -= 1
      this.#add(`</${name}>`)
    } else if (this.#field === name) this.#field = ''
    else if (itemNames.has(name)) this.#item = this.feed
  }
}

const firstOf = (item: Item, names: string[]): string =>
  names.map((name) => item.get(name)?.trim() ?? '').find((text) => text !== '') ?? ''

const MONTHS_AHEAD = 2

/** A time of an update, which has no year, with that of its item; an item of January may tell of December. */
const withYear = (time: TimeExpression, published: TimeExpression | undefined): TimeExpression => {
  const { date } = time
  const { year, month = 12 } = published?.date ?? {}
  if (date?.month === undefined || date.year !== undefined || year === undefined) return time
  return { ...time, date: { ...date, year: date.month > month + MONTHS_AHEAD ? year - 1 : year } }
}

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const reader = new FeedReader()
  for (const token of tokenizeMarkup(text, true)) {
    if (token) reader.read(token)
    else yield
  }
  const title = firstOf(reader.feed, ['title'])
  const lines = title === '' ? [] : [title]
  const isSeveral = reader.items.length > 1
  for (const [index, item] of reader.items.entries()) {
    const subject = htmlToText(firstOf(item, ['title'])).replace(/\s+/g, ' ')
    const written = firstOf(item, dates)
    const published = readTime(written)?.value
    const body = splitUpdates(splitLines(htmlToText(firstOf(item, bodies))))
    if (lines.length > 0) lines.push('')
    const line = lines.length + 1
    lines.push(subject, written, ...body.map((one) => one.text))
    const { updates } = readStatusPage(body)
    const toEntry = (time: TimeExpression, words: string, below: number): Entry => ({
      time,
      text: words,
      line: line + below,
      source: 'feed',
      run: index + 1,
    })
    const told = updates.map(({ time, text: words, line: at }) => {
      const row = body.findIndex((one) => one.line === at)
      return toEntry(withYear(time, published), isSeveral ? `${subject}: ${words}` : words, row + 2)
    })
    const words = [subject, body.map((one) => one.text).join('\n')].filter((part) => part !== '').join(': ')
    if (told.length > 0) draft.entries.push(...told.reverse())
    else if (published?.date && words !== '') draft.entries.push(toEntry(published, words, 0))
    else
      draft.warnings.push({ line, message: 'This item has no readable time.', skipped: `${subject} ${written}`.trim() })
    if (index % 200 === 199) yield
  }
  const only = isSeveral ? undefined : reader.items[0]
  if (only) draft.title = htmlToText(firstOf(only, ['title']))
  draft.text = lines.join('\n')
  return draft
}

/** The history of a status page, or releases, as a feed. */
export const feed: Format = {
  id: 'feed',
  title: 'Feed (RSS, Atom)',
  detect: ({ text, json }) => (json === undefined && opening.test(text.slice(0, 5000)) ? 0.97 : 0),
  read,
}
