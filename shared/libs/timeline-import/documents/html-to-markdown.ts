import { createElements } from './html-elements'
import { createMarkdownWriter } from './markdown-writer'
import { type Attributes, type MarkupToken, tokenizeMarkup } from './markup-tokens'
import { withTelegramHeaders } from './telegram-page'

/** Elements that hold no part of the document. */
const skipped = new Set(
  'title script style noscript template nav footer svg math canvas object audio video iframe select textarea noembed noframes map ac:task-id ri:user ri:page ri:attachment ac:image'.split(
    ' ',
  ),
)

/** Elements without an end tag. */
const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

const isHidden = (attributes: Attributes): boolean =>
  attributes.has('hidden') ||
  attributes.get('aria-hidden') === 'true' ||
  /^(?:navigation|contentinfo)$/i.test(attributes.get('role') ?? '') ||
  /display\s?:\s?none|mso-list\s?:\s?ignore/i.test(attributes.get('style') ?? '')

/** Of the parameters of a macro in what Confluence stores, its title is shown; of buttons, the sender of a message in Slack. */
const isSkipped = (name: string, attributes: Attributes): boolean =>
  skipped.has(name) ||
  (name === 'ac:parameter' && attributes.get('ac:name') !== 'title') ||
  (name === 'button' && ![...attributes.values()].some((value) => value.includes('sender'))) ||
  isHidden(attributes) ||
  // Who wrote a page of Confluence, and when.
  /(?:^|\s)page-metadata(?:$|\s)/.test(attributes.get('class') ?? '')

/** The classes that a style sheet makes bold, as in a document saved by Google Docs. */
const findBoldClasses = (styles: string): Set<string> =>
  new Set(
    styles
      .split('}')
      .filter((rule) => /font-weight\s?:\s?(?:bold|[6-9]00)/.test(rule))
      .flatMap((rule) => rule.slice(0, Math.max(0, rule.indexOf('{'))).split(','))
      .map((selector) => /^\s{0,20}[a-z]{0,20}(\.[\w-]{1,80})\s{0,20}$/.exec(selector)?.[1] ?? ''),
  )

/** `Payment outage - Operations - Confluence`: a title without the name of the site. */
const withoutSite = (title: string): string =>
  title
    .replace(/\s+/g, ' ')
    .replace(
      / (?:[-–|·] [^-–|·]{1,60})? ?[-–|·] (?:Confluence|GitHub|GitLab|Notion|Google Docs|Jira|Wikitech|Slack)$/i,
      '',
    )
    .trim()

/** What a page says about itself besides its content. */
type Page = { title: string; date: string; styles: string }

const readMeta = (attributes: Attributes, page: Page): void => {
  const name = attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop') ?? ''
  if (/^(?:article:published_time|date|dc\.date(?:\.issued)?|datepublished)$/i.test(name))
    page.date ||= attributes.get('content') ?? ''
}

function* readHead(source: string): Generator<undefined, Page & { hasMain: boolean }> {
  const page = { title: '', date: '', styles: '', hasMain: false }
  let name = ''
  for (const token of tokenizeMarkup(source)) {
    if (!token) yield
    else if (token.type === 'open') {
      name = token.name
      if (name === 'meta') readMeta(token.attributes, page)
      if (isMain(token)) page.hasMain = true
    } else if (token.type === 'text' && name === 'title') page.title ||= token.text
    else if (token.type === 'text' && name === 'style') page.styles += token.text
    else name = ''
  }
  return page
}

const frontMatter = (values: Record<string, string>): string => {
  const lines = Object.entries(values).filter(([, value]) => value.trim() !== '')
  return lines.length === 0 ? '' : `---\n${lines.map(([key, value]) => `${key}: ${value}`).join('\n')}\n---\n\n`
}

/** An element that is open, and how many of its name are open in it. */
type Scope = { name: string; depth: number }

const track = (scope: Scope, token: MarkupToken): void => {
  if (token.type === 'text' || token.name !== scope.name) return
  if (token.type === 'close') scope.depth -= 1
  else if (!token.isEmpty) scope.depth += 1
}

const isMain = (token: MarkupToken): token is MarkupToken & { type: 'open' } =>
  token.type === 'open' && (token.name === 'main' || token.attributes.get('role') === 'main')

/** Writes the content of a page; with `isInMain`, only that of its main element. */
function* writePage(source: string, page: Page, isInMain: boolean): Generator<undefined, string> {
  const writer = createMarkdownWriter()
  const elements = createElements(writer, findBoldClasses(page.styles))
  let scope: Scope | undefined
  let skipping: Scope | undefined
  for (const token of tokenizeMarkup(source)) {
    if (!token) {
      yield
      continue
    }
    if (skipping) {
      track(skipping, token)
      if (skipping.depth === 0) skipping = undefined
      continue
    }
    if (isInMain && !scope) {
      if (isMain(token)) scope = { name: token.name, depth: 1 }
      continue
    }
    if (scope) track(scope, token)
    if (scope?.depth === 0) break
    if (token.type === 'text') elements.addText(token.text)
    else if (token.type === 'close') elements.close(token.name)
    else {
      const isVoid = token.isEmpty || voidElements.has(token.name)
      if (!isVoid && isSkipped(token.name, token.attributes)) skipping = { name: token.name, depth: 1 }
      else elements.open(token.name, token.attributes, isVoid)
    }
  }
  return writer.finish()
}

/** `jo commented 2025-06-03T08:20:00Z`, as above a comment in GitHub, GitLab or Jira. */
const commentHeader =
  /^(?:#{1,6} )?([^\s#|>-][^\n|]{0,60}?)(?: (?:opened(?: this issue)?|commented|replied|wrote|said|created|added a comment)(?: on)?| ·)(?: [-–—])? (\d{4}-\d{2}-\d{2}T[\d:.]{5,12}(?:Z|[+-]\d{2}:?\d{2}))[^\n]{0,40}$/gm

/** `Jo Marsh 2:05 PM`, as above a message in Slack. */
const slackHeader = /^([^\s#|>\d-][^\n|]{0,60}?) (\d{1,2}:\d{2}(?: [AP]M)?)$/gm

/** A page with the headers of its messages in the form that the reader of chats knows. */
const withMessageHeaders = (body: string, source: string): string => {
  const text = body.replace(commentHeader, '[$2] <$1>')
  return source.includes('c-timestamp') ? text.replace(slackHeader, '[$2] <$1>') : text
}

/** A web page, or part of one, as the Markdown that the reader of this library reads. */
export function* htmlToMarkdown(saved: string): Generator<undefined, string> {
  const source = withTelegramHeaders(saved)
  const page = yield* readHead(source)
  const main = page.hasMain ? yield* writePage(source, page, true) : ''
  const body = main.trim() === '' ? yield* writePage(source, page, false) : main
  const title = /^# /m.test(body) ? '' : withoutSite(page.title)
  return frontMatter({ title, date: page.date }) + withMessageHeaders(body, source)
}
