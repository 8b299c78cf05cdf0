import type * as Y from 'yjs'
import type { Author, DataOf, DocumentSections, Instant } from '../crdt'
import type { EventKind } from '../libs/timeline-import'
import type { Rating } from '../meeting/ballots'
import type { EntryLine, EntryReading } from '../meeting/capture/line'
import type { Commitment, CommitmentChanges } from '../meeting/commitments'
import type { MeetingRecord, RosterEntry } from '../meeting/incident'
import type { ReportSection } from '../meeting/report/order'
import type { ReviewWay, Rules } from '../meeting/rules'
import type { Drawing } from './drawing'
import type { Block } from './report-blocks'

export type { Commitment }

/** Points to a field of the document. `section` is the name of its section; `id` is empty for a field that belongs to no row. */
export type FieldRef = { section: string; id: string; field: string }

/** A text that people have written, and its location. */
export type ProseText = {
  ref: FieldRef
  text: string
  /** A further question follows it, so nothing in it is flagged. */
  isAnswered?: boolean
  /** It says what somebody is going to do. */
  isAction?: boolean
}

/** Something that made the incident possible, found in one of the stages. */
export type Factor = {
  /** `section/id` of the record that holds it. */
  id: string
  stage: string
  text: string
  /** The fishbone category that it most likely belongs to, if the stage can tell. */
  bone?: string
  isRootCause: boolean
  /** Not yet shown by evidence. */
  isHypothesis?: true
  ref: FieldRef
}

/** Something that will change, as short texts say it. */
export type Change = {
  text: string
  owner: string
  /** ISO date, or empty. */
  due: string
  /** A web address of it in a tracker, or empty. */
  link: string
  isDone: boolean
  ref: FieldRef
}

/** What short texts say of a stage, the most important first. */
export type Brief = { affected?: string[]; changes?: Change[] }

/** A text with the fields that it says something about. */
export type Fact = { text: string; refs: readonly FieldRef[] }

/** Something that happened, as drafts tell it. */
export type Moment = {
  at: Instant
  text: string
  kind: EventKind
  isStarred: boolean
  ref: FieldRef
}

/** Something that the group has learned, under the id of the capture that adds such a row. */
export type Lesson = { capture: string; text: string; ref: FieldRef }

/** What drafts are written from. */
export type StageFacts = {
  /** In whole sentences, those who matter most first. */
  affected?: Fact[]
  /** In order of time. */
  moments?: Moment[]
  /** What was not known at the time, with what it explains. */
  learnedLater?: Fact[]
  /** What the analysis shows, each in one sentence. */
  conclusions?: Fact[]
  /** How many votes each factor got, by its id. */
  votes?: Readonly<Record<string, number>>
  lessons?: Lesson[]
}

/** A text that is drafted from facts and belongs to a stage. */
export type DraftedField = 'summary' | 'effects'

/**
 * Something that is missing before the meeting should continue, or that looks wrong. Everyone can read it, so it never
 * concerns a person.
 */
export type Problem<Code extends string = string> = {
  /** One of those that its stage has a label for; prompt cards answer to it. */
  code: Code
  message: string
  ref?: FieldRef
}

/** A problem whose code keeps its literal type, so that a stage cannot report a code that it does not declare. */
export const problem = <const Code extends string>(code: Code, message: string, ref?: FieldRef): Problem<Code> => ({
  code,
  message,
  ...(ref && { ref }),
})

/** What a stage can see of the rest of the meeting. */
export type StageContext = {
  record: MeetingRecord
  /** What the document is judged by. */
  rules: Rules
  roster: readonly RosterEntry[]
  factors: readonly Factor[]
  commitments: readonly Commitment[]
  now: Instant
}

/** How a report is written. Whoever reads or exports it decides, not the document. */
export type ReportOptions = {
  /** An IANA zone whose times stand beside those in UTC. */
  zone?: string
  /** The timeline has only those events that are starred. */
  isStarredOnly?: boolean
  /** When the document was published last, and whether it has changed since. */
  publication?: { at: Instant; isUpdated: boolean } | undefined
}

/** What a stage can see when it writes its part of the report. */
export type ReportContext = StageContext & ReportOptions

/** The rows of a stage as a table for spreadsheets and scripts. */
export type RowTable<Data> = {
  /** What it contains and what it is for, in one sentence. */
  description: string
  /** Its columns from left to right. Dates and times are written so that spreadsheets know them: `2017-01-31 23:27:00`. */
  columns(data: Data, context: ReportContext): { title: string; cells: string[] }[]
}

/** What a stage can ask the language check, which runs in the background. */
export type TextClassifier = {
  /** Whether a text ends at what somebody did or failed to do; false until it has been checked. */
  endsAtPerson: (text: ProseText) => boolean
}

/** A kind of row that can be captured from any stage. */
export type Capture = {
  /** Identifies it in programs and drafts: `event`, `decision` … */
  id: string
  /** The button's name. */
  label: string
  /** Chooses it when pressed with Alt. */
  key: string
  /** Its position among all kinds; lower comes first. */
  order: number
  /** An example of what to type. */
  placeholder: string
  /** What the line is parsed for besides its text. */
  reads: EntryReading
  /** Describes what else a line suggests, such as the kind of event. */
  describe?: (line: EntryLine) => string
  /** A parked topic can become one of these. */
  takesParked?: true
  /** Adds it; returns a reference to its text. */
  add: (doc: Y.Doc, author: Author, line: EntryLine) => FieldRef
}

