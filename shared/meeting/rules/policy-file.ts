import {
  actionFieldIds,
  type DeadlineId,
  deadlineIds,
  deadlineLimits,
  isDeadline,
  type Policies,
  type PolicyRules,
  policyRulesSchema,
  postmortemFieldIds,
  type SeverityLevel,
} from '../../protocol/policies'
import { isObject, readJson, showJson, toFileProblems, unknownNames } from '../hand-edited'
import { readLevels } from './policy-levels'

/** The file's content as it is, entries that can't be used included. */
export type PolicyFileContent = Record<string, unknown>

const shape = '{ "severityScale": [ … ], "deadlines": { … }, "requiredFields": { … } }'

/** Reads the file's outer form. */
export const readPolicyFile = (text: string): { content: PolicyFileContent } | { fault: string } => {
  const json = readJson(text)
  if ('fault' in json) return json
  const { value = {} } = json
  return isObject(value) ? { content: value } : { fault: `The file must hold ${shape}.` }
}

/** What could be used of a part, and a sentence for each fault. */
type Read<T> = { value?: T; faults: string[] }

const readScale = (raw: unknown): Read<SeverityLevel[]> => {
  if (raw === undefined) return { faults: [] }
  if (!Array.isArray(raw)) return { faults: ['“severityScale” must be a list of levels, the most severe first.'] }
  const entries = readLevels(raw)
  const levels = entries.flatMap(({ level }) => (level ? [level] : []))
  const faults = entries.flatMap((one) => one.faults)
  if (levels.length > 0) return { value: levels, faults }
  return {
    faults: [
      ...faults,
      'No level of “severityScale” can be used, so the usual scale applies. Add a level or leave it out.',
    ],
  }
}

const isDeadlineId = (name: string): name is DeadlineId => Object.hasOwn(deadlineLimits, name)

const readDeadlines = (raw: unknown): Read<NonNullable<PolicyRules['deadlines']>> => {
  if (raw === undefined) return { faults: [] }
  if (!isObject(raw)) return { faults: ['“deadlines” must be an object, such as { "draftHours": 72 }.'] }
  const value: Partial<Record<DeadlineId, number>> = {}
  const faults = unknownNames(Object.keys(raw), deadlineIds, (name) => `“deadlines” has no ${name}.`)
  for (const [name, days] of Object.entries(raw)) {
    if (!isDeadlineId(name)) continue
    if (isDeadline(name, days)) value[name] = days
    else {
      const { usual, max } = deadlineLimits[name]
      faults.push(
        `“${name}” is ${showJson(days)}, but must be a whole number from 1 to ${max}. Until then, ${usual} applies.`,
      )
    }
  }
  return { value, faults }
}

const requiredLists = { action: actionFieldIds, postmortem: postmortemFieldIds } as const
type RequiredList = keyof typeof requiredLists

const readNames = (list: RequiredList, raw: unknown): Read<string[]> => {
  const known: readonly string[] = requiredLists[list]
  if (!Array.isArray(raw)) return { faults: [`“${list}” must be a list of fields, such as ["${known[0]}"].`] }
  const names = raw.map((one) => (typeof one === 'string' ? one : (JSON.stringify(one) ?? '')))
  return {
    value: known.filter((name) => names.includes(name)),
    faults: unknownNames(names, known, (name) => `“${list}” names ${name}, which is no field of it.`),
  }
}

const readRequiredFields = (raw: unknown): Read<Record<string, string[]>> => {
  if (raw === undefined) return { faults: [] }
  if (!isObject(raw)) return { faults: ['“requiredFields” must be an object, such as { "action": ["owner", "due"] }.'] }
  const names = Object.keys(requiredLists) as RequiredList[]
  const faults = unknownNames(Object.keys(raw), names, (name) => `“requiredFields” has no ${name}.`)
  const value: Record<string, string[]> = {}
  for (const name of names) {
    if (raw[name] === undefined) continue
    const read = readNames(name, raw[name])
    if (read.value) value[name] = read.value
    faults.push(...read.faults)
  }
  return { value, faults }
}

const parts = ['severityScale', 'deadlines', 'requiredFields']

