import { type LeftOut, wordsIn } from './left-out'

/** Part of a text that is replaced. */
type Edit = { from: number; to: number; text: string }

const applyEdits = (source: string, edits: Edit[]): string => {
  let result = ''
  let cursor = 0
  for (const { from, to, text } of edits.sort((a, b) => a.from - b.from)) {
    if (from < cursor) continue
    result += source.slice(cursor, from) + text
    cursor = to
  }
  return result + source.slice(cursor)
}

const TEXT_BOX = '<w:txbxContent'
const TEXT_BOX_END = '</w:txbxContent>'

/** Replaces a drawing by the text boxes in it. */
const editDrawing = (xml: string, from: number, to: number): Edit[] => {
  const edits: Edit[] = []
  let cursor = from
  for (let box = xml.indexOf(TEXT_BOX, from); box >= 0 && box < to; box = xml.indexOf(TEXT_BOX, cursor)) {
    const end = xml.indexOf(TEXT_BOX_END, box)
    if (end < 0 || end > to) break
    edits.push({ from: cursor, to: box, text: cursor === from ? '<w:pict>' : '' })
    cursor = end + TEXT_BOX_END.length
  }
  return edits.length === 0 ? [] : [...edits, { from: cursor, to, text: '</w:pict>' }]
}

const shapeTag = /<(\/?)(w:drawing|mc:AlternateContent|mc:Choice|mc:Fallback)\b[^<>]{0,1000}>/g

/**
 * The text of a document in which text boxes are shapes of the old kind, and shapes without such a copy have one: mammoth
 * reads no others.
 */
export const showTextBoxes = (xml: string): string => {
  const edits: Edit[] = []
  const alternatives: { choices: Edit[]; hasFallback: boolean }[] = []
  let drawings = 0
  let start = 0
  for (const match of xml.matchAll(shapeTag)) {
    const [tag, slash, name] = match
    if (tag.endsWith('/>')) continue
    const isEnd = slash === '/'
    const range = { from: match.index, to: match.index + tag.length }
    const around = alternatives.at(-1)
    if (name === 'w:drawing') {
      if (!isEnd && drawings === 0) start = range.from
      drawings = Math.max(0, drawings + (isEnd ? -1 : 1))
      if (isEnd && drawings === 0) edits.push(...editDrawing(xml, start, range.to))
    } else if (name === 'mc:Fallback') {
      if (around) around.hasFallback = true
    } else if (name === 'mc:Choice')
      around?.choices.push({ ...range, text: isEnd ? '</mc:Fallback>' : '<mc:Fallback>' })
    else if (!isEnd) alternatives.push({ choices: [], hasFallback: false })
    else {
      const closed = alternatives.pop()
      if (closed && !closed.hasFallback) edits.push(...closed.choices)
    }
  }
  return applyEdits(xml, edits)
}

/** Headers, and footers, that a document can have: three for each of its first sections. */
const MAX_MARGINS = 12

/** What a Word document holds besides its text. */
export const leftOutOfWord = (readPart: (name: string) => string): Partial<LeftOut> => {
  const isNote = (attributes: Map<string, string>): boolean => !attributes.has('w:type')
  const margins = Array.from({ length: MAX_MARGINS }, (_, i) => [
    ...wordsIn(readPart(`word/header${i + 1}.xml`), 'w:hdr'),
    ...wordsIn(readPart(`word/footer${i + 1}.xml`), 'w:ftr'),
  ]).flat()
  const document = readPart('word/document.xml')
  return {
    comments: wordsIn(readPart('word/comments.xml'), 'w:comment'),
    notes: [
      ...wordsIn(readPart('word/footnotes.xml'), 'w:footnote', isNote),
      ...wordsIn(readPart('word/endnotes.xml'), 'w:endnote', isNote),
    ],
    deletions: /<w:del\b/.test(document) ? wordsIn(document, 'w:del') : [],
    // A page number alone says nothing.
    margins: [...new Set(margins)].filter((words) => /\p{L}{3}/u.test(words)),
  }
}