/** What a text from a silent round can become. */
export type Adoption = Pick<Capture, 'id' | 'label' | 'reads' | 'add'>

/** The time of a row, as context for the times that are typed next. */
export type RowTime = {
  at: Instant
  /** Who typed it; undefined if it was imported. */
  typedBy?: string
  createdAt: Instant
  order: string
}

/** Whether a finished postmortem is incomplete without something, or whether it would only help readers. */
export type GapNeed = 'required' | 'useful'

/** What the codes in the fields of a section mean, by field: `{ status: { open: 'Open' } }`. */
export type ValueLabels = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Everything about a stage but its view, which the renderer finds by the stage's id. */
export type Stage<P extends DocumentSections = DocumentSections, Data = DataOf<P>, Code extends string = string> = {
  id: string
  title: string
  /** One line under the title. */
  purpose: string
  /** Minutes in a meeting of 60, 90 and 120. */
  defaultMinutes: Readonly<Record<60 | 90 | 120, number>>
  /** Not on the agenda unless somebody turns it on. */
  isOptional?: boolean
  /** Actions are confirmed in this stage, so the facilitator is asked about vague ones before it starts. */
  isConclusion?: boolean
  /** The ways of review that have a place for it; all of them unless it says so. */
  ways?: readonly ReviewWay[]
  sections: P
  /** What stands in a field as a code, in words: by section, by field, by code. */
  valueLabels?: { readonly [K in keyof P]?: ValueLabels }
  // Declared as methods, which are bivariant, so that a stage with its own data type fits into the registry's list.
  /** People's prose, for the language check and the search. */
  texts(data: Data): ProseText[]
  /** Why a prompt card comes for each of its problems and cues, by code. A label names and quotes nothing. */
  problemLabels: Readonly<Record<Code, string>>
  problems(data: Data, context: StageContext): Problem<NoInfer<Code>>[]
  /**
   * Which of its problems are also gaps in a finished postmortem, and whether it is complete without what they ask for.
   * The others matter only while the group meets. What the document's rules or its way of review decide is a function.
   */
  gaps?: Readonly<Partial<Record<NoInfer<Code>, GapNeed | ((rules: Rules, way: ReviewWay) => GapNeed)>>>
  /** Problems only for prompt cards: where others see them, they would point at a person. */
  cues?(data: Data, classifier: TextClassifier): Problem<NoInfer<Code>>[]
  /** The section of the report that it contributes to. */
  reportSection: ReportSection
  report(data: Data, context: ReportContext): Block[]
  /** What busy people need of it at the start of the report, in the section `keyActions`; `report` does not repeat it. */
  keyActions?(data: Data, context: ReportContext): Block[]
  /** What it draws; exported as SVG. */
  drawings?(data: Data, context: StageContext): Drawing[]
  /** Its rows as a table; exported as CSV. */
  table?: RowTable<Data>
  /** How many of its rows are starred. */
  starred?(data: Data): number
  /** The whole meeting in a few sentences, for the start of the report. */
  summary?(data: Data): string
  /** For short texts: who was affected, and what will change. */
  brief?(data: Data): Brief
  /** Suggested for a silent round in this stage. */
  silentQuestion: string
  /** What people answered in secret about the meeting itself. */
  ratings?(data: Data): Rating[]
  captures?: readonly Capture[]
  /** What a text from a silent round can become here, besides the captures. */
  adoptions?: readonly Adoption[]
  rowTimes?(data: Data): RowTime[]
  /** When decisions were written down, for the meeting's log. */
  decidedAt?(data: Data): Instant[]
  /** What it contributes to drafts; see `shared/document/drafts`. */
  facts?(data: Data): StageFacts
  /** Which of its texts a draft is for. */
  draftedFields?: Partial<Record<DraftedField, FieldRef>>
  factors?(data: Data): Factor[]
  /** What somebody is going to do. */
  commitments?(data: Data): Commitment[]
  /** Changes one of its commitments, in one transaction. `today` is an ISO date where the person is. */
  changeCommitment?(doc: Y.Doc, id: string, changes: CommitmentChanges, today: string): void
}

/** A stage of any data type, for the registry. */
// biome-ignore lint/suspicious/noExplicitAny: a stage always receives the data that its own sections have read
export type AnyStage = Stage<any, any, string>

/** Infers a stage's own types from its definition. */
export const defineStage = <P extends DocumentSections, const Code extends string>(
  stage: Stage<P, DataOf<P>, Code>,
): Stage<P, DataOf<P>, Code> => stage

/** The texts of some rows, field by field, without the empty ones. */
export const collectTexts = <R extends { id: string }>(
  section: string,
  rows: readonly R[],
  fields: readonly (keyof R & string)[],
): ProseText[] =>
  rows.flatMap((row) =>
    fields.flatMap((field) => {
      const text = row[field]
      return typeof text === 'string' && text.trim() ? [{ ref: { section, id: row.id, field }, text }] : []
    }),
  )
