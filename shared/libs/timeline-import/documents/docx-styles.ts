import { tokenizeMarkup } from './markup-tokens'

/** What a style makes of a paragraph. */
type ParagraphStyle = { headingDepth?: number; isItem?: true }

/** `heading 2` → 2. The title of the document is a heading of the first depth. */
const depthOf = (name: string): number | undefined => {
  if (/^title$/i.test(name)) return 1
  const depth = /^heading (\d)$/i.exec(name)?.[1]
  return depth === undefined ? undefined : Number(depth)
}

/** The styles of a document by their ids. Names are in English in every language of the program; ids are not. */
const readStyles = (xml: string): Map<string, ParagraphStyle> => {
  const styles = new Map<string, ParagraphStyle>()
  let id: string | undefined
  for (const token of tokenizeMarkup(xml, true)) {
    if (token?.type !== 'open') continue
    const value = token.attributes
    if (token.name === 'w:style') {
      id = value.get('w:styleid')
      if (id !== undefined) styles.set(id, {})
    }
    const style = id === undefined ? undefined : styles.get(id)
    if (!style) continue
    const text = value.get('w:val') ?? ''
    if (token.name === 'w:name') {
      const depth = depthOf(text)
      if (depth !== undefined) style.headingDepth = depth
      if (/^list (?:bullet|number|paragraph)/i.test(text) && !/paragraph/i.test(text)) style.isItem = true
    } else if (token.name === 'w:basedon') {
      const base = styles.get(text)
      if (base?.headingDepth !== undefined) style.headingDepth ??= base.headingDepth
      if (base?.isItem) style.isItem = true
    } else if (token.name === 'w:outlinelvl' && /^[0-8]$/.test(text)) style.headingDepth ??= Number(text) + 1
    else if (token.name === 'w:numpr' && style.headingDepth === undefined) style.isItem = true
  }
  return styles
}

/** What mammoth makes of paragraphs by their style, beyond what it knows: titles, derived headings, and lists. */
export const readStyleMap = (xml: string): string[] =>
  [...readStyles(xml)].flatMap(([id, { headingDepth, isItem }]) => {
    if (!/^[\w-]+$/.test(id)) return []
    if (headingDepth !== undefined) return [`p.${id} => h${Math.min(6, headingDepth)}:fresh`]
    return isItem ? [`p.${id} => ul > li:fresh`] : []
  })
