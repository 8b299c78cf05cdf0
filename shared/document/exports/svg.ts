import type { Drawing, Picture, PictureLine, PictureText } from '../../stages/drawing'
import { escapeHtml } from './escape-html'

/** Around a picture, px. */
const MARGIN = 12

const strokes: Record<PictureLine['look'], string> = {
  strong: 'stroke-width="1.5"',
  normal: 'stroke-width="1.25" stroke-opacity=".55"',
  faint: 'stroke-opacity=".3"',
}

/** Average widths in capitals and in addresses, in shares of the size: more than the layout assumes. */
const CAPITAL_SHARE = 0.72
const ADDRESS_SHARE = 0.57

/** The first letter that has a direction decides, as with `dir="auto"`. */
const isRightToLeft = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text)

const round = (value: number): number => Math.round(value * 10) / 10

/** A line of capitals, or of an address without spaces, is set closer, so that it stays within its box. */
const fitted = (line: string, { width, size }: PictureText): string => {
  const capitals = line.match(/[\p{Lu}MW@%]/gu)?.length ?? 0
  const share = capitals > line.length / 2 ? CAPITAL_SHARE : line.includes(' ') ? 0 : ADDRESS_SHARE
  return line.length * size * share > width ? ` textLength="${round(width)}" lengthAdjust="spacingAndGlyphs"` : ''
}

const textSvg = (text: PictureText): string => {
  const isRtl = isRightToLeft(text.lines.join(' '))
  // Without a side of its own, a text is where its lines start.
  const isAtRight = text.side === 'right' || (isRtl && text.side !== 'left')
  const x = round(isAtRight ? text.x + text.width : text.x)
  const anchor = isAtRight === isRtl ? '' : ' text-anchor="end"'
  const look = `${text.isStrong ? ' font-weight="600"' : ''}${text.isFaint ? ' fill-opacity=".7"' : ''}`
  const lines = text.lines.map((line, index) => {
    const y = round(text.y + index * text.line + text.line / 2 + text.size * 0.35)
    // The space keeps the words of two lines apart where the text is copied or read aloud.
    return `<tspan x="${x}" y="${y}"${fitted(line, text)}>${escapeHtml(line)}</tspan>`
  })
  const direction = isRtl ? ' direction="rtl"' : ''
  return `${countSvg(text)}<text font-size="${text.size}"${anchor}${direction}${look}>${lines.join(' ')}</text>`
}

/** The number of votes, in a circle before its text. */
const countSvg = ({ count, x, y, line }: PictureText): string => {
  if (count === undefined) return ''
  const [cx, cy] = [round(x - 15), round(y + line / 2)]
  return `<circle cx="${cx}" cy="${cy}" r="9" fill="none" stroke="currentColor" stroke-opacity=".55"/><text x="${cx}" y="${round(cy + 4)}" font-size="11" font-weight="600" text-anchor="middle">${count}</text>`
}

const lineSvg = ({ x0, y0, x1, y1, look, hasArrow }: PictureLine): string => {
  const arrow = hasArrow ? `<path d="M${round(x1)} ${round(y1)}l-9-5v10z"/>` : ''
  return `<line x1="${round(x0)}" y1="${round(y0)}" x2="${round(x1)}" y2="${round(y1)}" stroke="currentColor" ${strokes[look]}/>${arrow}`
}

const body = ({ lines, texts }: Picture): string => [...lines.map(lineSvg), ...texts.map(textSvg)].join('\n')

const FONT = 'font-family="Inter, system-ui, sans-serif" fill="currentColor"'

/** What of a picture is between two heights at which it can be divided. */
const pieceOf = ({ lines, texts, ...picture }: Picture, top: number, bottom: number): Picture => ({
  ...picture,
  lines: lines
    .filter(({ y0, y1 }) => Math.min(y0, y1) < bottom && Math.max(y0, y1) >= top)
    .map((line) =>
      line.x0 === line.x1
        ? { ...line, y0: Math.max(line.y0, top - MARGIN), y1: Math.min(line.y1, bottom + MARGIN) }
        : line,
    ),
  texts: texts.filter(({ y }) => y >= top && y < bottom),
})

/**
 * A drawing within a page, in the color of the page's text, without scripts and styles: its pieces from top to bottom,
 * between which paper may end; and its size, px.
 */
export const toInlineSvg = ({ draw }: Drawing): { pieces: string[]; width: number; height: number } => {
  const picture = draw()
  const [width, height] = [Math.ceil(picture.width) + 2 * MARGIN, Math.ceil(picture.height) + 2 * MARGIN]
  const edges = [-MARGIN, ...(picture.breaks ?? []).map(Math.round), height - MARGIN]
  const pieces = edges.slice(1).map((bottom, at) => {
    const top = edges[at] ?? 0
    return `<svg viewBox="${-MARGIN} ${top} ${width} ${bottom - top}" width="${width}" height="${bottom - top}" ${FONT}>
${body(pieceOf(picture, top, bottom))}
</svg>`
  })
  return { pieces, width, height }
}

/** Ink and paper of a file, whatever page it is placed on. */
const INK = '#22201c'
const PAPER = '#ffffff'

/** Drawings as one SVG file, one below the other. */
export const toSvgFile = (title: string, drawings: readonly Drawing[]): string => {
  const pictures = drawings.map(({ draw }) => draw())
  const width = Math.ceil(Math.max(0, ...pictures.map((one) => one.width))) + 2 * MARGIN
  let top = MARGIN
  const groups = pictures.map((picture) => {
    const group = `<g transform="translate(${MARGIN} ${Math.ceil(top)})">\n${body(picture)}\n</g>`
    top += picture.height + 2 * MARGIN
    return group
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(top)}" width="${width}" height="${Math.ceil(top)}" color="${INK}" ${FONT}>
<title>${escapeHtml(title)}</title>
<rect width="100%" height="100%" fill="${PAPER}"/>
${groups.join('\n')}
</svg>
`
}
