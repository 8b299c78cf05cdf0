import type {
  ImportedAction,
  ImportedColumn,
  ImportedEvent,
  ImportWarning,
  MissingFact,
  ReadSource,
} from '../libs/timeline-import'
import type { ReportSection } from '../meeting/report'
import type { Action } from '../stages/actions/model'
import type { LessonKind } from '../stages/closing/model'
import type { FieldRef } from '../stages/contract'
import type { ImportedRow, RowKind } from './report/imported-part'
import type { TextKind } from './report/texts'

/** A source whose rows were read. */
export type RowSource = Extract<ReadSource, { kind: 'rows' }>

/** What a document holds already, as far as an import has to know it. Plain, so that a worker can plan. */
export type PresentContent = {
  rows: readonly PresentRow[]
  title: string
  summary: string
  rootCause: string
  impactOnUsers: string
  /** Texts and facts that only our own report tells (`readOwnTexts`). */
  own: Readonly<Record<string, string>>
  /** The sections that the report can have, by the ids of their rows: those that were chosen, and all templates. */
  sections: readonly { id: string; title: string; text: string }[]
  /**
   * Lessons and actions, also removed ones, each by `lessonKey` or `actionKey`; other rows by `rowKey`; and all of them,
   * also removed ones, by their import keys.
   */
  known: readonly string[]
}
export type PresentRow = {
  id: string
  importKey: string
  at: number | null
  text: string
  source: string
  isRemoved: boolean
  /** It became a recollection of another row. */
  isRecollection: boolean
}

/**
 * What a row is to the document: `imported` before; imported before and `removed` since; or one that `repeats` another
 * of the document or of the import.
 */
export type RowState = 'new' | 'imported' | 'removed' | 'repeats'

/** A row of an import before anything is written. */
export type PlannedRow = {
  /** Stays the same each time the same row is read, however it is corrected. */
  importKey: string
  /** Index in `ImportPlan.sources`. */
  source: number
  event: ImportedEvent
  state: RowState
  /** The words of what it repeats. */
  repeats?: string
  /** Where it came from, in words for people. */
  from: string
  /** Whether `event.who` is a team, a role or a bot, and not a person. */
  isRole: boolean
  /** A sentence of prose that mentions a time. */
  isSuggestion: boolean
  /** Whether it is taken unless somebody decides otherwise. */
  isTaken: boolean
}

/** A source as a list shows it, with all that its rows do not tell. */
export type PlannedSource = {
  name: string
  /** `line` of its rows counts in it. */
  text: string
  /** What it was read as, in words for people. */
  formatTitle: string
  rows: number
  suggestions: number
  warnings: readonly ImportWarning[]
  columns?: readonly ImportedColumn[]
  missing?: MissingFact
}

export type SectionTarget =
  | 'title'
  | 'summary'
  | 'impactOnUsers'
  | 'rootCause'
  | LessonKind
  | 'action'
  | 'section'
  /** Of our own report alone: a fact of the record, a text, or a row. */
  | 'fact'
  | TextKind
  | RowKind

/** A text for another part of the document than the timeline, as it was found. */
export type FoundSection = {
  target: SectionTarget
  text: string
  /** What it is: the label of a fact, or what else a row is known by. */
  label?: string
  /** It names somebody, so it is only taken together with names. */
  isPerson?: true
  action?: ImportedAction
  /** What only our own report tells of an action; `causes`: the words of the factors that it answers. */
  told?: Pick<Action, 'kind' | 'lateBecause' | 'droppedBecause' | 'worked' | 'outcome'> & { causes: readonly string[] }
  /** The section of the report that it belongs to, if that is its target; without an id for one to be added. */
  section?: { id: string; title: string; place?: ReportSection }
  row?: ImportedRow
}

/** What was found, and what it is to the document: `kept` if the document has its own there. */
export type PlannedSection = FoundSection & {
  id: string
  source: number
  state: 'new' | 'imported' | 'kept'
  isTaken: boolean
}

/** What an import would add to a document, in order of time. */
export type ImportPlan = {
  sources: readonly PlannedSource[]
  rows: readonly PlannedRow[]
  sections: readonly PlannedSection[]
}

/** A row to add, as it was corrected. */
export type ChosenRow = {
  importKey: string
  event: ImportedEvent
  from: string
  /** Empty to leave out who it was. */
  who: string
  isStarred?: boolean
  /** Rows that tell the same: each becomes a recollection of this one. */
  merged?: readonly ChosenRow[]
}

/** What was chosen of a plan. */
export type ChosenImport = {
  rows: readonly ChosenRow[]
  sections: readonly PlannedSection[]
  /** Names of people are added, too. */
  withNames?: boolean
  /** IANA zone in which times are typed; set only if the document has none of its own, or no rows yet. */
  entryZone?: string
}

/** What an import added to a document, and what it skipped because it is there already. */
export type ImportSummary = {
  events: number
  /** The first of the events. */
  firstEvent?: FieldRef
  recollections: number
  lessons: number
  actions: number
  /** The other parts that were filled in. */
  texts: string[]
  /** Rows that are there from an earlier import. */
  alreadyImported: number
}
