import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../meeting/clock'
import type { TimelineEvent } from './model'

/** A stretch of the strip: drawn to scale, or folded because nothing happened in it. In pixels and epoch ms. */
export type Stretch = { from: number; to: number; x0: number; x1: number; isFolded: boolean }
export type Tick = { at: number; x: number }
export type Band = { phase: 'unnoticed' | 'response' | 'recovery'; x0: number; x1: number }
export type Marker = { label: string; x: number; at: number }
export type StripLayout = {
  stretches: Stretch[]
  ticks: Tick[]
  bands: Band[]
  markers: Marker[]
  timeToX: (at: number) => number
}

export type MilestoneTimes = Readonly<Record<'startedAt' | 'detectedAt' | 'mitigatedAt' | 'resolvedAt', number | null>>

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200].map((n) => n * MINUTE_MS)

/** A quiet stretch is folded if it is longer than this share of everything still drawn to scale … */
const FOLD_SHARE = 0.4
/** … or this many times as long as the others are on average: among minutes, an hour is quiet. */
const FOLD_FACTOR = 6
/** … but never a shorter one. */
const MIN_FOLDED_MS = 30 * MINUTE_MS
/** The width of a folded stretch, px. */
const FOLD_WIDTH_PX = 56

/** The milestones of the incident: from its record, or else from the events. */
export const inferMilestones = (record: MilestoneTimes, list: readonly TimelineEvent[]): MilestoneTimes => {
  const findTimeOfKind = (kind: TimelineEvent['kind'], last = false): number | null => {
    const found = list.filter((event) => event.kind === kind && event.at !== null)
    return (last ? found.at(-1) : found[0])?.at ?? null
  }
  return {
    startedAt: record.startedAt,
    detectedAt: record.detectedAt ?? findTimeOfKind('detection'),
    mitigatedAt: record.mitigatedAt ?? findTimeOfKind('mitigation'),
    resolvedAt: record.resolvedAt ?? findTimeOfKind('resolution', true),
  }
}

type TimeStretch = Pick<Stretch, 'from' | 'to' | 'isFolded'>

/** The quiet stretches to fold, in order: the longest until the rest fits. */
const findQuiet = (times: Float64Array): { from: number; to: number }[] => {
  const long: { from: number; to: number }[] = []
  let others = -1
  for (let index = 1; index < times.length; index += 1) {
    const [from = 0, to = 0] = [times[index - 1], times[index]]
    if (to > from) others += 1
    if (to - from > MIN_FOLDED_MS) long.push({ from, to })
  }
  let toScale = (times.at(-1) ?? 0) - (times[0] ?? 0)
  long.sort((a, b) => b.to - b.from - (a.to - a.from))
  const end = long.findIndex(({ from, to }) => {
    const length = to - from
    const isLong = length > toScale * FOLD_SHARE || length > (FOLD_FACTOR * (toScale - length)) / others
    if (length === toScale || !isLong) return true
    toScale -= length
    others -= 1
    return false
  })
  return (end < 0 ? long : long.slice(0, end)).sort((a, b) => a.from - b.from)
}

/** Everything between the first and the last time, as stretches that are drawn to scale and folded ones. */
const createStretches = (times: Float64Array): TimeStretch[] => {
  const end = times.at(-1) ?? 0
  const stretches: TimeStretch[] = []
  let from = times[0] ?? end
  for (const quiet of findQuiet(times)) {
    if (quiet.from > from) stretches.push({ from, to: quiet.from, isFolded: false })
    stretches.push({ ...quiet, isFolded: true })
    from = quiet.to
  }
  return end > from ? [...stretches, { from, to: end, isFolded: false }] : stretches
}

const createBands = (
  { startedAt, detectedAt, mitigatedAt, resolvedAt }: MilestoneTimes,
  timeToX: (at: number) => number,
): Band[] => {
  const band = (phase: Band['phase'], from: number | null, to: number | null): Band[] =>
    from !== null && to !== null && to > from ? [{ phase, x0: timeToX(from), x1: timeToX(to) }] : []
  return [
    ...band('unnoticed', startedAt, detectedAt),
    ...band('response', detectedAt, mitigatedAt ?? resolvedAt),
    ...band('recovery', mitigatedAt, resolvedAt),
  ]
}

/** The smallest step whose ticks keep `room` pixels between them. */
const stepFor = (scale: number, room: number): number => steps.find((step) => step * scale >= room) ?? 365 * DAY_MS

/**
 * A tick at the first time, so that its day is shown even if the next step is on another day, and at every step with
 * room.
 */
