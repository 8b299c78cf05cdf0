import type { ConvertedDocument } from './document-format'
import { createElements } from './html-elements'
import { type LeftOut, warnAboutLeftOut, wordsIn } from './left-out'
import { createMarkdownWriter } from './markdown-writer'
import { type Attributes, tokenizeMarkup } from './markup-tokens'
import type { OfficePackage } from './office-package'

/** The elements of OpenDocument by those of HTML that mean the same. */
const htmlNames = new Map(
  Object.entries({
    'text:p': 'p',
    'text:list': 'ul',
    'text:list-item': 'li',
    'text:span': 'span',
    'text:a': 'a',
    'text:line-break': 'br',
    'table:table': 'table',
    'table:table-header-rows': 'thead',
    'table:table-row': 'tr',
    'table:table-cell': 'td',
  }),
)

/** Elements that hold no part of the text, with what their words are. */
const skipped = new Map<string, keyof LeftOut | undefined>([
  ['text:deletion', 'deletions'],
  ['office:change-info', undefined],
  ['office:annotation', 'comments'],
  ['text:note', 'notes'],
  ['svg:desc', undefined],
  ['svg:title', undefined],
  ['office:forms', undefined],
])
/** Of a comment, who wrote it and when; of a note, its number. */
const aboutSkipped = new Set(['dc:creator', 'dc:date', 'meta:date-string', 'text:note-citation'])

const toAttributes = (from: Attributes): Attributes => {
  const style = from.get('text:style-name') ?? ''
  const to = new Map([
    ['class', /^title$/i.test(style) ? 'title' : style],
    ['href', from.get('xlink:href') ?? ''],
  ])
  const [columns, rows] = [from.get('table:number-columns-spanned'), from.get('table:number-rows-spanned')]
  if (columns) to.set('colspan', columns)
  if (rows) to.set('rowspan', rows)
  return to
}

/** The names of styles that make text bold, as classes. */
function* findBoldStyles(xml: string): Generator<undefined, Set<string>> {
  const names = new Set<string>()
  let name = ''
  for (const token of tokenizeMarkup(xml, true)) {
    if (!token) yield
    if (token?.type !== 'open') continue
    const { attributes } = token
    if (token.name === 'style:style') name = attributes.get('style:name') ?? ''
    if (token.name === 'style:text-properties' && attributes.get('fo:font-weight') === 'bold') names.add(`.${name}`)
  }
  return names
}

/** A document of LibreOffice or OpenOffice as the Markdown that the reader of this library reads. */
export function* odtToMarkdown({ readPart }: OfficePackage): Generator<undefined, ConvertedDocument> {
  const xml = readPart('content.xml')
  const writer = createMarkdownWriter()
  const elements = createElements(writer, yield* findBoldStyles(xml))
  const styles = readPart('styles.xml')
  const leftOut: LeftOut = {
    comments: [],
    notes: [],
    deletions: [],
    margins: [...wordsIn(styles, 'style:header'), ...wordsIn(styles, 'style:footer')].filter((words) =>
      /\p{L}{3}/u.test(words),
    ),
    attachments: [],
    messages: [],
  }
  let skipping = ''
  let about = ''
  let words = ''
  let heading = ''
  let isInText = false
  for (const token of tokenizeMarkup(xml, true)) {
    if (!token) {
      yield
      continue
    }
    if (token.type === 'text') {
      if (isInText && skipping === '') elements.addText(token.text)
      else if (skipping !== '' && about === '') words += token.text
      continue
    }
    if (token.name === 'office:body') isInText = token.type === 'open'
    if (skipping !== '') {
      if (aboutSkipped.has(token.name)) about = token.type === 'open' && !token.isEmpty ? token.name : ''
      if (token.type !== 'close' || token.name !== skipping) continue
      const kind = skipped.get(skipping)
      if (kind) leftOut[kind].push(words.replace(/\s+/g, ' ').trim())
      skipping = ''
      words = ''
      continue
    }
    if (token.type === 'open' && skipped.has(token.name)) {
      skipping = token.isEmpty ? '' : token.name
      continue
    }
    if (!isInText) continue
    const attributes = token.type === 'open' ? token.attributes : undefined
    if (token.name === 'text:h') {
      if (attributes) heading = `h${Math.max(1, Math.min(6, Number(attributes.get('text:outline-level')) || 1))}`
      if (attributes) elements.open(heading, new Map(), false)
      else elements.close(heading)
    } else if (token.name === 'text:s' || token.name === 'text:tab') elements.addText(' ')
    else {
      const name = htmlNames.get(token.name)
      if (name && token.type === 'close') elements.close(name)
      else if (name && attributes) {
        elements.open(name, toAttributes(attributes), token.type === 'open' && token.isEmpty)
      }
    }
  }
  return { text: writer.finish(), warnings: warnAboutLeftOut(leftOut) }
}
