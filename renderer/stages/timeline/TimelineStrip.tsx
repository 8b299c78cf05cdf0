import { memo, useMemo, useRef } from 'react'
import { kindLabel } from '../../../shared/meeting/event-kinds'
import { clockText } from '../../../shared/meeting/format'
import { dayLabel } from '../../../shared/stages/timeline/day-label'
import type { TimelineEvent } from '../../../shared/stages/timeline/model'
import {
  createMarks,
  createStripLayout,
  foldText,
  type MilestoneTimes,
  type StripLayout,
  spreadLabels,
} from '../../../shared/stages/timeline/strip'
import { useWidth } from '../../components/use-width'
import { useOpenMeeting } from '../../stores/meeting-context'
import styles from './TimelineStrip.module.css'

type Props = {
  list: readonly TimelineEvent[]
  milestones: MilestoneTimes
  current: string | undefined
  onOpen: (id: string) => void
}

/** Heights of the strip's rows at normal text size, px. */
const rows = { height: 72, labels: 13, top: 20, bottom: 48, axis: 65 }

/** The whole incident to scale. Decorative for screen readers, since the list below says the same in words. */
export const TimelineStrip = memo(({ list, milestones, current, onOpen }: Props) => {
  const container = useRef<HTMLDivElement>(null)
  const { width, unit } = useWidth(container)
  const { session } = useOpenMeeting()
  const layout = useMemo(
    () => createStripLayout(list, milestones, width, { margin: 6 * unit, room: 56 * unit, fold: 56 * unit }),
    [list, milestones, width, unit],
  )
  return (
    <div ref={container} className={styles.strip}>
      {layout && (
        <svg width={width} height={rows.height * unit} aria-hidden focusable="false">
          <g transform={`scale(1 ${unit})`}>
            <StripBackground layout={layout} width={width} />
          </g>
          <StripLabels layout={layout} width={width} unit={unit} now={session.clock.now()} />
          <EventMarks list={list} layout={layout} current={current} unit={unit} onOpen={onOpen} />
        </svg>
      )}
    </div>
  )
})

const StripBackground = ({ layout, width }: { layout: StripLayout; width: number }) => {
  const middle = (rows.top + rows.bottom) / 2
  return (
    <>
      {layout.bands.map(({ phase, x0, x1 }) => (
        <rect
          key={phase}
          className={styles.band}
          data-phase={phase}
          x={x0}
          y={rows.top}
          width={Math.max(0, x1 - x0)}
          height={rows.bottom - rows.top}
        />
      ))}
      {layout.stretches.map(({ x0, x1, from, isFolded }, index) =>
        isFolded ? (
          <g key={from}>
            <rect
              className={styles.fold}
              x={x0 + 3}
              y={rows.top - 1}
              width={x1 - x0 - 6}
              height={rows.bottom - rows.top + 2}
            />
            <path className={styles.edge} d={drawTornEdge(x0 + 3)} />
            <path className={styles.edge} d={drawTornEdge(x1 - 3)} />
          </g>
        ) : (
          <line
            key={from}
            className={styles.axis}
            x1={index === 0 ? 0 : x0}
            x2={index === layout.stretches.length - 1 ? width : x1}
            y1={middle}
            y2={middle}
          />
        ),
      )}
    </>
  )
}

/** The torn edge of a folded stretch of time. */
const drawTornEdge = (x: number): string => {
  const step = (rows.bottom - rows.top) / 4
  return `M${x} ${rows.top} l3 ${step / 2} l-6 ${step} l6 ${step} l-6 ${step} l3 ${step / 2}`
}

/** The approximate width of a text of this size: 0.56 em per character. */
const textWidth = (text: string, unit: number): number => text.length * 7.2 * unit

type LabelsProps = { layout: StripLayout; width: number; unit: number; now: number }

