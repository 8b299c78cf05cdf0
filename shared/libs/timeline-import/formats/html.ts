import { documentFormat } from '../documents/document-format'
import { htmlToMarkdown } from '../documents/html-to-markdown'
import type { Input } from '../types'

const declaration = /^(?:<\?xml[^>]{0,200}>|<!--(?:(?!-->)[\s\S]){0,3000}-->|\s){0,9}<(?:!doctype html|html)\b/i
const block = /<\/(?:p|div|ul|ol|li|table|tr|td|h[1-6]|section|article|ac:[a-z-]{1,40})>/gi
const markdownLine = /^(?:#{1,6} |[-*] |\||```|> )/m

/** A page by its beginning, a part of one by its end tags. */
const detect = ({ text, json, options }: Input): number => {
  if (json !== undefined) return 0
  const head = text.slice(0, 60_000)
  if (declaration.test(head)) return 0.97
  if (!/^\s*<[a-z]/i.test(head) || !/>\s*$/.test(text.slice(-2000))) return 0
  if (/\.(?:x?html?|aspx)$/i.test(options.fileName ?? '')) return 0.97
  return (head.match(block)?.length ?? 0) >= 2 && !markdownLine.test(head) ? 0.95 : 0
}

/** A saved web page, a document exported as HTML, or what Confluence stores. */
export const html = documentFormat({
  id: 'html',
  title: 'Web page (HTML)',
  detect,
  *toMarkdown({ text }) {
    return { text: yield* htmlToMarkdown(text), warnings: [] }
  },
})
