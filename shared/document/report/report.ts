import { MINUTE_MS } from '../../meeting/clock'
import { becauseLabels, roleLabels } from '../../meeting/content/roles'
import { dateText, durationText } from '../../meeting/format'
import { documentStatusLabels, duration, record } from '../../meeting/incident'
import { utcAndLocalText } from '../../meeting/local-time'
import { notes, parking } from '../../meeting/notes'
import { listChosen, type ReportSection, sections, UNTITLED_SECTION } from '../../meeting/report'
import { stages } from '../../stages'
import type { AnyStage, FieldRef, ReportOptions } from '../../stages/contract'
import type { Block, Detail } from '../../stages/report-blocks'
import { createStageContext, dataOfStage, displayTitle, type Snapshot } from '..'
import { wayOf } from '../review-form'
import { peopleText, signOffsOf } from '../sign-off'
import { createCourse } from './course'
import { createQuestionBlocks } from './questions'
import { createRatingBlocks } from './ratings'

export const reportTitle = (snap: Snapshot): string => displayTitle(snap.record.title)

/**
 * A whole postmortem as a report: first what a busy reader needs, which is a summary, the impact and what changes; then
 * what happened and why; and last the meeting itself. Nothing stands in it twice.
 */
export const createReport = (
  snap: Snapshot,
  now: number,
  options: ReportOptions = {},
  known: readonly AnyStage[] = stages,
): Block[] => {
  const context = { ...createStageContext(snap, now), ...options }
  const listStageBlocks = (section: ReportSection): { title: string; blocks: Block[] }[] =>
    known
      .filter((stage) => stage.reportSection === section)
      .map((stage) => ({ title: stage.title, blocks: stage.report(dataOfStage(snap, stage), context) }))
      .filter(({ blocks }) => blocks.length > 0)
  const plain = (section: ReportSection): Block[] => listStageBlocks(section).flatMap(({ blocks }) => blocks)

  const summary = findSummary(snap, known)
  const bodies: Partial<Record<ReportSection, Block[]>> = {
    summary: summary
      ? paragraphs(summary.text, { isLead: true, ...(summary.ref && { ref: summary.ref }) })
      : paragraphs(snap.record.whatHappened, { isLead: true, ref: recordRef('whatHappened') }),
    analysis: [
      // Without a summary, “What happened” replaces it and is not repeated here.
      ...prose(snap, summary === undefined),
      ...listStageBlocks('analysis').flatMap(({ title, blocks }) => [heading(3, title), ...blocks]),
    ],
    keyActions: known.flatMap((stage) => stage.keyActions?.(dataOfStage(snap, stage), context) ?? []),
    meeting: [
      ...meetingFacts(snap, options),
      ...plain('meeting'),
      ...createCourse(snap),
      ...people(snap),
      ...createQuestionBlocks(snap),
      ...createNoteBlocks(snap, known),
      ...parked(snap),
      ...createRatingBlocks(snap, known),
    ],
  }
  return [
    ...facts([...createIncidentFacts(snap), describePublication(options)]),
    ...sections.flatMap(({ id, title }) => {
      const body = bodies[id] ?? plain(id)
      return [...(body.length > 0 ? [heading(2, title), ...body] : []), ...chosen(snap, id)]
    }),
    ...invalid(snap),
  ]
}

const heading = (level: 2 | 3, text: string): Block => ({ type: 'heading', level, text })

const facts = (items: Detail[]): Block[] => {
  const filled = items.filter(({ text }) => text)
  return filled.length > 0 ? [{ type: 'facts', items: filled }] : []
}

const describePublication = ({ publication }: ReportOptions): Detail => {
  const day = publication ? dateText(publication.at) : ''
  return { label: 'Published', text: publication?.isUpdated ? `${day}, updated since` : day }
}

/** What busy people need to know of an incident at a glance. */
export const createIncidentFacts = ({ record }: Snapshot): Detail[] => {
  const length = duration(record.startedAt, record.resolvedAt)
  return [
    { label: 'Incident', text: record.incidentId },
    { label: 'Severity', text: record.severity },
    { label: 'Date', text: record.startedAt === null ? '' : dateText(record.startedAt) },
    { label: 'Duration', text: length === undefined ? '' : durationText(length) },
    { label: 'Status', text: documentStatusLabels[record.status] },
    { label: 'Owner', text: record.owner },
    { label: 'Services', text: record.services.join(', ') },
    { label: 'Tags', text: record.tags.join(', ') },
  ].filter(({ text }) => text)
}

const meetingFacts = (snap: Snapshot, { zone }: ReportOptions): Block[] => {
  const { record, run } = snap
  const { startedAt } = run.state
  return facts([
    {
      label: 'Held',
      text: startedAt === null ? '' : utcAndLocalText(Math.floor(startedAt / MINUTE_MS) * MINUTE_MS, zone),
    },
    { label: 'Reviewed in writing', text: reviewedText(snap) },
    { label: 'Facilitator', text: record.facilitator },
    { label: 'Authors', text: record.authors.join(', ') },
  ])
}

