import { type JsonObject, parseJsonTime } from '../json-fields'
import { flatten, type Scalar } from './flatten'
import { meaningOf, type NameMeaning } from './names'

/** Records by which the fields of a list are judged. */
const MAX_SAMPLES = 60
const MAX_SAMPLE_LENGTH = 80

/** A field of a list of records, with what a sample of its values says. */
export type Field = {
  path: string
  name: NameMeaning
  sample: string
  /** How likely it is the time, the text, or the author of its record, 0 to 1. */
  time: number
  text: number
  who: number
  /** Shares of the records. */
  presentShare: number
  timeShare: number
  hasClock: boolean
  hasDate: boolean
  averageWords: number
  values: Scalar[]
  /** The records of the sample that have it, by their index. */
  records: number[]
}

const isWords = (value: Scalar): boolean =>
  typeof value === 'string' &&
  /\p{L}{2}/u.test(value) &&
  !/^(?:https?:|arn:|[\w.+-]+@[\w.-]+$|[0-9a-f-]{16,}$|#?[0-9a-f]{6}$|<(?!\d))/i.test(value)

const countWords = (value: Scalar): number =>
  typeof value === 'string' ? (value.slice(0, 300).match(/[^\s]+/g) ?? []).length : 0

/** How much the values of a field look like sentences that differ from each other. */
const rankWords = (values: Scalar[], averageWords: number): number => {
  const wordShare = values.filter(isWords).length / values.length
  if (wordShare < 0.5) return 0
  const distinctShare = new Set(values).size / values.length
  const repeats = values.length >= 8 && distinctShare < 0.15 ? 0.6 : 1
  return wordShare * repeats * (averageWords >= 2.5 ? 1 : averageWords >= 1.5 ? 0.85 : 0.6)
}

const describeField = (path: string, values: Scalar[], records: number[], count: number): Field => {
  const name = meaningOf(path)
  const times = values.map(parseJsonTime).filter((time) => time !== undefined)
  const timeShare = times.length / values.length
  const hasClock = times.some(({ clock, epoch }) => clock !== undefined || epoch !== undefined)
  const hasDate = times.some(({ date, epoch }) => date !== undefined || epoch !== undefined)
  const isNumber = values.some((value) => typeof value === 'number' || /^\d+$/.test(String(value)))
  const presentShare = values.length / count
  // A number is a time only if its name says so: an id may look the same.
  const timeName = name.isNoTime ? 0 : name.time || (isNumber ? 0 : 0.15)
  const averageWords = values.reduce((sum: number, value) => sum + countWords(value), 0) / values.length
  const isTime = timeShare > 0.5
  return {
    path,
    name,
    sample: String(values[0] ?? '').slice(0, MAX_SAMPLE_LENGTH),
    time: timeName * (hasClock ? 1 : hasDate ? 0.7 : 0),
    text:
      isTime || name.isNoText
        ? 0
        : Math.max(name.text, averageWords >= 3 ? 0.2 : 0.05) * rankWords(values, averageWords),
    who: isTime || averageWords > 6 ? 0 : name.who,
    presentShare,
    timeShare,
    hasClock,
    hasDate,
    averageWords,
    values,
    records,
  }
}

const sampleOf = (records: JsonObject[]): JsonObject[] => {
  const step = Math.max(1, Math.floor(records.length / MAX_SAMPLES))
  return records.filter((_, i) => i % step === 0).slice(0, MAX_SAMPLES)
}

/** The fields of a sample of records. */
export const describeFields = (records: JsonObject[]): Field[] => {
  const sample = sampleOf(records)
  const found = new Map<string, { values: Scalar[]; records: number[] }>()
  for (const [index, record] of sample.entries())
    for (const [path, value] of flatten(record)) {
      if (value === '') continue
      const field = found.get(path) ?? { values: [], records: [] }
      field.values.push(value)
      field.records.push(index)
      found.set(path, field)
    }
  return [...found].map(([path, { values, records: indexes }]) => describeField(path, values, indexes, sample.length))
}
