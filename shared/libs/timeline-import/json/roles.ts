import { parseZone } from '../../time'
import type { JsonObject } from '../json-fields'
import { parseKind } from '../kinds'
import type { ColumnRole, ImportedColumn } from '../types'
import { describeFields, type Field } from './fields'
import type { Scalar } from './flatten'
import type { NameMeaning } from './names'

/** The fields of a list by their role, those of the text in their order. */
export type FieldRoles = {
  time?: string
  date?: string
  end?: string
  zone?: string
  who?: string
  kind?: string
  /** A word before the text: `error`. */
  level?: string
  text: string[]
  /** What stands in where a record has nothing at the field above: lists may hold records of several shapes. */
  otherwise: Readonly<Record<(typeof alternativeRoles)[number], string[]>>
}

const alternativeRoles = ['time', 'who', 'text'] as const
/** Fields that may stand in for another, and how likely they have to be. */
const MAX_ALTERNATIVES = 4
const MIN_ALTERNATIVE = { time: 0.3, who: 0.5, text: 0.1 }

const findAlternatives = (
  fields: Field[],
  first: Field | undefined,
  role: (typeof alternativeRoles)[number],
): string[] => {
  if (!first || first.presentShare === 1) return []
  const covered = new Set(first.records)
  const found: string[] = []
  const ranked = fields.filter((field) => field[role] >= MIN_ALTERNATIVE[role]).sort((a, b) => b[role] - a[role])
  for (const { path, records } of ranked) {
    if (found.length === MAX_ALTERNATIVES) break
    if (records.every((index) => covered.has(index))) continue
    for (const index of records) covered.add(index)
    found.push(path)
  }
  return found
}

const best = (fields: Field[], rank: (field: Field) => number): Field | undefined => {
  let top: Field | undefined
  let topRank = 0
  for (const field of fields) {
    const value = rank(field)
    if (value > topRank) {
      top = field
      topRank = value
    }
  }
  return top
}

/** A list of records as it is understood. */
export type Mapping = {
  roles: FieldRoles
  columns: ImportedColumn[]
  /** How likely this is a list of events, 0 to 1. */
  confidence: number
}

const levelWord =
  /^(?:trace|debug|info(?:rmational)?|notice|warn(?:ing)?|err(?:or)?|fatal|crit(?:ical)?|alert|emerg(?:ency)?|panic|severe|default)$/i

/** A title that comes before its description, unless it says the same. */
const findTitle = (fields: Field[], text: Field): Field | undefined => {
  const parents = text.name.parents.join('.')
  return best(
    fields.filter(({ path, name }) => path !== text.path && name.parents.join('.') === parents),
    ({ name, text: value, averageWords, presentShare }) =>
      /^(?:title|headline|subject|summary|(?:alert|event|incident) (?:name|title)|name)$/.test(name.name) &&
      averageWords >= 1.5 &&
      presentShare >= 0.5
        ? value
        : 0,
  )
}

/** Whether a field should have times by its name, though none of its values can be read. */
const isPromise = (name: NameMeaning, values: Scalar[]): boolean =>
  values.length > 1 &&
  name.parents.length === 0 &&
  name.time >= 0.75 &&
  values.some((value) => typeof value === 'string')

