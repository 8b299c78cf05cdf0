import { MINUTE_MS } from '../meeting/clock'
import { quoteText } from '../meeting/format'
import { record } from '../meeting/incident'
import { chosenSections, listChosen, templateTexts } from '../meeting/report'
import { type ReviewWay, rulesOf } from '../meeting/rules'
import { type PostmortemFieldId, postmortemFieldIds } from '../protocol/policies'
import { stageById, stages } from '../stages'
import type { AnyStage, FieldRef } from '../stages/contract'
import { createKeptResults } from './kept-results'
import { findPlaceholder } from './placeholder-text'
import { getStageProblems } from './problems'
import { isInWay, wayOf } from './review-form'
import { reviewStateOf, waitingText } from './sign-off/review-state'
import { createStageContext, type Snapshot } from './snapshot'
import { createTextReader, type MeetingText } from './texts'

/** Something that a finished postmortem does not have yet. Like a problem, it never concerns a person. */
export type Gap = {
  /** What it is a part of: a stage, or a section of Prepare. */
  part: string
  message: string
  /** Whether the postmortem is incomplete without it; otherwise it would only help readers. */
  isRequired: boolean
  /** The stage in which it can be filled in; without one, it is filled in in Prepare. */
  stage?: string
  /** It is done on the page of a review without a meeting. */
  isOfReview?: true
  ref?: FieldRef
}

const INCIDENT_PART = 'The incident'
const SECTIONS_PART = 'Report sections'
const REVIEW_PART = 'Review'

const ofRecord = (field: keyof Snapshot['record'], message: string, isRequired: boolean): Gap => ({
  part: INCIDENT_PART,
  message,
  isRequired,
  ref: { section: record.name, id: '', field },
})

/** What is said of each field of the record that is empty, and whether it is worth saying if no rule requires it. */
const recordFields: Record<PostmortemFieldId, readonly [message: string, isUseful: boolean]> = {
  title: ['Give it a title.', true],
  incidentId: ['Add the number of the incident.', false],
  services: ['Add the services that were affected.', false],
  startedAt: ['Say when it started.', true],
  detectedAt: ['Say when it was detected.', true],
  mitigatedAt: ['Say when it was mitigated.', true],
  resolvedAt: ['Say when it was resolved.', true],
  owner: ['Choose an owner for the postmortem.', true],
  authors: ['Say who writes the report.', false],
  whatHappened: ['Write down what happened.', true],
  whatMadeItPossible: ['Write down what made it possible.', true],
  whyNotCaughtEarlier: ['Write down why it wasn’t caught earlier.', true],
}

const isEmpty = (value: string | number | string[] | null): boolean =>
  Array.isArray(value) ? value.length === 0 : value === null || (typeof value === 'string' && value.trim() === '')

/** What a near-miss does not have: it never became an incident with a course. */
const fieldsOfIncidents: readonly PostmortemFieldId[] = [
  'startedAt',
  'detectedAt',
  'mitigatedAt',
  'resolvedAt',
  'whyNotCaughtEarlier',
]

const listRecordGaps = ({ record: values, rules, factors }: Snapshot, way: ReviewWay): Gap[] => {
  const required = rulesOf(rules).requiredFields.postmortem
  return postmortemFieldIds.flatMap((field): Gap[] => {
    if (way === 'near-miss' && fieldsOfIncidents.includes(field)) return []
    const [message, isUseful] = recordFields[field]
    // What made it possible has to be said somewhere: here, or as a factor that one of the stages has found.
    const isRequired = required.includes(field) || (field === 'whatMadeItPossible' && factors.length === 0)
    return isEmpty(values[field]) && (isRequired || isUseful) ? [ofRecord(field, message, isRequired)] : []
  })
}

const listStageGaps = (snapshot: Snapshot, stage: AnyStage, now: number): Gap[] => {
  const { id, title, gaps = {} } = stage
  const way = wayOf(snapshot)
  if (!isInWay(stage, way)) return []
  return getStageProblems(snapshot, id, now).flatMap(({ code, message, ref }): Gap[] => {
    const rule = gaps[code]
    const need = typeof rule === 'function' ? rule(rulesOf(snapshot.rules), way) : rule
    return need ? [{ part: title, message, isRequired: need === 'required', stage: id, ...(ref && { ref }) }] : []
  })
}

/** A review without a meeting ends with those who were asked to read it. */
const listReviewGaps = (snapshot: Snapshot): Gap[] => {
  const { signOffs, waiting } = reviewStateOf(snapshot)
  if (signOffs.length > 0 && waiting === 0) return []
  const message = waiting === 0 ? 'Nobody has signed off yet.' : waitingText(waiting)
  return [{ part: REVIEW_PART, message, isRequired: true, isOfReview: true }]
}

const listSectionGaps = (snapshot: Snapshot): Gap[] =>
  listChosen(snapshot)
    .filter(({ text }) => !text.trim())
    .map(({ id, title }) => ({
      part: SECTIONS_PART,
      message: `${quoteText(title, 'A section without a title')} has no text yet.`,
      isRequired: false,
      ref: { section: chosenSections.name, id, field: 'text' },
    }))

const partOf = ({ stage, ref: { section } }: MeetingText): string | undefined => {
  if (stage !== undefined) return stageById(stage)?.title
  if (section === record.name) return INCIDENT_PART
  return section === chosenSections.name || section === templateTexts.name ? SECTIONS_PART : undefined
}

const listPlaceholders = (texts: readonly MeetingText[]): Gap[] =>
  texts.flatMap((text): Gap[] => {
    const part = partOf(text)
    const found = part && findPlaceholder(text.text)
    if (!part || !found) return []
    const { stage, ref } = text
    return [
      {
        part,
        message: `${quoteText(found, 'A placeholder')} still has to be replaced.`,
        isRequired: true,
        ...(stage !== undefined && { stage }),
        ref,
      },
    ]
  })

/**
 * Creates a reader of what is missing before a postmortem is complete, and what would help its readers, in the order of
 * the document; each message of a part once. Reading again derives only what has changed, stage by stage.
 */
export const createGapReader = () => {
  const readTexts = createTextReader()
  const ofStage = createKeptResults<readonly Gap[]>()
  const inTexts = createKeptResults<readonly Gap[]>()
  return (snapshot: Snapshot, now: number): Gap[] => {
    // To the minute, so that what is said of a time in the future does not outlast it.
    const context = Object.values(createStageContext(snapshot, Math.floor(now / MINUTE_MS) * MINUTE_MS))
    const way = wayOf(snapshot)
    const all = [
      ...listRecordGaps(snapshot, way),
      ...stages.flatMap((stage) =>
        ofStage(stage.id, [snapshot.stages[stage.id], ...context], () => listStageGaps(snapshot, stage, now)),
      ),
      ...listSectionGaps(snapshot),
      ...readTexts(snapshot).flatMap((texts, index) => inTexts(`${index}`, [texts], () => listPlaceholders(texts))),
      ...(way === 'meeting' ? [] : listReviewGaps(snapshot)),
    ]
    return [...new Map(all.map((gap) => [`${gap.part} ${gap.message}`, gap])).values()]
  }
}

/** All gaps of a document. */
export const listGaps = (snapshot: Snapshot, now: number): Gap[] => createGapReader()(snapshot, now)

/** Gaps by the part that they belong to; the parts keep the order of their first gap. */
export const groupByPart = (gaps: readonly Gap[]): { part: string; gaps: Gap[] }[] =>
  [...new Set(gaps.map(({ part }) => part))].map((part) => ({ part, gaps: gaps.filter((one) => one.part === part) }))
