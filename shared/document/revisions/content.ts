import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import type * as Y from 'yjs'
import type { DocumentSection, DocumentSections } from '../../crdt'
import { isBallot } from '../../meeting/ballots'
import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import { isValues } from '../merge/values'
import { internalSections, meetingSections, type Snapshot } from '../snapshot'

/**
 * The meeting's sections that no version holds: who a document is, by which rules it is judged, who was there, how the
 * meeting went and what people answered in secret; and what they write to each other about it. Turning those back would move the room, or undo what others have agreed to.
 */
const leftOut: ReadonlySet<string> = new Set<keyof typeof meetingSections>([
  'meta',
  'roster',
  'rules',
  'agenda',
  'run',
  'extensions',
  'log',
  'checklist',
  'questions',
  'questionResults',
  'adoptedTexts',
  ...internalSections,
])

/** Who leads is decided in the meeting, not by a version. */
const leftOutFields: Readonly<Record<string, readonly string[]>> = { record: ['facilitator', 'facilitatorId'] }

/** A section that a version holds, and its path in the readable content. */
export type KeptSection = { section: DocumentSection<unknown>; path: string }

/** The sections that a version holds, in the order of the document. */
export const listKeptSections = (known: readonly AnyStage[] = stages): KeptSection[] => [
  ...Object.entries(meetingSections as DocumentSections)
    .filter(([key]) => !leftOut.has(key))
    .map(([path, section]) => ({ section, path })),
  ...known.flatMap(({ id, sections }) =>
    Object.entries(sections as DocumentSections)
      // What people answered in secret, or agreed to for themselves.
      .filter(([, section]) => !isBallot(section) && !section.personKey)
      .map(([key, section]) => ({ section, path: `stages/${id}/${key}` })),
  ),
]

/** What a version holds: the readable value of each section, by its path. */
export type RevisionContent = Readonly<Record<string, unknown>>

const withoutFields = (value: unknown, fields: readonly string[]): unknown =>
  isValues(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !fields.includes(key))) : value

const toKept = ({ section, path }: KeptSection, data: unknown): unknown => {
  const value = section.toJson(data)
  const fields = leftOutFields[path]
  return fields ? withoutFields(value, fields) : value
}

/** A section's readable value, as a version holds it. */
export const readKept = (doc: Y.Doc, kept: KeptSection): unknown => toKept(kept, kept.section.read(doc).value)

/** What a version that is kept now would hold. */
export const readContent = (doc: Y.Doc, known: readonly AnyStage[] = stages): RevisionContent =>
  Object.fromEntries(listKeptSections(known).map((kept) => [kept.path, readKept(doc, kept)]))

/** The same of a document that was read already: only rows that have changed since are made readable again. */
export const toContent = (snapshot: Snapshot, known: readonly AnyStage[] = stages): RevisionContent =>
  Object.fromEntries(
    listKeptSections(known).map((kept) => {
      const [first = '', stage = '', key = ''] = kept.path.split('/')
      const data = first === 'stages' ? snapshot.stages[stage]?.[key] : snapshot[first as keyof Snapshot]
      return [kept.path, toKept(kept, data)]
    }),
  )

export const packContent = (content: RevisionContent): Uint8Array<ArrayBuffer> =>
  deflateSync(strToU8(JSON.stringify(content)))

/** Far more than the readable content of the largest document. */
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024
/** Packed bytes per step. Each may unpack to a thousand times as much, before its size can be checked. */
const STEP_BYTES = 16_384

const unpack = (packed: Uint8Array): Uint8Array | undefined => {
  const parts: Uint8Array[] = []
  let length = 0
  let isWhole = false
  const inflate = new Inflate((part, isLast) => {
    length += part.length
    parts.push(part)
    isWhole ||= isLast
  })
  for (let at = 0; at < packed.length && !isWhole; at += STEP_BYTES) {
    inflate.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length)
    if (length > MAX_UNPACKED_BYTES) return undefined
  }
  if (!isWhole) return undefined
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Deeper than any value of a section. What is nested without end could not be compared. */
const MAX_DEPTH = 16

const isShallow = (value: unknown, depth = MAX_DEPTH): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth > 0 && Object.values(value).every((one) => isShallow(one, depth - 1)))

/** A list has nothing but rows with an id. */
const isSection = (value: unknown): boolean =>
  isShallow(value) && (!Array.isArray(value) || value.every((row) => isValues(row) && typeof row.id === 'string'))

/** Undefined if it is damaged, unpacks to more than any document, or holds what no section does. Never throws. */
export const unpackContent = (packed: Uint8Array): RevisionContent | undefined => {
  try {
    const unpacked = unpack(packed)
    const content: unknown = unpacked && JSON.parse(strFromU8(unpacked))
    return isValues(content) && Object.values(content).every(isSection) ? content : undefined
  } catch {
    // Somebody else's program wrote it: the version says that it can't be read.
    return undefined
  }
}
