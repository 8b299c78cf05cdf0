import { type Milestone, milestones } from '../../meeting/incident'
import { asSentence, upperFirst } from '../../meeting/sentences'
import type { Moment } from '../../stages/contract'
import { type Draft, type DraftFacts, type DraftSentence, recordRef } from './draft'
import { clauseOf, isSameMinute, longDuration, timeText } from './wording'

const MAX_DECISIONS = 4
const MAX_STARRED = 4
const MAX_EVENT_LETTERS = 200
/** An event this close (ms) to a time of the record tells what happened then. */
const NEAR_MS = 5 * 60_000

/** A sentence with its time and its part of the story: how it began, what was done, how it ended. */
type Told = DraftSentence & { at: number; part: number }

const eventText = ({ text }: Moment): string => clauseOf(text, MAX_EVENT_LETTERS)

const kindOf = {
  startedAt: undefined,
  detectedAt: 'detection',
  mitigatedAt: 'mitigation',
  resolvedAt: 'resolution',
} as const satisfies Record<Milestone, Moment['kind'] | undefined>

/** The event that tells what happened at a time of the record: of the kind that is expected then, starred, nearest. */
const findEvent = (moments: readonly Moment[], milestone: Milestone, at: number): Moment | undefined => {
  const kind = kindOf[milestone]
  const near = kind ? NEAR_MS : 60_000
  const isFitting = (one: Moment): boolean => (kind ? one.kind === kind : one.kind !== 'detection')
  return moments
    .filter((one) => Math.abs(one.at - at) <= near && isFitting(one))
    .sort((a, b) => Number(b.isStarred) - Number(a.isStarred) || Math.abs(a.at - at) - Math.abs(b.at - at))[0]
}

/** What a sentence about a time of the record begins with. */
const begins = (milestone: Milestone, at: number, startedAt: number | null): string => {
  const time = timeText(at, startedAt)
  const after = startedAt !== null && at > startedAt && !isSameMinute(at, startedAt) ? longDuration(at - startedAt) : ''
  switch (milestone) {
    case 'startedAt':
      return `The incident began ${timeText(at, null)}`
    case 'detectedAt':
      return startedAt !== null && isSameMinute(at, startedAt)
        ? 'It was detected at once'
        : `It was detected ${time}${after && `, ${after} after it began`}`
    case 'mitigatedAt':
      return `It was mitigated ${time}${after && `, ${after} after it began`}`
    case 'resolvedAt':
      return `It was resolved ${time}${after && `, after ${after}`}`
  }
}

const tellMilestones = ({ record, moments }: DraftFacts, used: Set<Moment>): Told[] =>
  milestones.flatMap((milestone) => {
    const at = record[milestone]
    if (at === null) return []
    const event = findEvent(
      moments.filter((one) => !used.has(one)),
      milestone,
      at,
    )
    if (event) used.add(event)
    const start = begins(milestone, at, record.startedAt)
    return [
      {
        id: milestone,
        text: asSentence(event ? `${start}: ${eventText(event)}` : start),
        refs: [
          recordRef(milestone),
          ...(milestone !== 'startedAt' && record.startedAt !== null ? [recordRef('startedAt')] : []),
          ...(event ? [event.ref] : []),
        ],
        at,
        part: milestone === 'startedAt' || milestone === 'detectedAt' ? 0 : 2,
      },
    ]
  })

const tell = (moment: Moment, id: string, start: string, startedAt: number | null, part: number): Told => ({
  id,
  text: asSentence(`${upperFirst(`${start} ${timeText(moment.at, startedAt)}`.trim())}: ${eventText(moment)}`),
  refs: [moment.ref],
  at: moment.at,
  part,
})

/** The first sign of it, if that came before anybody knew what it was. */
const tellFirstSign = ({ record: { startedAt, detectedAt }, moments }: DraftFacts, used: Set<Moment>): Told[] => {
  const sign = moments.find(({ kind }) => kind === 'detection')
  if (!sign || used.has(sign)) return []
  if (detectedAt !== null && (sign.at >= detectedAt || isSameMinute(sign.at, detectedAt))) return []
  used.add(sign)
  return [tell(sign, 'sign', 'The first sign came', startedAt, 0)]
}

/** Of those that matter most, in order of time. */
const choose = (moments: readonly Moment[], count: number): Moment[] =>
  [...moments]
    .sort((a, b) => Number(b.isStarred) - Number(a.isStarred))
    .slice(0, count)
    .sort((a, b) => a.at - b.at)

const speaksOfDeciding = /\b(?:decid|decision|chosen|chose)/i

const tellMiddle = ({ record: { startedAt }, moments }: DraftFacts, used: ReadonlySet<Moment>): Told[] => {
  const rest = moments.filter((one) => !used.has(one))
  const isEnd = ({ kind }: Moment): boolean => kind === 'mitigation' || kind === 'resolution'
  const decisions = choose(
    rest.filter(({ kind }) => kind === 'decision'),
    MAX_DECISIONS,
  )
  const starred = choose(
    rest.filter((one) => one.isStarred && one.kind !== 'decision'),
    MAX_STARRED,
  )
  return [
    ...decisions.map((one) => {
      const isPlain = speaksOfDeciding.test(one.text)
      return tell(one, `decision:${one.ref.id}`, isPlain ? '' : 'Decision', startedAt, 1)
    }),
    ...starred.map((one) => tell(one, `event:${one.ref.id}`, '', startedAt, isEnd(one) ? 2 : 1)),
  ]
}

/** The course of the incident: first sign, detection, decisions, mitigation, resolution, and what is starred. */
export const courseDraft = {
  id: 'course',
  title: 'What happened',
  fills: { ref: recordRef('whatHappened') },
  write: (facts) => {
    const used = new Set<Moment>()
    const told = [...tellMilestones(facts, used), ...tellFirstSign(facts, used)]
    const sorted = [...told, ...tellMiddle(facts, used)].sort((a, b) => a.at - b.at || a.part - b.part)
    return sorted.map(({ at: _at, part, ...sentence }, index) => ({
      ...sentence,
      ...(index > 0 && part !== sorted[index - 1]?.part && { begins: 'paragraph' as const }),
    }))
  },
} as const satisfies Draft
