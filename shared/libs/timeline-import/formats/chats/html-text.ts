import { decodeEntity } from '../../entities'

const decodeEntities = (text: string): string =>
  text.replace(
    /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi,
    (source, name: string) => decodeEntity(name) ?? decodeEntity(name.toLowerCase()) ?? source,
  )

const isHtml = (text: string): boolean => /<\/?[a-z][^<>]{0,2000}>/i.test(text)

/** The words of a message in HTML, a line each for its paragraphs; other texts stay as they are. */
export const htmlToText = (html: string): string => {
  if (!isHtml(html)) return decodeEntities(html).trim()
  const text = html
    .replace(/\s+/g, ' ')
    .replace(/<(?:emoji|img)\b[^<>]{0,2000}?\balt="([^"]{0,80})"[^<>]{0,2000}>/gi, '$1')
    .replace(/<li\b[^<>]{0,2000}>/gi, '\n- ')
    .replace(/<(?:br|\/p|\/div|\/h\d|\/tr|\/blockquote|\/pre|\/ul|\/ol)\b[^<>]{0,2000}>/gi, '\n')
    .replace(/<\/t[dh]>/gi, ' ')
    .replace(/<\/?[a-z!][^<>]{0,4000}>/gi, '')
  return decodeEntities(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
