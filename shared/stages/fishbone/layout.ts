import { type TextType, textTypes, wrapText } from '../text-lines'

/** What the drawing needs to know about a bone: its causes, and the question that it shows while it has none. */
export type BoneToDraw = {
  id: string
  title: string
  causes: readonly { id: string; text: string; votes: number }[]
  prompt: string
}

export type Line = { x0: number; y0: number; x1: number; y1: number }
export type Box = { x: number; y: number; width: number; height: number }
export type DrawnText = Box & { id: string; lines: number; line: Line }
export type DrawnBone = {
  id: string
  line: Line
  label: Box
  causes: DrawnText[]
  prompt: DrawnText | undefined
  isUp: boolean
}
export type FishboneLayout = {
  width: number
  height: number
  /** Texts have the small size. */
  isSmall: boolean
  /** There is no room for the effect next to the fishbone. */
  isHeadAbove: boolean
  bones: DrawnBone[]
  spines: Line[]
  /** The box of the effect: at the end of the first spine, or above it. */
  head: Box
}

/** Room for the number of votes before a text, px at normal text size. */
export const VOTE_COUNT_PX = 26

/** Measures at normal text size, px. */
const measures = {
  head: 132,
  tail: 8,
  /** Narrowest column of texts. */
  minColumn: 184,
  /** Narrowest column if the effect is above the fishbone. */
  minColumnBelowHead: 160,
  tip: 12,
  label: 28,
  /** Between a text and its bone, and between a text and its column's edge. */
  gap: 10,
  /** Below a text: its line, and the space before the next text. */
  rowGap: 12,
  /** Minimum height of each half of the fishbone. */
  minHeight: 96,
  /** Room for the number of votes before a text. */
  voteCount: VOTE_COUNT_PX,
} as const
type Measures = Record<keyof typeof measures, number>

const MAX_LINES = 4
/** Beyond this many causes, or in columns narrower than this (px), texts are smaller. */
const CROWDED_CAUSES = 14
const CRAMPED_COLUMN_PX = 184

/** How many lines a text takes at a width, up to the most that are shown. */
export const countLines = (text: string, width: number, letter: number, most = MAX_LINES): number =>
  wrapText(text, width, letter, most).length

/** Two bones that meet the spine at one point, one above and one below. */
type Pair = { up: BoneToDraw; down: BoneToDraw | undefined }
type Options = { unit?: number; showsPrompts?: boolean; maxLines?: number }

/** Pairs on one spine; further bones go on another spine below. */
const MAX_PAIRS = 3

/**
 * Lays out a fishbone: a spine to the effect at the right, bones slanting to it in pairs, each cause's text horizontal
 * next to its bone with a line to it. Nothing overlaps. Its shape depends only on its bones, so that a room, a laptop
 * and a phone show the same: if it needs more space than there is, the effect is above it, and if that is not enough,
 * it is wider than `width`.
 */
export const drawFishbone = (
  bones: readonly BoneToDraw[],
  width: number,
  { unit = 1, showsPrompts = true, maxLines = MAX_LINES }: Options = {},
): FishboneLayout => {
  const full = Object.fromEntries(Object.entries(measures).map(([key, value]) => [key, value * unit])) as Measures
  const count = bones.reduce((sum, bone) => sum + bone.causes.length, 0)
  const rows = pairBones(bones)
  const neededBy = (m: Measures): number => m.head + m.tail + (rows[0]?.length ?? 1) * m.minColumn
  const isHeadAbove = width < neededBy(full)
  const m = isHeadAbove ? { ...full, head: full.tip, minColumn: full.minColumnBelowHead } : full
  return draw(rows, Math.max(width, neededBy(m)), {
    m,
    unit,
    count,
    showsPrompts,
    maxLines,
    isHeadAbove,
    visibleWidth: width,
  })
}

const pairBones = (bones: readonly BoneToDraw[]): Pair[][] => {
  const pairs: Pair[] = []
  for (let at = 0; at < bones.length; at += 2) {
    const up = bones[at]
    if (up) pairs.push({ up, down: bones[at + 1] })
  }
  const rows: Pair[][] = [[]]
  for (const pair of pairs) {
    if (rows.at(-1)?.length === MAX_PAIRS) rows.push([])
    rows.at(-1)?.push(pair)
  }
  return rows
}

type DrawOptions = {
  m: Measures
  unit: number
  count: number
  showsPrompts: boolean
  maxLines: number
  isHeadAbove: boolean
  /** How much of the width is visible. */
  visibleWidth: number
}

