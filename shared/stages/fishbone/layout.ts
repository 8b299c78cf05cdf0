/** What the drawing needs to know of a bone: texts and, where nothing hangs on it, what stands there instead. */
export type BoneToDraw = { id: string; title: string; causes: readonly { id: string; text: string }[]; prompt: string }

export type Line = { x0: number; y0: number; x1: number; y1: number }
export type Box = { x: number; y: number; width: number; height: number }
export type DrawnCause = Box & { id: string; line: Line; lines: number }
export type DrawnBone = { id: string; line: Line; label: Box; causes: DrawnCause[]; prompt: (Box & { lines: number }) | undefined; isUp: boolean }
export type Drawing = {
  width: number
  height: number
  bones: DrawnBone[]
  spines: Line[]
  /** Where the effect stands, at the end of the first spine. */
  head: Box
}

/** Measures at normal text size, px. */
const measures = {
  head: 132,
  tail: 8,
  narrowest: 184,
  slant: 44,
  label: 28,
  /** Between a cause's text and the bone, and between a column's edge and its text. */
  clear: 10,
  /** Below a cause's text: its line, and air before the next. */
  foot: 12,
  shortest: 96,
  mostLines: 3,
} as const

/** Beyond this many causes the texts are set smaller, so that the whole stays on one page. */
const crowded = 14

export type Type = { letter: number; line: number; isSmall: boolean }
/** Average width of a letter and height of a line, px, by how much there is to set. */
export const typeFor = (causes: number, unit: number): Type =>
  causes > crowded ? { letter: 6.7 * unit, line: 18 * unit, isSmall: true } : { letter: 7.6 * unit, line: 21 * unit, isSmall: false }

/** How many lines a text needs at a width, up to the most that is shown; words wrap, so a line is never quite full. */
export const linesOf = (text: string, width: number, letter: number): number => {
  const perLine = Math.max(4, Math.floor((width / letter) * 0.92))
  return Math.min(measures.mostLines, Math.max(1, Math.ceil(text.length / perLine)))
}

type Options = { unit?: number; isPrompting?: boolean }

/**
 * A fishbone of the given width: a spine to the effect at the right, bones slanting to it in pairs, each cause's text
 * horizontal with a line to its bone. Nothing overlaps; what does not fit beside goes onto a further spine below.
 */
export const drawFishbone = (bones: readonly BoneToDraw[], width: number, { unit = 1, isPrompting = true }: Options = {}): Drawing => {
  const m = Object.fromEntries(Object.entries(measures).map(([key, value]) => [key, value * unit])) as Record<keyof typeof measures, number>
  const room = width - m.head - m.tail
  const mostColumns = Math.max(1, Math.floor(room / m.narrowest))
  const rows: BoneToDraw[][] = []
  for (let at = 0; at < bones.length; at += mostColumns * 2) rows.push(bones.slice(at, at + mostColumns * 2))
  const columns = Math.max(1, Math.ceil((rows[0]?.length ?? 0) / 2))
  const type = typeFor(bones.reduce((sum, bone) => sum + bone.causes.length, 0), unit)
  const column = room / columns
  const textWidth = column - m.slant - 2 * m.clear

  const drawing: Drawing = { width, height: 0, bones: [], spines: [], head: { x: 0, y: 0, width: 0, height: 0 } }
  let top = 0
  for (const row of rows) {
    const stacks = row.map((bone) => stackOf(bone, textWidth, type, m.foot, isPrompting))
    const half = (isUp: boolean): number =>
      Math.max(m.shortest, ...stacks.filter((_, index) => (index % 2 === 0) === isUp).map((stack) => stack.height + m.foot))
    const spine = top + m.label + half(true)
    const bottom = row.length > 1 ? spine + half(false) + m.label : spine + m.foot
    row.forEach((bone, index) => {
      const isUp = index % 2 === 0
      const right = m.tail + (Math.floor(index / 2) + 1) * column
      const end = isUp ? top + m.label : bottom - m.label
      const line = { x0: right - m.slant, y0: end, x1: right, y1: spine }
      const first = isUp ? end + m.foot / 2 : spine + m.foot
      drawing.bones.push(drawBone(bone, stacks[index] ?? { boxes: [], height: 0 }, { line, isUp, first, textWidth, m }))
    })
    const isFirst = drawing.spines.length === 0
    const spineEnd = isFirst ? width - m.head : m.tail + Math.ceil(row.length / 2) * column
    drawing.spines.push({ x0: m.tail / 2, y0: spine, x1: spineEnd, y1: spine })
    if (isFirst) drawing.head = { x: spineEnd, y: spine - m.label * 1.5, width: m.head, height: m.label * 3 }
    top = bottom + m.label / 2
  }
  drawing.height = Math.max(top, drawing.head.y + drawing.head.height)
  return drawing
}

type Stack = { boxes: { id: string; lines: number; height: number }[]; height: number }

const stackOf = (bone: BoneToDraw, width: number, type: Type, foot: number, isPrompting: boolean): Stack => {
  const told = bone.causes.length > 0 ? bone.causes : isPrompting ? [{ id: '', text: bone.prompt }] : []
  const boxes = told.map(({ id, text }) => {
    const lines = linesOf(text, width, type.letter)
    return { id, lines, height: lines * type.line }
  })
  return { boxes, height: boxes.reduce((sum, box) => sum + box.height + foot, 0) }
}

type Frame = { line: Line; isUp: boolean; first: number; textWidth: number; m: Record<keyof typeof measures, number> }

const drawBone = (bone: BoneToDraw, stack: Stack, { line, isUp, first, textWidth, m }: Frame): DrawnBone => {
  const xAt = (y: number): number => line.x0 + ((y - line.y0) / (line.y1 - line.y0)) * (line.x1 - line.x0)
  let y = first
  const boxes = stack.boxes.map(({ id, lines, height }) => {
    const foot = y + height + 2
    // A text stands left of its bone where the bone is furthest left beside it.
    const right = Math.min(xAt(y), xAt(foot)) - m.clear
    const box = { x: right - textWidth, y, width: textWidth, height, id, lines }
    y += height + m.foot
    return { ...box, line: { x0: box.x, y0: foot, x1: xAt(foot), y1: foot } }
  })
  const labelY = isUp ? line.y0 - m.label : line.y0
  const isEmpty = bone.causes.length === 0
  return {
    id: bone.id,
    line,
    isUp,
    label: { x: line.x0 + m.clear - textWidth, y: labelY, width: textWidth + m.slant / 2, height: m.label },
    causes: isEmpty ? [] : boxes,
    prompt: isEmpty ? boxes[0] : undefined,
  }
}
