import { durationText, timeText } from '../../report/format'
import { defineStage, textsOf } from '../contract'
import { addEvent, conflicts, events, gaps, recollections } from './model'
import { kindLabels } from './texts'

export const timelineStage = defineStage({
  id: 'timeline',
  title: 'Timeline',
  purpose: 'What we saw and knew, in order.',
  defaultMinutes: { 60: 14, 90: 20, 120: 28 },
  parts: { events, recollections },
  texts: (data) => [
    ...textsOf(events.name, data.events, ['text', 'knownThen', 'learnedLater', 'options']),
    ...textsOf(recollections.name, data.recollections, ['text']),
  ],
  problems: (data, { now }) => [
    ...(data.events.length === 0 ? [{ code: 'no-events', sentence: 'The timeline has no events.' }] : []),
    ...data.events
      .filter((event) => event.at === null)
      .map((event) => ({
        code: 'no-time',
        sentence: `“${event.text}” has no time.`,
        place: { part: events.name, id: event.id, field: 'at' },
      })),
    ...data.events
      .filter((event) => event.at !== null && event.at > now)
      .map((event) => ({
        code: 'in-the-future',
        sentence: `“${event.text}” is in the future.`,
        place: { part: events.name, id: event.id, field: 'at' },
      })),
    ...[...conflicts(data.events, data.recollections)].map((id) => ({
      code: 'conflict',
      sentence: `“${data.events.find((event) => event.id === id)?.text}” is remembered differently.`,
      place: { part: events.name, id, field: 'text' },
    })),
    ...gaps(data.events).map((gap) => ({
      code: 'gap',
      sentence: `${durationText(gap.length)} from ${timeText(gap.from)} UTC with no entries.`,
      place: { part: events.name, id: gap.before, field: 'at' },
    })),
    ...(data.events.length > 0 && !data.events.some((event) => event.kind === 'detection')
      ? [{ code: 'no-detection', sentence: 'No event says how the incident was noticed.' }]
      : []),
    ...data.events
      .filter((event) => event.kind === 'decision' && !event.options.trim())
      .map((event) => ({
        code: 'decision-without-options',
        sentence: `Write which options were in sight at “${event.text}”.`,
        place: { part: events.name, id: event.id, field: 'options' },
      })),
  ],
  report: (data) =>
    data.events.length === 0
      ? []
      : [
          { type: 'paragraph', text: 'All times are in UTC.' },
          {
            type: 'table',
            columns: ['Time', 'Kind', 'Event', 'Known then', 'Learned later', 'Source'],
            rows: data.events.map((event) => [
              timeText(event.at, event.end, event.isApproximate),
              kindLabels[event.kind],
              [
                event.text,
                event.options.trim() && `Options: ${event.options}`,
                ...data.recollections
                  .filter((one) => one.event === event.id)
                  .map((one) => `Also recalled${one.from ? ` (${one.from})` : ''}: ${one.text}`),
              ]
                .filter(Boolean)
                .join('\n'),
              event.knownThen,
              event.learnedLater,
              [event.source, event.who, event.evidence].filter(Boolean).join(' · '),
            ]),
          },
        ],
  captures: [
    {
      label: 'Event',
      key: 'e',
      add: (doc, author, line) => ({ part: events.name, id: addEvent(doc, author, line), field: 'text' }),
    },
    {
      label: 'Decision',
      key: 'd',
      add: (doc, author, line) => ({
        part: events.name,
        id: addEvent(doc, author, { ...line, kind: 'decision' }),
        field: 'text',
      }),
    },
  ],
  factors: (data) =>
    data.events
      .filter((event) => event.learnedLater.trim())
      .map((event) => ({
        id: `${events.name}/${event.id}`,
        stage: 'timeline',
        text: event.learnedLater,
        isRootCause: false,
        place: { part: events.name, id: event.id, field: 'learnedLater' },
      })),
})
