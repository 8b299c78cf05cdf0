import { type DateExpression, findDates, isFullDate, parseZone, type Zone } from '../../time'
import { isJsonObject } from '../json-fields'
import { flatten, type Scalar } from './flatten'
import { meaningOf } from './names'

/** Dates of the file, or of what it is about at last: when it was made is less than when it happened. */
const madeName = /\b(?:created|updated|modified|published|exported|generated|written|last|due)\b/
const dateName = /\b(?:date|day|started?|start|began|occurred|happened|detected|opened)\b/

const datesOf = (fields: [string, Scalar][]): DateExpression[] =>
  fields.flatMap(([, value]) => (typeof value === 'string' ? findDates(value.slice(0, 60)).filter(isFullDate) : []))

/** What a file says of all of its records: the day of times without one, and their zone. */
export const readFileFacts = (json: unknown): { dates: DateExpression[]; zone?: Zone } => {
  const fields = isJsonObject(json) ? [...flatten(json)] : []
  const dated = fields.filter(([path]) => dateName.test(meaningOf(path).name))
  const isMade = ([path]: [string, Scalar]): boolean => madeName.test(meaningOf(path).name)
  const zone = fields
    .filter(([path]) => meaningOf(path).isZone)
    .map(([, value]) => parseZone(String(value)))
    .find((found) => found !== undefined)
  return {
    dates: datesOf([...dated.filter((field) => !isMade(field)), ...dated.filter(isMade)]),
    ...(zone ? { zone } : {}),
  }
}
