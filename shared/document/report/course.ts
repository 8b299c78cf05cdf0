import { readLog } from '../../meeting/agenda/log'
import { MINUTE_MS } from '../../meeting/clock'
import { clockText, dateText, isoDay } from '../../meeting/format'
import { stages } from '../../stages'
import type { Block } from '../../stages/report-blocks'
import { dataOfStage, type Snapshot } from '..'
import { agendaTitle, getAgenda, getStageLengths } from '../agenda'

const minutesText = (length: number): string => `${Math.round(length / MINUTE_MS)} min`

/** One thing that happened in the meeting. */
type Happening = { at: number; text: string }

const logTexts: Readonly<Record<string, (stage: string, details: { from: string; minutes: string }) => string>> = {
  started: (stage) => `Started with ${stage}`,
  entered: (stage) => `Went to ${stage}`,
  paused: () => 'Paused the timer',
  resumed: () => 'Resumed the timer',
  extended: (stage, { minutes }) => `Added ${minutes} to ${stage}`,
  shortened: (stage, { minutes }) => `Removed ${minutes} from ${stage}`,
  set: (stage, { minutes }) => `Set ${stage} to ${minutes}`,
  taken: (stage, { from, minutes }) => `Took ${minutes} from ${from} for ${stage}`,
  returned: (stage, { from, minutes }) => `Gave ${minutes} back from ${stage} to ${from}`,
  ended: (stage) => `Ended at ${stage}`,
}

/** A day of meetings has some hundreds. A report of very many lines could no longer be shown or printed. */
const MAX_LOG_LINES = 1_000

/** The log, and what was parked and decided meanwhile, in the order of time. */
const listHappenings = (snap: Snapshot): Happening[] => {
  const entries = readLog(snap.log)
  const start = entries[0]?.at ?? Number.POSITIVE_INFINITY
  const end = snap.run.state.endedAt ?? Number.POSITIVE_INFINITY
  const isMeanwhile = ({ at }: Happening): boolean => at >= start && at <= end
  const logged = entries.flatMap(({ at, kind, stage, from = '', length = 0 }): Happening[] => {
    const details = { from: agendaTitle(from), minutes: minutesText(length) }
    const text = Object.hasOwn(logTexts, kind) ? logTexts[kind]?.(agendaTitle(stage), details) : undefined
    return text === undefined ? [] : [{ at, text }]
  })
  const parked = snap.parking.map(({ createdAt }) => ({ at: createdAt, text: 'Parked a topic' }))
  const decided = stages
    .flatMap((stage) => stage.decidedAt?.(dataOfStage(snap, stage)) ?? [])
    .map((at) => ({ at, text: 'Wrote down a decision' }))
  return [...logged, ...[...parked, ...decided].filter(isMeanwhile)].sort((a, b) => a.at - b.at)
}

/** The lines of the log. What happened several times in a minute is one line. */
const logLines = (happenings: readonly Happening[]): string[] => {
  const lines: { at: number; text: string; count: number }[] = []
  for (const { at: exact, text } of happenings) {
    const at = exact - (exact % MINUTE_MS)
    const before = lines.at(-1)
    if (before?.at === at && before.text === text) before.count += 1
    else lines.push({ at, text, count: 1 })
  }
  return lines.map(({ at, text, count }, index) => {
    const before = lines[index - 1]
    // A meeting that goes on another day says so where the day begins.
    const day = before === undefined || isoDay(before.at) !== isoDay(at) ? `${dateText(at)} ` : ''
    return `${day}${clockText(at)} UTC: ${text}${count > 1 ? ` (${count} times)` : ''}`
  })
}

/** How the meeting went: the minutes of each stage, planned and used, and the log. Nothing says who did what. */
export const createCourse = (snap: Snapshot): Block[] => {
  const { spent } = snap.run.state
  const lengths = getStageLengths(snap)
  const used = getAgenda(snap).filter(({ id, isOn }) => isOn || (spent[id] ?? 0) > 0)
  if (!used.some(({ id }) => (spent[id] ?? 0) > 0)) return []
  const isChanged = used.some(({ id, minutes }) => lengths[id] !== minutes * MINUTE_MS)
  const lines = logLines(listHappenings(snap))
  const items = lines.slice(0, MAX_LOG_LINES).map((text) => ({ text }))
  const missing = lines.length - items.length
  if (missing > 0) items.push({ text: `The log has ${missing} more lines. The Debrief file contains all of it.` })
  return [
    { type: 'heading', level: 3, text: 'How the meeting went' },
    {
      type: 'table',
      columns: [
        { title: 'Stage', width: 'wide' },
        { title: 'Planned', needsTitle: true },
        ...(isChanged ? [{ title: 'With changes', needsTitle: true }] : []),
        { title: 'Used', needsTitle: true },
      ],
      rows: used.map(({ id, minutes }) => [
        agendaTitle(id),
        minutesText(minutes * MINUTE_MS),
        ...(isChanged ? [minutesText(lengths[id] ?? 0)] : []),
        minutesText(spent[id] ?? 0),
      ]),
    },
    ...(items.length > 0
      ? [{ type: 'folded' as const, title: 'Log', blocks: [{ type: 'list' as const, items }] }]
      : []),
  ]
}
