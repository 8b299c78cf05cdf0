import { isJsonObject, type JsonObject } from '../json-fields'

/** A value of a record that is not an object. */
export type Scalar = string | number | boolean

const MAX_DEPTH = 6
/** Fields that are read of a record, and of all records of a table. */
export const MAX_FIELDS = 150
/** Values of an array of words that are taken together as one. */
const MAX_WORDS = 20

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const toScalar = (value: unknown): Scalar | undefined => {
  if (isScalar(value)) return value
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_WORDS) return undefined
  return value.every((part) => typeof part === 'string') ? value.join(', ') : undefined
}

/** The values of a record by their dotted paths, in its order; lists of objects are left out, since they are records of their own. */
export const flatten = (record: JsonObject): Map<string, Scalar> => {
  const fields = new Map<string, Scalar>()
  const add = (value: JsonObject, prefix: string, depth: number): void => {
    for (const name of Object.keys(value)) {
      if (fields.size >= MAX_FIELDS) return
      const field = value[name]
      const scalar = toScalar(field)
      if (scalar !== undefined) fields.set(prefix + name, scalar)
      else if (isJsonObject(field) && depth < MAX_DEPTH) add(field, `${prefix}${name}.`, depth + 1)
    }
  }
  add(record, '', 1)
  return fields
}
