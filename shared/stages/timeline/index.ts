import type * as Y from 'yjs'
import type { Author } from '../../crdt'
import type { EventKind } from '../../libs/timeline-import'
import type { EntryLine } from '../../meeting/capture/line'
import { kindLabel, kindLabels } from '../../meeting/event-kinds'
import { clockText, dateText, durationText, quoteText, utcText } from '../../meeting/format'
import { localClock, toWallTime, zoneLabel } from '../../meeting/local-time'
import { collectTexts, defineStage, type FieldRef, problem } from '../contract'
import { type Block, createCell } from '../report-blocks'
import {
  addEvent,
  conflicts,
  events,
  gaps,
  pickTimes,
  type Recollection,
  recollections,
  type TimelineEvent,
} from './model'
import { suggestedKindLabel } from './texts'

const refTo = (id: string, field: keyof TimelineEvent): FieldRef => ({ section: events.name, id, field })

const capture = (doc: Y.Doc, author: Author, line: EntryLine, kind?: EventKind): FieldRef =>
  refTo(addEvent(doc, author, { ...pickTimes(line), text: line.text, kind }), 'text')

export const timelineStage = defineStage({
  id: 'timeline',
  title: 'Timeline',
  purpose: 'What we saw and knew, in order.',
  silentQuestion: 'What did you see or do that is not on the timeline yet?',
  defaultMinutes: { 60: 14, 90: 20, 120: 28 },
  ways: ['meeting', 'written'],
  sections: { events, recollections },
  valueLabels: { events: { kind: kindLabels } },
  texts: (data) => [
    ...collectTexts(events.name, data.events, ['text', 'knownThen', 'learnedLater', 'options']),
    ...collectTexts(recollections.name, data.recollections, ['text']),
  ],
  problemLabels: {
    'no-events': 'The timeline has no events.',
    'no-time': 'An event has no time.',
    'in-the-future': 'An event is in the future.',
    conflict: 'Two events contradict each other.',
    gap: 'There are no entries for a while.',
    'no-detection': 'No event says how it was noticed.',
    'decision-without-options': 'A decision has no options.',
  },
  gaps: {
    'no-events': 'required',
    'in-the-future': 'required',
    'no-time': 'useful',
    conflict: 'useful',
    gap: 'useful',
    'no-detection': 'useful',
    'decision-without-options': 'useful',
  },
  problems: (data, { now }) => {
    const textById = new Map(data.events.map(({ id, text }) => [id, text]))
    return [
      ...(data.events.length === 0 ? [problem('no-events', 'The timeline has no events.')] : []),
      ...data.events
        .filter((event) => event.at === null)
        .map((event) =>
          problem('no-time', `${quoteText(event.text, 'An unnamed event')} has no time.`, refTo(event.id, 'at')),
        ),
      ...data.events
        .filter((event) => event.at !== null && event.at > now)
        .map((event) =>
          problem(
            'in-the-future',
            `${quoteText(event.text, 'An unnamed event')} is in the future.`,
            refTo(event.id, 'at'),
          ),
        ),
      ...[...conflicts(data.events, data.recollections)].map((id) =>
        problem(
          'conflict',
          `${quoteText(textById.get(id) ?? '', 'An unnamed event')} is remembered differently.`,
          refTo(id, 'text'),
        ),
      ),
      ...gaps(data.events).map(({ length, from, before }) =>
        problem('gap', `${durationText(length)} from ${utcText(from)} with no entries.`, refTo(before, 'at')),
      ),
      ...(data.events.length > 0 && !data.events.some((event) => event.kind === 'detection')
        ? [problem('no-detection', 'No event says how the incident was noticed.')]
        : []),
      ...data.events
        .filter((event) => event.kind === 'decision' && !event.options.trim())
        .map((event) =>
          problem(
            'decision-without-options',
            `Write down the options at the time of ${quoteText(event.text, 'an unnamed decision')}.`,
            refTo(event.id, 'options'),
          ),
        ),
    ]
  },
  reportSection: 'timeline',
  report: (data, { zone, isStarredOnly }) => {
    const shown = isStarredOnly ? data.events.filter(({ isStarred }) => isStarred) : data.events
    if (data.events.length === 0) return []
    const others = byEvent(data.recollections)
    // The tables of all days have the same columns.
    const width = shown.some(({ end }) => end !== null) ? 'medium' : 'narrow'
    return [
      { type: 'paragraph', text: introduction(data.events.length, shown.length, zone) },
      ...days(shown).flatMap((day) => dayBlocks(day, others, { zone, width })),
    ]
  },
  starred: (data) => data.events.filter(({ isStarred }) => isStarred).length,
  table: {
    description: 'The timeline as a table, for a spreadsheet.',
    columns: (data, { zone, isStarredOnly }) => {
      const shown = isStarredOnly ? data.events.filter(({ isStarred }) => isStarred) : data.events
      const column = (title: string, cell: (event: TimelineEvent) => string) => ({ title, cells: shown.map(cell) })
      return [
        column('Time (UTC)', ({ at }) => sortableTime(at)),
        ...(zone ? [column(`Time (${zoneLabel(zone)})`, ({ at }) => sortableTime(at, zone))] : []),
        column('End (UTC)', ({ end }) => sortableTime(end)),
        column('Approximate', ({ isApproximate }) => (isApproximate ? 'yes' : '')),
        column('Event', ({ text }) => text),
        column('Kind', ({ kind }) => (kind === 'other' ? '' : kindLabel(kind))),
        column('Who', ({ who }) => who),
        column('Source', ({ source }) => source),
        column('Evidence', ({ evidence }) => evidence),
        column('Known then', ({ knownThen }) => knownThen),
        column('Learned later', ({ learnedLater }) => learnedLater),
        column('Options', ({ options }) => options),
        column('Starred', ({ isStarred }) => (isStarred ? 'yes' : '')),
      ]
    },
  },
  captures: [
    {
      id: 'event',
      label: 'Event',
      key: 'e',
      order: 1,
      placeholder: '14:31 What happened?',
      reads: 'time',
      describe: ({ text }) => suggestedKindLabel(text),
      add: (doc, author, line) => capture(doc, author, line),
    },
    {
      id: 'decision',
      label: 'Decision',
      key: 'd',
      order: 3,
      placeholder: '14:31 What was decided?',
      reads: 'time',
      add: (doc, author, line) => capture(doc, author, line, 'decision'),
    },
  ],
  rowTimes: (data) =>
    data.events.flatMap(({ at, rawTime, importKey, createdAt, createdBy, order }) =>
      at === null ? [] : [{ at, createdAt, order, ...(rawTime && !importKey ? { typedBy: createdBy } : {}) }],
    ),
  decidedAt: (data) =>
    data.events.flatMap(({ kind, importKey, createdAt }) => (kind === 'decision' && !importKey ? [createdAt] : [])),
  facts: (data) => ({
    moments: data.events.flatMap(({ id, at, text, kind, isStarred }) =>
      at === null || !text.trim() ? [] : [{ at, text, kind, isStarred, ref: refTo(id, 'text') }],
    ),
    learnedLater: [...data.events]
      .sort((a, b) => Number(b.isStarred) - Number(a.isStarred))
      .filter(({ learnedLater }) => learnedLater.trim())
      .map(({ id, learnedLater }) => ({ text: learnedLater, refs: [refTo(id, 'learnedLater')] })),
  }),
  factors: (data) =>
    data.events
      .filter((event) => event.learnedLater.trim())
      .map((event) => ({
        id: `${events.name}/${event.id}`,
        stage: 'timeline',
        text: event.learnedLater,
        isRootCause: false,
        ref: refTo(event.id, 'learnedLater'),
      })),
})