/** Without the parts in which nothing could be used. */
const toRules = (scale: unknown, deadlines: object = {}, requiredFields: object = {}): PolicyRules => {
  const found = {
    ...(scale !== undefined && { severityScale: scale }),
    ...(Object.keys(deadlines).length > 0 && { deadlines }),
    ...(Object.keys(requiredFields).length > 0 && { requiredFields }),
  }
  // What was checked part by part fits as a whole.
  return policyRulesSchema.parse(found)
}

/** Reads rules wherever a file holds them. Each mistake becomes a sentence that says what to do; all else is used. */
export const readRules = (content: PolicyFileContent): { rules: PolicyRules; faults: string[] } => {
  const scale = readScale(content.severityScale)
  const deadlines = readDeadlines(content.deadlines)
  const required = readRequiredFields(content.requiredFields)
  const unknown = unknownNames(Object.keys(content), parts, (name) => `${name} is not read.`)
  return {
    rules: toRules(scale.value, deadlines.value, required.value),
    faults: [...unknown, ...scale.faults, ...deadlines.faults, ...required.faults],
  }
}

/** Reads the policies of a folder. Each mistake becomes a problem that says what to do; all else is used. Never throws. */
export const parsePolicies = (text: string, fileName: string): Policies => {
  const read = readPolicyFile(text)
  if ('fault' in read)
    return { fileName, rules: {}, problems: toFileProblems([read.fault], fileName), canChange: false }
  const { rules, faults } = readRules(read.content)
  return { fileName, rules, problems: toFileProblems(faults, fileName), canChange: true }
}

type RawObject = Record<string, unknown>
const toObject = (raw: unknown): RawObject => (isObject(raw) ? raw : {})

/** Leaves a part out that would become empty; one that is empty, or of the wrong type, stays unless it is replaced. */
const orNothing = <T extends object>(raw: unknown, next: T, isContainer: (value: unknown) => boolean): unknown => {
  if (Object.keys(next).length > 0) return next
  const becomesEmpty = isContainer(raw) && Object.keys(raw as object).length > 0
  return becomesEmpty ? undefined : raw
}

const editScale = (raw: unknown, levels: readonly SeverityLevel[] = []): unknown => {
  const entries = readLevels(Array.isArray(raw) ? raw : [])
  const unusableOf = (id: string) => entries.find(({ level }) => level?.id === id)?.unusable
  const next = [
    ...levels.map((level) => ({ ...unusableOf(level.id), ...level })),
    ...entries.filter(({ level }) => level === undefined).map((entry) => entry.raw),
  ]
  return orNothing(raw, next, Array.isArray)
}

const editDeadlines = (raw: unknown, deadlines: PolicyRules['deadlines'] = {}): unknown => {
  const unusable = Object.entries(toObject(raw)).filter(
    ([name, value]) => !(isDeadlineId(name) && isDeadline(name, value)),
  )
  return orNothing(raw, { ...Object.fromEntries(unusable), ...deadlines }, isObject)
}

const editNames = (list: RequiredList, raw: unknown, names: readonly string[] | undefined): unknown => {
  const known: readonly unknown[] = requiredLists[list]
  const unusable = Array.isArray(raw) ? raw.filter((name) => !known.includes(name)) : []
  if (names) return [...names, ...unusable]
  return orNothing(raw, unusable, Array.isArray)
}

const editRequiredFields = (raw: unknown, fields: PolicyRules['requiredFields'] = {}): unknown => {
  const next: RawObject = { ...toObject(raw) }
  for (const list of Object.keys(requiredLists) as RequiredList[]) {
    const names = editNames(list, next[list], fields[list])
    if (names === undefined) delete next[list]
    else next[list] = names
  }
  return orNothing(raw, next, isObject)
}

/** The file's content with other rules; whatever in it can't be used stays as it is. */
export const withPolicies = (content: PolicyFileContent, rules: PolicyRules): PolicyFileContent => {
  const edited: PolicyFileContent = {
    ...content,
    severityScale: editScale(content.severityScale, rules.severityScale),
    deadlines: editDeadlines(content.deadlines, rules.deadlines),
    requiredFields: editRequiredFields(content.requiredFields, rules.requiredFields),
  }
  return Object.fromEntries(Object.entries(edited).filter(([, value]) => value !== undefined))
}

export const writePolicyFile = (content: PolicyFileContent): string => `${JSON.stringify(content, null, 2)}\n`