const StripLabels = ({ layout, width, unit, now }: LabelsProps) => {
  const markers = [...layout.markers].sort((a, b) => a.at - b.at)
  const signLefts = spreadLabels(
    markers.map(({ x, label }) => ({ x, width: textWidth(label, unit) })),
    width,
  )
  const ticks = readableTicks(layout.ticks, { width, unit, now })
  return (
    <>
      {markers.map(({ label, x, at }, index) => (
        <g key={label}>
          <line className={styles.sign} x1={x} x2={x} y1={(rows.top - 3) * unit} y2={rows.bottom * unit} />
          <text className={styles.signText} x={signLefts[index]} y={rows.labels * unit} data-at={at}>
            {label}
          </text>
        </g>
      ))}
      {ticks.map(({ at, left, text }) => (
        <text key={at} className={styles.tick} x={left} y={rows.axis * unit}>
          {text}
        </text>
      ))}
      {layout.stretches
        .filter((one) => one.isFolded)
        .map((one) => (
          <text
            key={one.from}
            className={styles.foldText}
            x={(one.x0 + one.x1) / 2}
            y={((rows.top + rows.bottom) / 2 + 4.5) * unit}
            textAnchor="middle"
          >
            {foldText(one)}
          </text>
        ))}
    </>
  )
}

/** The ticks whose labels do not overlap. */
const readableTicks = (all: StripLayout['ticks'], { width, unit, now }: Omit<LabelsProps, 'layout'>) => {
  const kept: { at: number; left: number; text: string }[] = []
  let edge = 0
  for (const { at, x } of all) {
    const text = tickText(at, kept.at(-1)?.at, now)
    const wide = textWidth(text, unit)
    const left = Math.min(Math.max(0, x - wide / 2), width - wide)
    if (left < edge) continue
    kept.push({ at, left, text })
    edge = left + wide + 10 * unit
  }
  return kept
}

/** A tick shows its day if it differs from the previous tick's. */
const tickText = (at: number, before: number | undefined, now: number): string =>
  [dayLabel(at, before ?? null, now), clockText(at)].filter(Boolean).join(' ')

type MarksProps = {
  list: readonly TimelineEvent[]
  layout: StripLayout
  current: string | undefined
  unit: number
  onOpen: (id: string) => void
}

const EventMarks = ({ list, layout, current, unit, onOpen }: MarksProps) => {
  const middle = ((rows.top + rows.bottom) / 2) * unit
  const { marks, isCrowded } = useMemo(() => createMarks(list, layout), [list, layout])
  const own = list.find(({ id, at }) => id === current && at !== null)
  const isMarked = own === undefined || marks.some(({ event }) => event.id === current)
  const all = isMarked ? marks : [...marks, { event: own, x: layout.timeToX(own.at ?? 0) }]
  return (
    <>
      {all.map(({ event, x }) => (
        <EventMark
          key={event.id}
          event={event}
          x={x}
          middle={middle}
          unit={unit}
          isCurrent={event.id === current}
          isCrowded={isCrowded}
          onOpen={onOpen}
        />
      ))}
    </>
  )
}

type MarkProps = {
  event: TimelineEvent
  x: number
  middle: number
  unit: number
  isCurrent: boolean
  isCrowded: boolean
  onOpen: (id: string) => void
}

const EventMark = memo(({ event, x, middle, unit, isCurrent, isCrowded, onOpen }: MarkProps) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; by keyboard, the list does the same
  <g
    className={styles.mark}
    data-current={isCurrent || undefined}
    data-crowded={isCrowded || undefined}
    transform={`translate(${x} ${middle}) scale(${unit})`}
    onClick={() => onOpen(event.id)}
  >
    <title>{`${clockText(event.at ?? 0)} ${kindLabel(event.kind)}: ${event.text}`}</title>
    <rect className={styles.target} x={-5} y={-14} width={10} height={28} />
    <MarkShape kind={event.kind} isCrowded={isCrowded && !isCurrent} />
  </g>
))

/** Kinds differ in shape: detection points up, a decision is a diamond, an end is filled. */
const MarkShape = ({ kind, isCrowded }: { kind: TimelineEvent['kind']; isCrowded: boolean }) => {
  if (isCrowded) return <line y1={-7} y2={7} />
  switch (kind) {
    case 'detection':
    case 'diagnosis':
      return <path d="M0 -6 L5.5 4 L-5.5 4 Z" />
    case 'decision':
      return <path d="M0 -6 L6 0 L0 6 L-6 0 Z" />
    case 'communication':
    case 'escalation':
      return <rect x={-4.5} y={-4.5} width={9} height={9} />
    case 'mitigation':
    case 'resolution':
      return <circle r={5.5} data-filled />
    default:
      return <circle r={4.5} />
  }
}