const draw = (rows: readonly Pair[][], width: number, options: DrawOptions): FishboneLayout => {
  const { m, unit, count, showsPrompts, maxLines, isHeadAbove, visibleWidth } = options
  const columnWidth = Math.min(...rows.map((row) => (width - m.head - m.tail) / Math.max(1, row.length)))
  const isSmall = count > CROWDED_CAUSES || columnWidth < CRAMPED_COLUMN_PX * 1.4 * unit
  const { letter, line } = isSmall ? textTypes.small : textTypes.normal
  const asked = { type: { letter: letter * unit, line: line * unit }, showsPrompts, maxLines }
  const head = {
    x: 0,
    y: 0,
    width: isHeadAbove ? Math.min(width, visibleWidth) : 0,
    height: isHeadAbove ? m.label * 2 : 0,
  }
  const drawing: FishboneLayout = { width, height: 0, isSmall, isHeadAbove, bones: [], spines: [], head }
  let top = head.height
  for (const row of rows) {
    // A later row keeps the column width of the first one, so that its texts don't spread.
    const share = (width - m.head - m.tail) / Math.max(1, rows[0]?.length ?? 1)
    const column = createColumn(share, m)
    const ups = row.map(({ up }) => createStack(up, column, m, asked))
    const downs = row.map(({ down }) => (down ? createStack(down, column, m, asked) : undefined))
    const spine = top + m.label + m.rowGap / 2 + Math.max(m.minHeight, ...ups.map((one) => one.height))
    const hasDown = row.some(({ down }) => down)
    const bottom = hasDown
      ? spine + m.rowGap + Math.max(m.minHeight, ...downs.map((one) => one?.height ?? 0)) + m.rowGap / 2 + m.label
      : spine + m.rowGap
    let left = m.tail
    row.forEach(({ up, down }, index) => {
      const spineX = left + column.spineX
      const upLine = { x0: spineX - column.slant, y0: top + m.label, x1: spineX, y1: spine }
      drawing.bones.push(drawBone(up, ups[index], upLine, top + m.label + m.rowGap / 2, column, m, true))
      if (down) {
        const line = { x0: spineX - column.slant, y0: bottom - m.label, x1: spineX, y1: spine }
        drawing.bones.push(drawBone(down, downs[index], line, spine + m.rowGap, column, m, false))
      }
      left += share
    })
    const isFirst = drawing.spines.length === 0
    const end = isFirst ? width - m.head : left
    drawing.spines.push({ x0: m.tail / 2, y0: spine, x1: end, y1: spine })
    if (isFirst && !isHeadAbove) drawing.head = { x: end, y: spine - m.label * 1.5, width: m.head, height: m.label * 3 }
    top = bottom + m.label / 2
  }
  drawing.height = Math.max(top - m.label / 2, drawing.head.y + drawing.head.height)
  return drawing
}

/** Measures of one pair's column: how far its bones slant, how wide a text is, where they meet the spine. */
type Column = { slant: number; text: number; spineX: number }

const createColumn = (width: number, m: Measures): Column => {
  const slant = Math.min(m.minColumn * 0.45, Math.max(m.minColumn * 0.22, width * 0.14))
  const text = width - slant - 2 * m.gap
  return { slant, text, spineX: m.gap + text + m.gap + slant }
}

type Placed = { id: string; lines: number; height: number; offset: number }
type Stack = { texts: Placed[]; height: number }

/** The texts of a bone, stacked. */
const createStack = (
  bone: BoneToDraw,
  column: Column,
  m: Measures,
  {
    type,
    showsPrompts,
    maxLines,
  }: { type: Pick<TextType, 'letter' | 'line'>; showsPrompts: boolean; maxLines: number },
): Stack => {
  const asked = showsPrompts ? [{ id: '', text: bone.prompt, votes: 0 }] : []
  let top = 0
  const texts = (bone.causes.length > 0 ? bone.causes : asked).map(({ id, text, votes }): Placed => {
    const lines = countLines(text, column.text - (votes > 0 ? m.voteCount : 0), type.letter, maxLines)
    const offset = top
    top += lines * type.line + m.rowGap
    return { id, lines, height: lines * type.line, offset }
  })
  return { texts, height: top }
}

const drawBone = (
  bone: BoneToDraw,
  stack: Stack | undefined,
  line: Line,
  first: number,
  column: Column,
  m: Measures,
  isUp: boolean,
): DrawnBone => {
  const xAt = (y: number): number => line.x0 + ((y - line.y0) / (line.y1 - line.y0)) * (line.x1 - line.x0)
  const texts = (stack?.texts ?? []).map(({ id, lines, height, offset }): DrawnText => {
    const y = first + offset
    const foot = y + height + 2
    // A text keeps its gap to the bone where the bone comes closest to it.
    const x = Math.min(xAt(y), xAt(foot)) - m.gap - column.text
    return { id, lines, x, y, width: column.text, height, line: { x0: x, x1: xAt(foot), y0: foot, y1: foot } }
  })
  const isEmpty = bone.causes.length === 0
  return {
    id: bone.id,
    line,
    isUp,
    label: {
      x: line.x0 - column.text,
      y: isUp ? line.y0 - m.label : line.y0,
      width: column.text + column.slant / 2,
      height: m.label,
    },
    causes: isEmpty ? [] : texts,
    prompt: isEmpty ? texts[0] : undefined,
  }
}
