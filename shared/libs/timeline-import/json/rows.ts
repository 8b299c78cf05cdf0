import { parseZone, readTime, type TimeExpression } from '../../time'
import { isBotName } from '../chat/senders'
import { htmlToText } from '../formats/chats/html-text'
import { getField, type JsonObject, parseJsonTime, textField, timeField, withEnd } from '../json-fields'
import { parseKind } from '../kinds'
import type { RecordRow } from '../record-format'
import { flatten } from './flatten'
import type { FieldRoles } from './roles'

const readTimeOf = (record: JsonObject, { time, date, end, otherwise }: FieldRoles): TimeExpression | undefined => {
  if (time === undefined) return undefined
  const read = timeField(record, time, ...otherwise.time)
  const day = date === undefined ? '' : textField(record, date)
  const whole = day !== '' && !read?.date ? readTime(`${day} ${textField(record, time)}`)?.value : undefined
  return withEnd(
    whole ?? read ?? (day === '' ? undefined : parseJsonTime(day)),
    end === undefined ? undefined : parseJsonTime(getField(record, end)),
  )
}

/** The values of a field as text; a list of words is one. */
const words = (record: JsonObject, path: string): string => {
  const value = getField(record, path)
  const said = Array.isArray(value)
    ? value.filter((part) => typeof part === 'string').join(', ')
    : textField(record, path)
  return /<(?:p|br|div|li)\b[^<>]{0,200}>/i.test(said) ? htmlToText(said) : said
}

/** What programs write where nobody is known. */
const nobody = /^(?:[-–—]+|n\/?a|null|none|undefined|unknown|anonymous)$/i

const firstWords = (record: JsonObject, paths: string[]): string => {
  for (const path of paths) {
    const said = words(record, path)
    if (said !== '') return said
  }
  return ''
}

const readText = (record: JsonObject, { level, text, otherwise }: FieldRoles): string => {
  const parts = text.map((path) => words(record, path)).filter((part) => part !== '')
  const told = parts.filter(
    (part, i) => parts.indexOf(part) === i && !parts.some((other, j) => j > i && other.startsWith(part)),
  )
  const said = told.join(': ') || firstWords(record, otherwise.text)
  const severity = level === undefined ? '' : textField(record, level)
  return severity !== '' && said !== '' ? `${severity} ${said}` : said
}

/** A record as a row, by what its fields stand for. */
export const toRow = (record: JsonObject, roles: FieldRoles): RecordRow => {
  const told = roles.who === undefined ? '' : firstWords(record, [roles.who, ...roles.otherwise.who])
  const who = nobody.test(told) ? '' : told
  const kind = roles.kind === undefined ? undefined : parseKind(textField(record, roles.kind))
  const zone = roles.zone === undefined ? undefined : parseZone(textField(record, roles.zone))
  return {
    time: readTimeOf(record, roles),
    text: readText(record, roles),
    ...(who ? { who } : {}),
    ...(kind ? { kind } : {}),
    ...(zone ? { zone } : {}),
    ...(isBotName(who) ? { bot: true as const } : {}),
  }
}

/** The fields of a record that has no sentence, as a log writes them: `status=500 path=/cart`. */
export const listFields = (record: JsonObject, roles: FieldRoles): string => {
  const used = new Set([roles.time, roles.date, roles.end, roles.zone])
  return [...flatten(record)]
    .filter(([path]) => !used.has(path))
    .map(([path, value]) => `${path}=${String(value)}`)
    .join(' ')
}
