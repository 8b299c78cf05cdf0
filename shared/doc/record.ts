import * as Y from 'yjs'
import type { z } from 'zod'
import type { Millis } from './author'

/** What every row has besides its own fields. */
export type RowBase = {
  id: string
  /** Fractional key; rows with equal keys are told apart by their id. */
  order: string
  createdAt: Millis
  createdBy: string
}

/** Turns a stored record of one version into the next. It fills in what is missing and keeps all that it was given. */
export type Migration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>

export type Definition<S extends z.ZodObject, T extends string> = {
  name: string
  /** Plain fields; every one needs a default, so that a row can be added with only what is known. */
  fields: S
  /** Fields that several people edit at once, each a `Y.Text` made with the record by its one creator. */
  texts: readonly T[]
  /** Fields that are moments: epoch milliseconds here, ISO 8601 in the readable file. */
  moments?: readonly string[]
  /** Version written into new records; 1 unless there are migrations. */
  version?: number
  /** `migrations[n]` makes a record of version n out of one of version n − 1, on reading only. */
  migrations?: Readonly<Record<number, Migration>>
  /** Sorts rows before their order keys do. */
  compare?: (a: z.output<S> & RowBase, b: z.output<S> & RowBase) => number
}

/** What a row may be added with. An object schema without fields would otherwise forbid every key. */
export type NewValues<S extends z.ZodObject, T extends string> = Partial<
  (keyof z.input<S> extends never ? unknown : string extends keyof z.input<S> ? unknown : z.input<S>) &
    Record<T, string>
>

export type Row<S extends z.ZodObject, T extends string> = z.output<S> & Record<T, string> & RowBase

/** A record as it was read: a row, or why it is none. */
export type OneRead<R> = { reason: string } | { reason?: undefined; row: R; removedAt: Millis | undefined }

/** Reads one stored record: migrates it to this version's shape, and lets the schema judge. Never throws. */
export const readerOf =
  <S extends z.ZodObject, T extends string>({ fields, texts, version = 1, migrations = {} }: Definition<S, T>) =>
  (id: string, stored: unknown): OneRead<Row<S, T>> => {
    if (!(stored instanceof Y.Map)) return { reason: 'is not a record' }
    let plain: Record<string, unknown> = {}
    for (const [key, value] of stored.entries()) plain[key] = value instanceof Y.Text ? value.toString() : value
    const writtenBy = typeof plain.v === 'number' ? plain.v : 1
    for (let v = writtenBy + 1; v <= version; v++) plain = migrations[v]?.(plain) ?? plain
    const parsed = fields.safeParse(plain)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const because = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim()
      return { reason: writtenBy > version ? `was written by a newer version (${because})` : because }
    }
    const base = {
      id,
      order: typeof plain.order === 'string' ? plain.order : 'a0',
      createdAt: typeof plain.createdAt === 'number' ? plain.createdAt : 0,
      createdBy: typeof plain.createdBy === 'string' ? plain.createdBy : '',
    }
    const written = Object.fromEntries(texts.map((key) => [key, typeof plain[key] === 'string' ? plain[key] : '']))
    const removedAt = typeof plain.removedAt === 'number' ? plain.removedAt : undefined
    // The fields passed the schema, the texts are strings by construction: together they are the row's type.
    return { row: { ...parsed.data, ...written, ...base } as Row<S, T>, removedAt }
  }
