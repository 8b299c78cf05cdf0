import {
  MAX_DEADLINE_DAYS,
  MAX_LEVEL_ID_CHARS,
  MAX_LEVEL_TEXT_CHARS,
  MAX_LEVELS,
  reviewWays,
  type SeverityLevel,
  severityLevelSchema,
} from '../../protocol/policies'
import { isObject, showJson, unknownNames } from '../hand-edited'

const levelText = `a text of at most ${MAX_LEVEL_TEXT_CHARS} characters`
const dayCount = `a whole number from 1 to ${MAX_DEADLINE_DAYS}`

/** What each field of a level accepts. */
const levelAdvice: Record<keyof SeverityLevel, string> = {
  id: `“id” must be the level’s name, such as "P1", with at most ${MAX_LEVEL_ID_CHARS} characters.`,
  meaning: `“meaning” must be ${levelText}: what users felt.`,
  threshold: `“threshold” must be ${levelText}: from when on an incident has this level.`,
  review: `“review” must be one of ${reviewWays.join(', ')}. Until then, it is ${reviewWays[0]}.`,
  withinDays: `“withinDays” must be ${dayCount}, or left out.`,
  withinBusinessDays: `“withinBusinessDays” must be ${dayCount}, or left out.`,
}
const levelFields = Object.keys(levelAdvice)
const { shape } = severityLevelSchema

const isLevelField = (name: string): name is keyof SeverityLevel => Object.hasOwn(levelAdvice, name)

/** An entry of a scale: the level that it is, unless it can't be used; what of it can't; and what to do about it. */
export type LevelEntry = {
  raw: unknown
  level?: SeverityLevel
  /** The fields that can't be used, as they are in the file. */
  unusable: Record<string, unknown>
  faults: string[]
}

const readLevel = (raw: Record<string, unknown>): LevelEntry => {
  const usable: Record<string, unknown> = {}
  const unusable: Record<string, unknown> = {}
  const faults: string[] = []
  for (const [name, value] of Object.entries(raw)) {
    if (isLevelField(name) && shape[name].safeParse(value).success) usable[name] = value
    else {
      unusable[name] = value
      if (isLevelField(name)) faults.push(levelAdvice[name])
    }
  }
  faults.push(...unknownNames(Object.keys(raw), levelFields, (name) => `${name} is not a field of a level.`))
  if (usable.withinDays !== undefined && usable.withinBusinessDays !== undefined) {
    unusable.withinBusinessDays = usable.withinBusinessDays
    delete usable.withinBusinessDays
    faults.push('It has both “withinDays”, which is used, and “withinBusinessDays”. Leave one of them out.')
  }
  const parsed = severityLevelSchema.safeParse(usable)
  if (parsed.success) return { raw, level: parsed.data, unusable, faults }
  return { raw, unusable: raw, faults: [...new Set([levelAdvice.id, ...faults])] }
}

/** Reads every entry of a scale. Each fault names its level. */
export const readLevels = (entries: readonly unknown[]): LevelEntry[] => {
  const ids = new Set<string>()
  return entries.map((raw, index): LevelEntry => {
    const refuse = (fault: string): LevelEntry => ({ raw, unusable: {}, faults: [fault] })
    const read = isObject(raw) ? readLevel(raw) : refuse('A level must be an object: { "id": "P1", "meaning": … }.')
    const id = read.level?.id
    const name = id === undefined ? `level number ${index + 1}` : `level ${showJson(id)}`
    const named = (entry: LevelEntry): LevelEntry =>
      entry.faults.length === 0 ? entry : { ...entry, faults: [`${name}: ${entry.faults.join('\n')}`] }
    if (id === undefined) return named(read)
    if (ids.has(id))
      return named(
        refuse(`There are two levels with this id, and the first one is used. Give number ${index + 1} another id.`),
      )
    if (ids.size >= MAX_LEVELS)
      return named(refuse(`A scale has at most ${MAX_LEVELS} levels, so this one is not used. Remove some levels.`))
    ids.add(id)
    return named(read)
  })
}