/** `2017-01-31 23:27:00` in a zone's local time; empty if there is none. */
const sortableTime = (at: number | null, zone = 'UTC'): string =>
  at === null ? '' : new Date(toWallTime(at, zone)).toISOString().slice(0, 19).replace('T', ' ')

/** What all rows have in common: the zone of their times, and how many events were left out. */
const introduction = (all: number, shown: number, zone: string | undefined): string =>
  [
    zone ? `Times are in UTC, and in ${zoneLabel(zone)} beside them.` : 'All times are in UTC.',
    ...(shown < all ? [`${shown} of ${all} events ${shown === 1 ? 'is' : 'are'} starred and shown here.`] : []),
  ].join(' ')

type Day = { title: string; events: TimelineEvent[] }

/** Groups events by their day in UTC; events without a time come last. */
const days = (list: readonly TimelineEvent[]): Day[] => {
  const found = new Map<string, TimelineEvent[]>()
  for (const event of list) {
    const title = event.at === null ? 'Without a time' : dateText(event.at)
    const day = found.get(title)
    if (day) day.push(event)
    else found.set(title, [event])
  }
  return [...found].map(([title, events]) => ({ title, events }))
}

const byEvent = (list: readonly Recollection[]): Map<string, Recollection[]> => {
  const found = new Map<string, Recollection[]>()
  for (const one of list) {
    const same = found.get(one.event)
    if (same) same.push(one)
    else found.set(one.event, [one])
  }
  return found
}

const dayBlocks = (
  { title, events: list }: Day,
  others: ReadonlyMap<string, readonly Recollection[]>,
  { zone, width }: { zone: string | undefined; width: 'narrow' | 'medium' },
): Block[] => [
  { type: 'heading', level: 3, text: title },
  {
    type: 'table',
    columns: [
      { title: 'Time', width },
      ...(zone ? [{ title: zoneLabel(zone), width: 'narrow' as const }] : []),
      { title: 'Event' },
      { title: 'Kind', width: 'medium' },
      { title: 'Source', width: 'wide' },
    ],
    rows: list.map((event) => [
      clockOfEvent(event),
      ...(zone ? [event.at === null ? '' : localClock(event.at, zone)] : []),
      createCell(event.text, [
        { label: 'Known then', text: event.knownThen },
        { label: 'Learned later', text: event.learnedLater },
        { label: 'Options', text: event.options },
        ...(others.get(event.id) ?? []).map((one) => ({
          label: one.from ? `Also recalled (${one.from})` : 'Also recalled',
          text: one.text,
        })),
        { label: 'Evidence', text: event.evidence },
      ]),
      event.kind === 'other' ? '' : kindLabel(event.kind),
      [event.source, event.who].filter(Boolean).join(' · '),
    ]),
    refs: list.map(({ id }) => refTo(id, 'text')),
    refColumn: zone ? 2 : 1,
  },
]

/** `~14:31`, `14:31–15:10`; the end includes its day if it is a different one. */
const clockOfEvent = ({ at, end, isApproximate }: TimelineEvent): string => {
  if (at === null) return ''
  const isSameDay = end !== null && dateText(end) === dateText(at)
  const until = end === null ? '' : `–${isSameDay ? '' : `${dateText(end)} `}${clockText(end)}`
  return `${isApproximate ? '~' : ''}${clockText(at)}${until}`
}
