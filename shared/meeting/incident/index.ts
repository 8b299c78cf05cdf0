import { z } from 'zod'
import { defineCollection, defineFields, defineKeyedValues, instant, type ValueOf } from '../../crdt'
import { type DocumentStatus, documentStatuses } from '../../protocol/library'
import { reviewWays } from '../../protocol/policies'

const moment = instant.nullable().default(null)

export const documentStatusLabels: Record<DocumentStatus, string> = {
  draft: 'Draft',
  'in-meeting': 'In meeting',
  'in-review': 'In review',
  complete: 'Complete',
}

/** The statuses to choose from, in order. */
export const documentStatusOptions = documentStatuses.map((value) => ({ value, label: documentStatusLabels[value] }))

/** The incident record: what happened when, and who owns the document. Times are epoch milliseconds. */
export const record = defineFields({
  name: 'record',
  fields: z.object({
    incidentId: z.string().default(''),
    title: z.string().default(''),
    /** A level of the document's scale (`rules`), or the team's own words. */
    severity: z.string().default(''),
    services: z.array(z.string()).default([]),
    tags: z.array(z.string()).default([]),
    /** The day of the incident (ISO). Times without a day are read near it until one with a day is known. */
    day: z.string().default(''),
    startedAt: moment,
    detectedAt: moment,
    mitigatedAt: moment,
    resolvedAt: moment,
    owner: z.string().default(''),
    authors: z.array(z.string()).default([]),
    facilitator: z.string().default(''),
    /** The facilitator's id on the roster; empty in documents of older versions, where only the name is known. */
    facilitatorId: z.string().default(''),
    status: z.enum(documentStatuses).default('draft'),
    /** How the incident is reviewed; empty for what its severity means by the document's rules. */
    review: z.enum(['', ...reviewWays]).default(''),
    /** The IANA time zone in which times are typed in this document. */
    entryZone: z.string().default('UTC'),
  }),
  instants: ['startedAt', 'detectedAt', 'mitigatedAt', 'resolvedAt'],
  texts: ['whatHappened', 'whatMadeItPossible', 'whyNotCaughtEarlier'],
})
export type MeetingRecord = ValueOf<typeof record>

export const invitedBecause = [
  'detected',
  'diagnosed',
  'resolved',
  'owns-system',
  'support',
  'product',
  'learning',
] as const
export const meetingRoles = ['facilitator', 'note-taker', 'incident-commander', 'participant', 'observer'] as const

/** Who was invited and why. Presence knows who is connected now. */
export const roster = defineCollection({
  name: 'roster',
  fields: z.object({
    name: z.string().default(''),
    because: z.enum(invitedBecause).nullable().default(null),
    role: z.enum(meetingRoles).default('participant'),
    hasAttended: z.boolean().default(false),
    /** The id of another entry of the same person, which represents both; otherwise empty. */
    sameAs: z.string().default(''),
    importKey: z.string().default(''),
  }),
  texts: [],
})
export type RosterEntry = ValueOf<typeof roster>[number]

/** The ticked items of the facilitator's checklist; `before/0` is the first. */
export const checklist = defineKeyedValues({ name: 'checklist', value: z.literal(true) })

/** Noon in UTC on an ISO day; null if it is not one. */
export const noonOfDay = (day: string): number | null => {
  const at = Date.parse(`${day}T12:00:00Z`)
  return Number.isNaN(at) ? null : at
}

/** Milliseconds between two times of the record, if both are known and in order. */
export const duration = (from: number | null, to: number | null): number | undefined =>
  from !== null && to !== null && to >= from ? to - from : undefined

export type Milestone = 'startedAt' | 'detectedAt' | 'mitigatedAt' | 'resolvedAt'
export const milestoneLabels: Record<Milestone, string> = {
  startedAt: 'Started',
  detectedAt: 'Detected',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
}
export const milestones: readonly Milestone[] = ['startedAt', 'detectedAt', 'mitigatedAt', 'resolvedAt']

/** The nearest known milestones around one: the last before it and the first after it. */
export const adjacentMilestones = (values: Pick<MeetingRecord, Milestone>, key: Milestone) => {
  const at = milestones.indexOf(key)
  const known = (keys: readonly Milestone[]): number | null =>
    keys.map((one) => values[one]).find((one) => one !== null) ?? null
  return { earlier: known(milestones.slice(0, at).reverse()), later: known(milestones.slice(at + 1)) }
}

/** What is wrong with each milestone: it is in the future at `now`, or out of order. A missing one is fine. */
export const milestoneFaults = (
  values: Pick<MeetingRecord, Milestone>,
  now: number,
): Partial<Record<Milestone, string>> => {
  const faults: Partial<Record<Milestone, string>> = {}
  let latest: { key: Milestone; at: number } | undefined
  for (const key of milestones) {
    const at = values[key]
    if (at === null) continue
    if (at > now) faults[key] = 'This is in the future.'
    else if (latest && at < latest.at) faults[key] = `This is before ${milestoneLabels[latest.key]}.`
    if (!latest || at > latest.at) latest = { key, at }
  }
  return faults
}
