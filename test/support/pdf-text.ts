import { inflateSync } from 'node:zlib'

/** The objects of a PDF by number, each from its dictionary on. */
const listObjects = (pdf: string): Map<string, string> =>
  new Map([...pdf.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]))

const readStream = (body: string): string => {
  const length = Number(/\/Length (\d+)/.exec(body)?.[1])
  const start = body.indexOf('stream\n') + 'stream\n'.length
  return inflateSync(Buffer.from(body.slice(start, start + length), 'latin1')).toString('latin1')
}

const decode = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))

/** What each glyph of a font stands for, from its ToUnicode map. */
const readGlyphs = (map: string): Map<number, string> => {
  const glyphs = new Map<number, string>()
  for (const [, lines = ''] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)>/g))
      glyphs.set(Number.parseInt(glyph, 16), decode(text))
  for (const [, lines = ''] of map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', text = ''] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const from = Number.parseInt(first, 16)
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph += 1)
        glyphs.set(glyph, String.fromCharCode(Number.parseInt(text, 16) + glyph - from))
    }
  return glyphs
}

/** A font: the hexadecimal digits of one glyph, and what each glyph stands for. */
type Font = { unit: RegExp; glyphs: Map<number, string> }

const noFont: Font = { unit: /.{4}/g, glyphs: new Map() }

/**
 * The text of each page of a PDF that Chromium made, without any white space, in the order in which it was drawn; letters
 * of right-to-left scripts come in the order in which they stand.
 */
export const readPdfPages = (bytes: Buffer): string[] => {
  const objects = listObjects(bytes.toString('latin1'))
  const fonts = new Map<string, Font>()
  const fontOf = (id: string): Font => {
    const known = fonts.get(id)
    if (known) return known
    const body = objects.get(id) ?? ''
    const map = objects.get(/\/ToUnicode (\d+) 0 R/.exec(body)?.[1] ?? '')
    // A variable font is drawn, as one of type 3, whose glyphs have numbers of one byte.
    const font = {
      unit: body.includes('/Type3') ? /.{2}/g : /.{4}/g,
      glyphs: map ? readGlyphs(readStream(map)) : new Map(),
    }
    fonts.set(id, font)
    return font
  }
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((page) => {
      const names = new Map([...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]))
      const drawn = readStream(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '')
      let font = noFont
      let text = ''
      for (const [, name, hex = ''] of drawn.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-F]+)> Tj/g)) {
        if (name) font = fontOf(names.get(name) ?? '')
        else
          text += (hex.match(font.unit) ?? []).map((unit) => font.glyphs.get(Number.parseInt(unit, 16)) ?? '').join('')
      }
      return text.replace(/\s/g, '')
    })
}
