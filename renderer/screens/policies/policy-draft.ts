import { defaultRules, rulesOfPolicies } from '../../../shared/meeting/rules'
import {
  type ActionFieldId,
  type DeadlineId,
  deadlineIds,
  deadlineLimits,
  MAX_DEADLINE_DAYS,
  MAX_LEVEL_ID_CHARS,
  MAX_LEVEL_TEXT_CHARS,
  type PolicyRules,
  type PostmortemFieldId,
  type ReviewWay,
  type SeverityLevel,
} from '../../../shared/protocol/policies'

/** How a level's deadline counts. */
export type DayUnit = 'none' | 'days' | 'business-days'

/** A level while it is being edited; `key` stays the same whatever is typed. */
export type LevelDraft = {
  key: number
  id: string
  meaning: string
  threshold: string
  review: ReviewWay
  within: string
  unit: DayUnit
}

/** Policies while they are being edited: numbers are what was typed. */
export type PolicyDraft = {
  levels: readonly LevelDraft[]
  deadlines: Readonly<Record<DeadlineId, string>>
  action: readonly ActionFieldId[]
  postmortem: readonly PostmortemFieldId[]
}

let lastKey = 0
const newKey = (): number => {
  lastKey += 1
  return lastKey
}

export const emptyLevel = (): LevelDraft => ({
  key: newKey(),
  id: '',
  meaning: '',
  threshold: '',
  review: 'meeting',
  within: '',
  unit: 'none',
})

const toLevelDraft = ({ withinDays, withinBusinessDays, ...level }: SeverityLevel): LevelDraft => ({
  key: newKey(),
  ...level,
  within: String(withinDays ?? withinBusinessDays ?? ''),
  unit: withinDays !== undefined ? 'days' : withinBusinessDays !== undefined ? 'business-days' : 'none',
})

/** What applies, with whatever the team has not decided. */
export const toDraft = (policies: PolicyRules): PolicyDraft => {
  const { severityScale, deadlines, requiredFields } = rulesOfPolicies(policies)
  return {
    levels: severityScale.map(toLevelDraft),
    deadlines: Object.fromEntries(deadlineIds.map((id) => [id, String(deadlines[id])])) as Record<DeadlineId, string>,
    ...requiredFields,
  }
}

/** What is wrong in a draft, by the field: `deadline/<id>`, `<level key>/id` … */
export type DraftFaults = ReadonlyMap<string, string>

const readNumber = (text: string, max: number): number | undefined => {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0
  return value >= 1 && value <= max ? value : undefined
}

const levelFaults = (levels: readonly LevelDraft[]): [string, string][] =>
  levels.flatMap(({ key, id, meaning, threshold, within, unit }, at): [string, string][] => {
    const name = id.trim()
    const isTaken = levels.findIndex((one) => one.id.trim() === name) < at
    const idFault = !name
      ? 'Give the level a name.'
      : name.length > MAX_LEVEL_ID_CHARS
        ? `Use at most ${MAX_LEVEL_ID_CHARS} characters.`
        : isTaken && 'Another level has this name.'
    const isTooLong = (text: string): boolean => text.trim().length > MAX_LEVEL_TEXT_CHARS
    const tooLong = `Use at most ${MAX_LEVEL_TEXT_CHARS} characters.`
    return [
      ...(idFault ? [[`${key}/id`, idFault] as [string, string]] : []),
      ...(isTooLong(meaning) ? [[`${key}/meaning`, tooLong] as [string, string]] : []),
      ...(isTooLong(threshold) ? [[`${key}/threshold`, tooLong] as [string, string]] : []),
      ...(unit !== 'none' && readNumber(within, MAX_DEADLINE_DAYS) === undefined
        ? [[`${key}/within`, `Type a whole number from 1 to ${MAX_DEADLINE_DAYS}.`] as [string, string]]
        : []),
    ]
  })

/** What has to be corrected before a draft can be saved. */
export const findDraftFaults = ({ levels, deadlines }: PolicyDraft): DraftFaults =>
  new Map([
    ...(levels.length === 0 ? [['levels', 'Add at least one level.'] as const] : []),
    ...levelFaults(levels),
    ...deadlineIds.flatMap((id) =>
      readNumber(deadlines[id], deadlineLimits[id].max) === undefined
        ? [[`deadline/${id}`, `Type a whole number from 1 to ${deadlineLimits[id].max}.`] as const]
        : [],
    ),
  ])

const onOneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

const toLevel = ({ id, meaning, threshold, review, within, unit }: LevelDraft): SeverityLevel => ({
  id: id.trim(),
  meaning: onOneLine(meaning),
  threshold: onOneLine(threshold),
  review,
  ...(unit === 'days' && { withinDays: Number(within) }),
  ...(unit === 'business-days' && { withinBusinessDays: Number(within) }),
})

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The policies of a draft without faults: only what differs from what applies anyway. */
export const toPolicies = ({ levels, deadlines, action, postmortem }: PolicyDraft): PolicyRules => {
  const scale = levels.map(toLevel)
  const decided = deadlineIds
    .map((id) => [id, Number(deadlines[id])] as const)
    .filter(([id, value]) => value !== deadlineLimits[id].usual)
  const required = {
    ...(isSame(action, defaultRules.requiredFields.action) ? {} : { action: [...action] }),
    ...(isSame(postmortem, defaultRules.requiredFields.postmortem) ? {} : { postmortem: [...postmortem] }),
  }
  return {
    ...(isSame(rulesOfPolicies({ severityScale: scale }).severityScale, defaultRules.severityScale)
      ? {}
      : { severityScale: scale }),
    ...(decided.length > 0 && { deadlines: Object.fromEntries(decided) }),
    ...(Object.keys(required).length > 0 && { requiredFields: required }),
  }
}
