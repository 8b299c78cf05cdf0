import { becauseLabels, roleLabels } from '../guide/roles'
import { dataOfStage, type Snapshot, surroundings, titleOf } from '../meeting'
import { milestoneLabels, milestones } from '../record'
import { stages } from '../stages'
import type { AnyStage } from '../stages/contract'
import type { Block } from './blocks'
import { durationText, utcText } from './format'

export const statusLabels = {
  draft: 'Draft',
  'in-meeting': 'In meeting',
  'in-review': 'In review',
  complete: 'Complete',
} as const

/** All of a postmortem as a report: the record, what every stage yielded, and what was left beside it. */
export const reportOf = (snap: Snapshot, now: number, known: readonly AnyStage[] = stages): Block[] => {
  const around = surroundings(snap, now)
  return [
    recordTable(snap),
    ...prose(snap),
    ...known.flatMap((stage): Block[] => {
      const body = stage.report(dataOfStage(snap, stage), around)
      const notes = snap.notes.filter((note) => note.stage === stage.id && note.text.trim())
      const beside: Block[] =
        notes.length > 0
          ? [
              { type: 'heading', level: 3, text: 'Notes' },
              { type: 'list', items: notes.map(({ text }) => ({ text })) },
            ]
          : []
      return body.length + beside.length === 0
        ? []
        : [{ type: 'heading', level: 2, text: stage.title }, ...body, ...beside]
    }),
    ...parked(snap),
    ...people(snap),
    ...refused(snap),
  ]
}

export const reportTitle = (snap: Snapshot): string => titleOf(snap.record.title)

const minute = 60_000

const recordTable = ({ record, run }: Snapshot): Block => {
  const length =
    record.startedAt !== null && record.resolvedAt !== null ? record.resolvedAt - record.startedAt : undefined
  const rows: [string, string][] = [
    ['Incident', record.incidentId],
    ['Status', statusLabels[record.status]],
    ['Severity', record.severity],
    ['Services', record.services.join(', ')],
    ['Tags', record.tags.join(', ')],
    ...milestones.map((key): [string, string] => [
      milestoneLabels[key],
      record[key] === null ? '' : utcText(record[key]),
    ]),
    ['Duration', length !== undefined && length >= 0 ? durationText(length) : ''],
    ['Owner', record.owner],
    ['Authors', record.authors.join(', ')],
    ['Facilitator', record.facilitator],
    ['Meeting', run.state.startedAt === null ? '' : utcText(Math.floor(run.state.startedAt / minute) * minute)],
  ]
  return { type: 'table', columns: ['Record', ''], rows: rows.filter(([, value]) => value) }
}

const prose = ({ record }: Snapshot): Block[] =>
  (
    [
      ['What happened', record.whatHappened],
      ['What made it possible', record.whatMadeItPossible],
      ['Why it was not caught earlier', record.whyNotCaughtEarlier],
    ] as const
  ).flatMap(([title, text]): Block[] =>
    text.trim() ? [{ type: 'heading', level: 2, text: title }, ...paragraphs(text)] : [],
  )

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .filter((one) => one.trim())
    .map((one) => ({ type: 'paragraph', text: one }))

const parked = ({ parking }: Snapshot): Block[] => {
  const rows = parking.filter((one) => one.text.trim())
  return rows.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'Parking lot' },
        { type: 'list', items: rows.map(({ text, isSettled }) => ({ text, isDone: isSettled })) },
      ]
}

const people = ({ roster }: Snapshot): Block[] =>
  roster.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'People' },
        {
          type: 'table',
          columns: ['Name', 'Role', 'Why invited', 'Attended'],
          rows: roster.map((one) => [
            one.name,
            roleLabels[one.role],
            one.because ? becauseLabels[one.because] : '',
            one.hasAttended ? 'yes' : 'no',
          ]),
        },
      ]

const refused = ({ refused: list }: Snapshot): Block[] =>
  list.length === 0
    ? []
    : [
        { type: 'heading', level: 2, text: 'Not shown' },
        {
          type: 'list',
          items: list.map(({ part, id, reason }) => ({
            text: `A record in ${part} (${id}) could not be read: ${reason}. It is still in the document.`,
          })),
        },
      ]
