import { HOUR_MS } from '../../libs/time'
import { addBusinessDays, addDays, type IsoDate } from '../../meeting/business-days'
import { type Commitment, isFinished } from '../../meeting/commitments'
import type { MeetingRecord } from '../../meeting/incident'
import { incidentDay } from '../../meeting/incident-day'
import { findLevel, type Rules, reviewOf } from '../../meeting/rules'
import { isoDayIn } from '../../meeting/zoned-day'
import type { ReviewWay } from '../../protocol/policies'
import { checkDue, effectDue } from '../follow-up/checks'
import { checkDaysOf } from '../follow-up/of-document'

/** Business days until the review of an incident whose severity is on no scale, as the guides advise. */
const USUAL_REVIEW_BUSINESS_DAYS = 5

/** Business days until what is known is gathered. */
const GATHER_BUSINESS_DAYS = 2

export type ScheduleId = 'note' | 'records' | 'draft' | 'review' | 'progress' | 'completion' | 'effects'

/** Something to be done after an incident. */
export type ScheduleItem = {
  id: ScheduleId
  title: string
  /** The last day for it where the document's people are; empty if there is none. */
  due: IsoDate | ''
  isDone: boolean
  isOverdue: boolean
}

/** What a schedule is derived from. */
export type ScheduleFacts = {
  record: MeetingRecord
  /** Whether there are rows with a time. */
  hasTimeline: boolean
  /** Whether something says what made it possible, besides the record. */
  hasFactors: boolean
  hasMeetingEnded: boolean
  actions: readonly Pick<Commitment, 'status' | 'doneOn' | 'worked'>[]
}

const reviewTitles: Record<ReviewWay, string> = {
  meeting: 'Hold the meeting and agree on actions',
  written: 'Finish the written review and agree on actions',
  'near-miss': 'Finish the near-miss note',
}

const reviewDue = (day: IsoDate, severity: string, rules: Rules): IsoDate | '' => {
  const level = findLevel(severity, rules)
  if (!level) return addBusinessDays(day, USUAL_REVIEW_BUSINESS_DAYS)
  if (level.withinDays !== undefined) return addDays(day, level.withinDays)
  return level.withinBusinessDays === undefined ? '' : addBusinessDays(day, level.withinBusinessDays)
}

/** The day on which the hours for the draft have passed, counted from the minute at which the incident was over. */
const draftDue = (day: IsoDate, { resolvedAt, entryZone }: MeetingRecord, hours: number): IsoDate =>
  resolvedAt === null ? addDays(day, Math.ceil(hours / 24)) : isoDayIn(resolvedAt + hours * HOUR_MS, entryZone)

const earlier = (a: IsoDate, b: IsoDate | ''): IsoDate => (b !== '' && b < a ? b : a)

type Dates = Record<ScheduleId, IsoDate | ''>

const noDates: Dates = { note: '', records: '', draft: '', review: '', progress: '', completion: '', effects: '' }

const datesOf = ({ record, actions }: ScheduleFacts, rules: Rules): Dates => {
  const day = incidentDay(record)
  if (day === '') return noDates
  const checkDays = checkDaysOf(rules.deadlines)
  const review = reviewDue(day, record.severity, rules)
  const draft = earlier(draftDue(day, record, rules.deadlines.draftHours), review)
  const effects = actions
    .map((action) => effectDue(action, checkDays))
    .filter(Boolean)
    .sort()
  return {
    note: day,
    records: earlier(addBusinessDays(day, GATHER_BUSINESS_DAYS), draft),
    draft,
    review,
    progress: checkDue({ day, checkDays }, 'started'),
    completion: checkDue({ day, checkDays }, 'finished'),
    effects: effects[0] ?? '',
  }
}

const doneOf = ({ record, hasTimeline, hasFactors, hasMeetingEnded, actions }: ScheduleFacts, way: ReviewWay) => {
  const { status } = record
  const isReviewed = status === 'complete' || (way === 'meeting' && (hasMeetingEnded || status === 'in-review'))
  const hasStory = record.whatHappened.trim() !== ''
  const hasCause = hasFactors || record.whatMadeItPossible.trim() !== ''
  const done = actions.filter((action) => action.status === 'done')
  return {
    note: hasStory || isReviewed,
    records: hasTimeline || isReviewed,
    draft: (hasStory && hasCause) || isReviewed,
    review: isReviewed,
    progress: isReviewed && actions.every((action) => action.status !== 'open'),
    completion: isReviewed && actions.every(isFinished),
    effects: done.length > 0 && done.every(({ worked }) => worked !== ''),
  } satisfies Record<ScheduleId, boolean>
}

/**
 * The days after an incident, from the day itself until somebody has asked whether its actions worked, in the order of
 * the guides. Whether something is done follows from the document, so nobody has to tick anything.
 */
export const scheduleOf = (facts: ScheduleFacts, rules: Rules, now: number): ScheduleItem[] => {
  const { record, actions } = facts
  const way = reviewOf(record, rules)
  const titles: Record<ScheduleId, string> = {
    note: 'Write down briefly what happened',
    records: 'Gather the records and build the timeline',
    draft: 'Draft the postmortem',
    review: reviewTitles[way],
    progress: 'Check that the actions are in progress',
    completion: 'Check that the actions are done',
    effects: 'Ask whether the actions worked',
  }
  const dates = datesOf(facts, rules)
  const done = doneOf(facts, way)
  const today = isoDayIn(now, record.entryZone)
  // Of what was done before days were noted, nobody can say when to ask.
  const isAsked = actions.some(({ status, doneOn }) => status === 'done' && doneOn !== '')
  const ids = (Object.keys(titles) as ScheduleId[]).filter((id) => id !== 'effects' || isAsked)
  return ids.map((id) => ({
    id,
    title: titles[id],
    due: dates[id],
    isDone: done[id],
    isOverdue: !done[id] && dates[id] !== '' && dates[id] < today,
  }))
}