const detectRoles = (fields: Field[]): { roles: FieldRoles; confidence: number } => {
  const time = best(fields, (field) => field.time * field.timeShare * Math.min(1, field.presentShare + 0.2))
  const text = best(
    fields,
    (field) => field.text * Math.min(1, field.presentShare + 0.3) * (field.who >= 0.9 ? 0.4 : 1),
  )
  // A field that promises a time and has none that can be read: the records are read, and each says why it has no time.
  const promised = time ?? best(fields, ({ name, values }) => (isPromise(name, values) ? name.time : 0))
  const others = fields.filter((field) => field !== promised && field !== text)
  const date =
    time && !time.hasDate
      ? best(others, (field) => (field.hasDate && !field.hasClock ? field.time * field.timeShare : 0))
      : undefined
  const end = best(others, (field) => (field.name.isEnd && field !== date ? field.timeShare : 0))
  const zone = best(others, (field) =>
    field.name.isZone && field.values.every((value) => parseZone(String(value))) ? 1 : 0,
  )
  const who = best(others, (field) => field.who * Math.min(1, field.presentShare + 0.5))
  const kind = best(others, ({ name, values }) =>
    name.isKind && values.filter((value) => parseKind(String(value))).length >= values.length * 0.6 ? 1 : 0,
  )
  const level = best(others, ({ name, values }) =>
    name.isLevel && values.every((value) => levelWord.test(String(value))) ? 1 : 0,
  )
  const title = text
    ? findTitle(
        others.filter((field) => field !== who && field !== kind),
        text,
      )
    : undefined
  return {
    roles: {
      ...(promised ? { time: promised.path } : {}),
      ...(date ? { date: date.path } : {}),
      ...(end ? { end: end.path } : {}),
      ...(zone ? { zone: zone.path } : {}),
      ...(who ? { who: who.path } : {}),
      ...(kind ? { kind: kind.path } : {}),
      ...(level && level !== title ? { level: level.path } : {}),
      text: [title?.path, text?.path].filter((path) => path !== undefined),
      otherwise: {
        time: findAlternatives(others, time, 'time'),
        who: findAlternatives(others, who, 'who'),
        text: findAlternatives(
          others.filter((field) => field.who < MIN_ALTERNATIVE.who && field !== level),
          text,
          'text',
        ),
      },
    },
    confidence:
      (time ? Math.min(1, time.time * time.timeShare) : promised ? 0.05 : 0) *
      (text ? text.text * Math.min(1, text.presentShare + 0.3) : 0),
  }
}

const singleRoles = ['time', 'date', 'end', 'zone', 'who', 'kind'] as const

/** The roles with those that somebody chose in place of the detected ones. */
const applyOverrides = (
  roles: FieldRoles,
  overrides: Readonly<Record<string, ColumnRole>>,
  fields: Field[],
): FieldRoles => {
  const chosen = fields.filter(({ path }) => Object.hasOwn(overrides, path))
  if (chosen.length === 0) return roles
  const isChosen = (path: string | undefined): boolean => path !== undefined && Object.hasOwn(overrides, path)
  const keep = (role: (typeof alternativeRoles)[number]): string[] =>
    chosen.some(({ path }) => overrides[path] === role) ? [] : roles.otherwise[role].filter((path) => !isChosen(path))
  const result: FieldRoles = {
    text: roles.text.filter((path) => !isChosen(path)),
    otherwise: { time: keep('time'), who: keep('who'), text: keep('text') },
  }
  for (const role of singleRoles) {
    const path =
      chosen.find((field) => overrides[field.path] === role)?.path ?? (isChosen(roles[role]) ? undefined : roles[role])
    if (path !== undefined) result[role] = path
  }
  if (roles.level !== undefined && !isChosen(roles.level)) result.level = roles.level
  for (const { path } of chosen) if (overrides[path] === 'text') result.text.push(path)
  return result
}

const roleOf = (path: string, roles: FieldRoles): ColumnRole =>
  roles.text.includes(path) || roles.level === path
    ? 'text'
    : (singleRoles.find((role) => roles[role] === path) ??
      alternativeRoles.find((role) => roles.otherwise[role].includes(path)) ??
      'ignored')

/** Works out what the fields of records stand for, by their names and their values. */
export const mapFields = (records: JsonObject[], overrides: Readonly<Record<string, ColumnRole>> = {}): Mapping => {
  const fields = describeFields(records)
  const detected = detectRoles(fields)
  const roles = applyOverrides(detected.roles, overrides, fields)
  const isChosen = roles !== detected.roles && roles.time !== undefined && roles.text.length > 0
  return {
    roles,
    columns: fields.map(({ path, sample }) => ({ name: path, role: roleOf(path, roles), sample })),
    confidence: isChosen ? 1 : detected.confidence,
  }
}