/** By how many a review without a meeting was signed off, never by whom, and when the last of them did. */
const reviewedText = (snap: Snapshot): string => {
  const signOffs = signOffsOf(snap.signOffs)
  const last = signOffs.at(-1)
  if (!last || wayOf(snap) === 'meeting') return ''
  return `Signed off by ${peopleText(signOffs.length)} on ${dateText(last.at)}`
}

const recordRef = (field: string): FieldRef => ({ section: record.name, id: '', field })

/** The summary that a stage holds, and where. */
const findSummary = (
  snap: Snapshot,
  known: readonly AnyStage[],
): { text: string; ref?: FieldRef | undefined } | undefined =>
  known
    .map((stage) => {
      const data = dataOfStage(snap, stage)
      const text = stage.summary?.(data) ?? ''
      return { text, ref: text.trim() ? stage.texts(data).find((one) => one.text === text)?.ref : undefined }
    })
    .find(({ text }) => text.trim())

const paragraphs = (text: string, more: { isLead?: boolean; ref?: FieldRef } = {}): Block[] =>
  text
    .split(/\n(?:[^\S\n]*\n)+/)
    .filter((one) => one.trim())
    .map((one) => ({ type: 'paragraph', text: one, ...more }))

const prose = ({ record: values }: Snapshot, isSummary: boolean): Block[] =>
  (
    [
      ['What happened', isSummary ? '' : values.whatHappened, 'whatHappened'],
      ['What made it possible', values.whatMadeItPossible, 'whatMadeItPossible'],
      ['Why it wasn’t caught earlier', values.whyNotCaughtEarlier, 'whyNotCaughtEarlier'],
    ] as const
  ).flatMap(([title, text, field]) =>
    text.trim() ? [heading(3, title), ...paragraphs(text, { ref: recordRef(field) })] : [],
  )

/** The sections that people have chosen, below the one that they follow. */
const chosen = (snap: Snapshot, place: ReportSection): Block[] =>
  listChosen(snap)
    .filter((one) => one.place === place && one.text.trim())
    .flatMap(({ title, text, ref }) => [heading(2, title.trim() || UNTITLED_SECTION), ...paragraphs(text, { ref })])

/** Who attended; before the meeting, who is invited. Invited people who did not attend are only named. */
const people = ({ roster }: Snapshot): Block[] => {
  const named = roster.filter(({ name }) => name.trim())
  const attended = named.filter((one) => one.hasAttended)
  const listed = attended.length > 0 ? attended : named
  const others = named.filter((one) => !listed.includes(one)).map(({ name }) => name)
  if (listed.length === 0) return []
  return [
    heading(3, attended.length > 0 ? 'People' : 'Invited'),
    {
      type: 'table',
      columns: [{ title: 'Name' }, { title: 'Role', width: 'wide' }, { title: 'Why invited' }],
      rows: listed.map(({ name, role, because }) => [name, roleLabels[role], because ? becauseLabels[because] : '']),
    },
    ...(others.length > 0 ? [{ type: 'paragraph' as const, label: 'Also invited', text: others.join(', ') }] : []),
  ]
}

const createNoteBlocks = ({ notes: all }: Snapshot, known: readonly AnyStage[]): Block[] => {
  const filled = all.filter((note) => note.text.trim())
  const titleOfNote = (stage: string): string => known.find((one) => one.id === stage)?.title ?? ''
  // Notes of no stage first: below another title they would be notes of that stage.
  const titles = [...new Set(filled.map((note) => titleOfNote(note.stage)))].sort(
    (a, b) => Number(a !== '') - Number(b !== ''),
  )
  return filled.length === 0
    ? []
    : [
        heading(3, 'Notes'),
        ...titles.flatMap((title): Block[] => [
          ...(title ? [{ type: 'heading' as const, level: 4 as const, text: title }] : []),
          {
            type: 'list',
            items: filled
              .filter((note) => titleOfNote(note.stage) === title)
              .map(({ id, text }) => ({ text, ref: { section: notes.name, id, field: 'text' } })),
          },
        ]),
      ]
}

const parked = ({ parking: all }: Snapshot): Block[] => {
  const rows = all.filter((one) => one.text.trim())
  return rows.length === 0
    ? []
    : [
        heading(3, 'Parking lot'),
        {
          type: 'list',
          items: rows.map(({ id, text, isSettled }) => ({
            text,
            isDone: isSettled,
            ref: { section: parking.name, id, field: 'text' },
          })),
        },
      ]
}

const invalid = ({ invalid: list }: Snapshot): Block[] =>
  list.length === 0
    ? []
    : [
        heading(2, 'Not shown'),
        {
          type: 'list',
          items: list.map(({ section, id, reason }) => ({
            text: `A record in ${section} (${id}) could not be read: ${reason}. It is still in the document.`,
          })),
        },
      ]