const createTicks = (stretches: readonly Stretch[], scale: number, room: number): Tick[] => {
  const step = stepFor(scale, room)
  const ticks: Tick[] = stretches.slice(0, 1).map(({ from, x0 }) => ({ at: from, x: x0 }))
  for (const { from, to, x0, isFolded } of stretches) {
    if (isFolded) continue
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
      const x = x0 + (at - from) * scale
      if (x - (ticks.at(-1)?.x ?? Number.NEGATIVE_INFINITY) >= room) ticks.push({ at, x })
    }
  }
  return ticks
}

/**
 * The timeline as a strip of `width` pixels, to scale except for folded stretches; undefined with fewer than two times.
 */
export const createStripLayout = (
  list: readonly TimelineEvent[],
  milestones: MilestoneTimes,
  width: number,
  { margin = 12, room = 56, fold = FOLD_WIDTH_PX }: { margin?: number; room?: number; fold?: number } = {},
): StripLayout | undefined => {
  const instants = Object.values(milestones).filter((at) => at !== null)
  for (const { at, end } of list) {
    if (at !== null) instants.push(at)
    if (end !== null) instants.push(end)
  }
  const plain = createStretches(Float64Array.from(instants).sort())
  if (plain.length === 0) return undefined
  const folds = plain.filter((one) => one.isFolded).length
  const toScale = plain.reduce((sum, one) => (one.isFolded ? sum : sum + one.to - one.from), 0)
  const scale = Math.max(0, width - 2 * margin - folds * fold) / toScale
  let x = margin
  const stretches = plain.map((one): Stretch => {
    const x0 = x
    x += one.isFolded ? fold : (one.to - one.from) * scale
    return { ...one, x0, x1: x }
  })
  const timeToX = (at: number): number => {
    let low = 0
    for (let high = stretches.length - 1; low < high; ) {
      const middle = (low + high) >> 1
      if (at <= (stretches[middle]?.to ?? 0)) high = middle
      else low = middle + 1
    }
    const inside = stretches[low]
    if (!inside) return margin
    const share = (at - inside.from) / (inside.to - inside.from)
    return inside.x0 + Math.min(1, Math.max(0, share)) * (inside.x1 - inside.x0)
  }
  const { detectedAt, mitigatedAt, resolvedAt } = milestones
  const marker = (label: string, at: number | null): Marker[] => (at === null ? [] : [{ label, at, x: timeToX(at) }])
  return {
    stretches,
    ticks: createTicks(stretches, scale, room),
    bands: createBands(milestones, timeToX),
    markers: [
      ...marker('detected', detectedAt),
      ...marker('mitigated', mitigatedAt),
      ...marker('resolved', resolvedAt),
    ],
    timeToX,
  }
}

/** More events than these are drawn as plain lines … */
const MAX_SHAPED_MARKS = 80
/** … and of those closer than this (px) only the first, since nobody could tell them apart. */
const MIN_MARK_STEP_PX = 2

export type Mark = { event: TimelineEvent; x: number }

/** The marks of the events that have a time. Events must be sorted by time. */
export const createMarks = (
  list: readonly TimelineEvent[],
  { timeToX }: StripLayout,
): { marks: Mark[]; isCrowded: boolean } => {
  const timed = list.filter(({ at }) => at !== null)
  const isCrowded = timed.length > MAX_SHAPED_MARKS
  const marks: Mark[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const event of timed) {
    const x = timeToX(event.at ?? 0)
    if (isCrowded && x - last < MIN_MARK_STEP_PX) continue
    last = x
    marks.push({ event, x })
  }
  return { marks, isCrowded }
}

/** The short label of a folded stretch: `46 min`, `1.7 h`, `16 h`, `3 d`. */
export const foldText = ({ from, to }: Stretch): string => {
  const hours = (to - from) / HOUR_MS
  if (hours < 1) return `${Math.round(hours * 60)} min`
  if (hours < 10) return `${Math.round(hours * 10) / 10} h`
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} d`
}

/** Places labels of the given widths at their marks without overlap, within `width`; returns each one's left edge. */
export const spreadLabels = (marks: readonly { x: number; width: number }[], width: number, gap = 8): number[] => {
  const lefts: number[] = []
  let edge = 0
  for (const mark of marks) {
    const left = Math.max(edge, Math.min(mark.x - mark.width / 2, width - mark.width))
    lefts.push(left)
    edge = left + mark.width + gap
  }
  let right = width
  for (let i = lefts.length - 1; i >= 0; i--) {
    const mark = marks[i]
    lefts[i] = Math.max(0, Math.min(lefts[i] ?? 0, right - (mark?.width ?? 0)))
    right = (lefts[i] ?? 0) - gap
  }
  return lefts
}
