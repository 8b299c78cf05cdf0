import { closestTo, isObject, showJson, suggestion, unknownNames } from '../../meeting/hand-edited'
import { sections as reportSections, sectionTemplates } from '../../meeting/report'
import {
  MAX_STAGE_MINUTES,
  MAX_TEMPLATE_ITEMS,
  MAX_TEMPLATE_NAME_CHARS,
  MAX_TEMPLATE_TEXT_CHARS,
  type OwnSection,
  ownSectionSchema,
  type PostmortemTemplate,
} from '../../protocol/templates'
import { stageById, stages } from '../../stages'
import type { ReadPart } from './read-template'

const sectionIds: readonly string[] = sectionTemplates.map(({ id }) => id)
const placeIds: readonly string[] = reportSections.map(({ id }) => id)
const stageIds: readonly string[] = stages.map(({ id }) => id)

/** A sentence for more entries than a list can have. */
export const tooMany = (name: string, list: readonly unknown[]): string[] =>
  list.length > MAX_TEMPLATE_ITEMS
    ? [`“${name}” has ${list.length} entries, and only the first ${MAX_TEMPLATE_ITEMS} are used. Remove some of them.`]
    : []

const ownSectionAdvice = `A section of your own is an object: { "title": …, "prompt": …, "place": … }. Its title has 1 to ${MAX_TEMPLATE_NAME_CHARS} characters, its prompt at most ${MAX_TEMPLATE_TEXT_CHARS}.`

const readOwnSection = (raw: Record<string, unknown>): ReadPart<OwnSection> => {
  const { title, prompt, place } = raw
  const faults = unknownNames(Object.keys(raw), ['title', 'prompt', 'place'], (name) => `A section has no ${name}.`)
  const isPlace = place === undefined || (typeof place === 'string' && placeIds.includes(place))
  if (!isPlace)
    faults.push(
      `“place” is ${showJson(place)}, but must be one of ${placeIds.join(', ')}, or left out. Until then, it is left out.`,
    )
  const { data } = ownSectionSchema.safeParse({
    title,
    ...(prompt !== undefined && { prompt }),
    ...(isPlace && place !== undefined && { place }),
  })
  return data ? { value: data, faults } : { faults: [...faults, ownSectionAdvice] }
}

const readSection = (raw: unknown): ReadPart<string | OwnSection> => {
  if (isObject(raw)) return readOwnSection(raw)
  if (typeof raw !== 'string') return { faults: [`${showJson(raw)} is no section. ${ownSectionAdvice}`] }
  if (sectionIds.includes(raw)) return { value: raw, faults: [] }
  const hint = suggestion(closestTo(raw, sectionIds)) || ` Known are ${sectionIds.join(', ')}.`
  return { faults: [`There is no section ${showJson(raw)}.${hint} For one of your own, write { "title": … }.`] }
}

const keyOf = (section: string | OwnSection): string =>
  typeof section === 'string' ? section : `title ${section.title}`

export const readSections = (raw: unknown): ReadPart<PostmortemTemplate['sections']> => {
  if (!Array.isArray(raw)) return { faults: ['“sections” must be a list, such as ["learning", { "title": "Cost" }].'] }
  const faults = tooMany('sections', raw)
  const found = new Map<string, string | OwnSection>()
  for (const one of raw.slice(0, MAX_TEMPLATE_ITEMS)) {
    const read = readSection(one)
    faults.push(...read.faults.map((fault) => `“sections”: ${fault}`))
    if (read.value === undefined) continue
    const key = keyOf(read.value)
    if (found.has(key)) faults.push(`“sections” names ${showJson(one)} twice. Remove one of them.`)
    else found.set(key, read.value)
  }
  return { value: [...found.values()], faults }
}

type Item = NonNullable<PostmortemTemplate['agenda']>[number]

const isMinutes = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_STAGE_MINUTES

const readItem = (raw: unknown): ReadPart<Item> => {
  if (!isObject(raw) || typeof raw.stage !== 'string')
    return { faults: [`An entry must be an object: { "stage": "${stageIds[0]}", "minutes": 5 }.`] }
  const { stage: id, minutes } = raw
  const stage = stageById(id as string)
  if (!stage) {
    const hint = suggestion(closestTo(id as string, stageIds)) || ` Known are ${stageIds.join(', ')}.`
    return { faults: [`There is no stage ${showJson(id)}.${hint}`] }
  }
  const faults = unknownNames(Object.keys(raw), ['stage', 'minutes'], (name) => `A stage has no ${name}.`)
  if (isMinutes(minutes)) return { value: { stage: stage.id, minutes }, faults }
  const usual = stage.defaultMinutes[90]
  const fault = `“minutes” of ${showJson(id)} must be a whole number from 0 to ${MAX_STAGE_MINUTES}. Until then, ${usual} applies.`
  return { value: { stage: stage.id, minutes: usual }, faults: [...faults, fault] }
}

export const readAgenda = (raw: unknown): ReadPart<PostmortemTemplate['agenda']> => {
  if (!Array.isArray(raw))
    return { faults: ['“agenda” must be a list of stages, such as [{ "stage": "timeline", "minutes": 20 }].'] }
  const read = raw.slice(0, MAX_TEMPLATE_ITEMS).map(readItem)
  const value = read.flatMap((one) => (one.value ? [one.value] : []))
  const faults = [...tooMany('agenda', raw), ...read.flatMap((one) => one.faults.map((fault) => `“agenda”: ${fault}`))]
  if (value.length > 0) return { value, faults }
  return { faults: [...faults, '“agenda” has no stage, so the usual agenda applies. Add a stage or leave it out.'] }
}
