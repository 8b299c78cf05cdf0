import * as Y from 'yjs'
import { z } from 'zod'
import type { Instant } from './instant'
import { instant } from './instant'
import { MAX_KEY_LENGTH } from './order-key'

/** What every row has besides its own fields. */
export type RowBase = {
  id: string
  /** Fractional key; rows with equal keys are sorted by id. */
  order: string
  createdAt: Instant
  createdBy: string
}

/** The version that a record declares. Validated first, because migrations loop from it. */
const versionSchema = z.object({ v: z.number().int().min(1).max(10_000).default(1) })

const baseSchema = z.object({
  order: z.string().max(MAX_KEY_LENGTH).default('a0'),
  createdAt: instant.default(0),
  createdBy: z.string().max(1_024).default(''),
  removedAt: instant.optional(),
  // An invalid name must not bring the row back: it is in the trash either way.
  removedBy: z.string().max(1_024).catch(''),
})

/** Migrates a stored record to the next version. It fills in what is missing and keeps everything else. */
export type Migration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>

export type Definition<S extends z.ZodObject, T extends string> = {
  name: string
  /**
   * Plain fields. Each needs a default, so that a row can be added with whatever is known so far. It is not stored, so
   * another default would change existing documents.
   */
  fields: S
  /** Fields that several people edit at once. Each is a `Y.Text`, created once together with its record. */
  texts: readonly T[]
  /** Fields that hold an instant: epoch milliseconds here, ISO 8601 in the readable file. */
  instants?: readonly string[]
  /** Version written into new records; 1 unless there are migrations. */
  version?: number
  /** `migrations[n]` migrates from version n − 1 to n. Applied when reading; never written back. */
  migrations?: Readonly<Record<number, Migration>>
  /** Takes precedence over the order keys. */
  compare?: (a: z.output<S> & RowBase, b: z.output<S> & RowBase) => number
}

/** The values that a row can be added with. Without the conditional, a schema without fields would forbid every key. */
export type NewValues<S extends z.ZodObject, T extends string> = Partial<
  (keyof z.input<S> extends never ? unknown : string extends keyof z.input<S> ? unknown : z.input<S>) &
    Record<T, string>
>

export type Row<S extends z.ZodObject, T extends string> = z.output<S> & Record<T, string> & RowBase

/** A row in the trash: when it was removed, and by whom if known. */
export type Trashed<R> = R & { removedAt: Instant; removedBy: string }

/** The result of reading one record: a row, or the reason why it is invalid. */
export type RecordResult<R> =
  | { reason: string }
  | { reason?: undefined; row: R; removedAt: Instant | undefined; removedBy: string }

/** Creates a reader of stored records: it migrates each to the current version and validates it. Never throws. */
export const createRecordReader =
  <S extends z.ZodObject, T extends string>({ fields, texts, version = 1, migrations = {} }: Definition<S, T>) =>
  (id: string, stored: unknown): RecordResult<Row<S, T>> => {
    if (!(stored instanceof Y.Map)) return { reason: 'is not a record' }
    let plain: Record<string, unknown> = {}
    // Its iterators take several times as long, which shows with thousands of records.
    stored.forEach((value, key) => {
      plain[key] = value instanceof Y.Text ? value.toString() : value
    })
    const claimed = versionSchema.safeParse(plain)
    if (!claimed.success) return { reason: describeIssue(claimed.error) }
    const writtenBy = claimed.data.v
    for (let v = writtenBy + 1; v <= version; v++) plain = migrations[v]?.(plain) ?? plain
    const based = baseSchema.safeParse(plain)
    if (!based.success) return { reason: describeIssue(based.error) }
    const parsed = fields.safeParse(plain)
    if (!parsed.success) {
      const because = describeIssue(parsed.error)
      return { reason: writtenBy > version ? `was written by a newer version (${because})` : because }
    }
    const { order, createdAt, createdBy, removedAt, removedBy } = based.data
    const row: Record<string, unknown> = parsed.data
    for (const key of texts) row[key] = typeof plain[key] === 'string' ? plain[key] : ''
    Object.assign(row, { id, order, createdAt, createdBy })
    // Safe cast: the fields have passed the schema, and the texts are strings by construction.
    return { row: row as Row<S, T>, removedAt, removedBy }
  }

const describeIssue = ({ issues: [issue] }: z.ZodError): string =>
  `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim()
