import type * as Y from 'yjs'
import type { Author, DataOf, DocumentSections, Millis } from '../crdt'
import type { EntryLine, EntryReading } from '../meeting/capture/line'
import type { MeetingRecord, RosterEntry } from '../meeting/incident'
import type { Block } from './report-blocks'
import type { ReportSection } from './report-sections'

/** Where a text lives in the document, for an editor, a finding or a link. */
export type FieldRef = { part: string; id: string; field: string }

/** Something that made the incident possible, as a stage found it. */
export type Factor = {
  /** `part/id` of the record that says it. */
  id: string
  stage: string
  text: string
  /** The bone that it most likely belongs to, if the stage can tell. */
  bone?: string
  isRootCause: boolean
  ref: FieldRef
}

/** Something that somebody is going to do. */
export type Commitment = {
  id: string
  text: string
  owner: string
  /** ISO date, or empty. */
  due: string
  isDone: boolean
  isDropped: boolean
}

/** What is missing before one should move on, or looks wrong. Everybody may read it, so it is never about a person. */
export type Problem<Code extends string = string> = {
  /** One of the codes that its stage declares; prompt cards answer to it. */
  code: Code
  sentence: string
  ref?: FieldRef
}

/** A problem whose code keeps its literal type, so that a stage cannot report a code that it does not declare. */
export const problem = <const Code extends string>(code: Code, sentence: string, ref?: FieldRef): Problem<Code> => ({
  code,
  sentence,
  ...(ref && { ref }),
})

/** What a stage may know of the rest of the meeting. */
export type StageContext = {
  record: MeetingRecord
  roster: readonly RosterEntry[]
  factors: readonly Factor[]
  commitments: readonly Commitment[]
  now: Millis
}

/** A kind of thing that can be captured from any stage. */
export type Capture = {
  /** For programs and drafts: `event`, `decision` … */
  id: string
  /** The button's name. */
  label: string
  /** Pressed with Alt, chooses it. */
  key: string
  /** Its place among the kinds; lower comes first. */
  order: number
  /** What to type, with an example of what is read. */
  placeholder: string
  /** What is read out of the line besides its text. */
  reads: EntryReading
  /** What else is understood of a line, e.g. the kind of event that its words suggest. */
  describe?: (line: EntryLine) => string
  /** A parked topic can become one of these. */
  takesParked?: true
  /** Adds it; returns where. */
  add: (doc: Y.Doc, author: Author, line: EntryLine) => FieldRef
}

/** The time of a row, for reading the times that are typed next. */
export type RowTime = {
  at: Millis
  /** Who typed it, unless it came from elsewhere. */
  typedBy?: string
  createdAt: Millis
  order: string
}

/** What a stage is. How it looks is in the renderer, found by its id. */
export type Stage<P extends DocumentSections = DocumentSections, Data = DataOf<P>, Code extends string = string> = {
  id: string
  title: string
  /** One line under the title. */
  purpose: string
  /** Minutes in a meeting of 60, 90 and 120. */
  defaultMinutes: Readonly<Record<60 | 90 | 120, number>>
  /** Not on an agenda unless somebody puts it there. */
  isOptional?: boolean
  parts: P
  // Methods, not function properties: so a stage of its own data fits into the registry's list of any.
  /** People's prose, for the language check and the search. */
  texts(data: Data): { ref: FieldRef; text: string }[]
  /** Every code that its problems and cues may have; the prompt cards are checked against them. */
  problemCodes: readonly Code[]
  problems(data: Data, context: StageContext): Problem<NoInfer<Code>>[]
  /** What only a prompt card may take up: on a page that others see it would point at a person. */
  cues?(data: Data, context: StageContext): Problem<NoInfer<Code>>[]
  /** The report's section that it fills. */
  section: ReportSection
  report(data: Data, context: StageContext): Block[]
  /** The whole meeting in a few sentences, for the report's beginning. */
  summary?(data: Data): string
  captures?: readonly Capture[]
  rowTimes?(data: Data): RowTime[]
  factors?(data: Data): Factor[]
  commitments?(data: Data): Commitment[]
}

/** A stage of any data, as the registry holds them side by side. */
// biome-ignore lint/suspicious/noExplicitAny: a stage is always given the data that its own parts read
export type AnyStage = Stage<any, any, string>

/** Keeps a stage's own types while it is written. */
export const defineStage = <P extends DocumentSections, const Code extends string>(
  stage: Stage<P, DataOf<P>, Code>,
): Stage<P, DataOf<P>, Code> => stage

/** The texts of some rows, by field, leaving out empty ones. */
export const textsOf = <R extends { id: string }>(
  part: string,
  rows: readonly R[],
  fields: readonly (keyof R & string)[],
): { ref: FieldRef; text: string }[] =>
  rows.flatMap((row) =>
    fields.flatMap((field) => {
      const text = row[field]
      return typeof text === 'string' && text.trim() ? [{ ref: { part, id: row.id, field }, text }] : []
    }),
  )
