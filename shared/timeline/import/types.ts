import type { DateExpression, TimeExpression, Zone } from './times'

/** What an event did for the incident, as far as its words suggest; a suggestion, never a fact. */
export type EventKind =
  | 'detection'
  | 'diagnosis'
  | 'decision'
  | 'action'
  | 'communication'
  | 'escalation'
  | 'mitigation'
  | 'resolution'
  | 'other'

/** One row of a timeline as it was found in a file. */
export type ImportedEvent = {
  /** The moment in UTC (ISO 8601), or null where date or zone is not told. */
  at: string | null
  /** What is known where `at` is null: ISO 8601 without zone (`2024-03-01T14:05:00`, `2024-03-01` or `T14:05:00`). */
  local?: string
  approximate: boolean
  /** The time as it stands in the file. */
  rawTime: string
  text: string
  /** One-based line of the file. */
  line: number
  /** The format, or what the record itself names as its origin. */
  source: string
  who?: string
  kind?: EventKind
  /** The end of a range, in the same form as `at` or, without a zone, as `local`. */
  end?: string
  /** Written by a bot or an integration; kept and marked. */
  bot?: true
  /** Index in `events` of an earlier event of the same moment with nearly the same words. */
  duplicateOf?: number
}

export type ImportedAction = { text: string; owner?: string; due?: string; ticket?: string }

export type ImportedSections = {
  summary?: string
  impact?: string
  rootCause?: string
  wentWell: string[]
  wentPoorly: string[]
  lucky: string[]
  actions: ImportedAction[]
}

/** Something that a person should look at; `line` is one-based, 0 where it is about the whole file. */
export type ImportWarning = { line: number; message: string }

export type ImportResult = {
  title?: string
  events: ImportedEvent[]
  sections: ImportedSections
  warnings: ImportWarning[]
}

export type ImportOptions = {
  /** A format's id from `formatIds`; overrules detection. */
  format?: string
  /** Zone for times that tell none: an IANA name, an abbreviation or an offset. */
  zone?: string
  /** Date (`YYYY-MM-DD`) for times whose own surroundings tell none. */
  date?: string
  /** Looked at for a date only. */
  fileName?: string
}

export type ImportErrorCode =
  | 'not-text'
  | 'too-large'
  | 'unknown-json'
  | 'unknown-format'
  | 'wrong-format'
  | 'bad-option'

/** The one error that reading throws: the file, or an option, is nothing that can be read. */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  constructor(code: ImportErrorCode, message: string) {
    super(message)
    this.name = 'ImportError'
    this.code = code
  }
}

/** A row before its time has been worked out. */
export type Entry = {
  line: number
  time: TimeExpression
  text: string
  source: string
  who?: string
  kind?: EventKind
  bot?: true
  /** The date row or heading in force; rows that share one are one run of days. */
  day?: DateExpression
  /** Zone told by the column, the heading or the text right above. */
  zone?: Zone
  /** Rows of one number are one run in time: the clock going back means another day. */
  run: number
}

/** What a format's reader hands over. */
export type Draft = {
  title?: string
  entries: Entry[]
  sections: ImportedSections
  warnings: ImportWarning[]
  /** Zone told for the whole file. */
  zone?: { zone: Zone; line: number }
  /** Dates that the file tells of itself, best first. */
  dates: DateExpression[]
}

/** What a reader is given. */
export type Input = {
  text: string
  /** The parsed JSON, where the text is JSON. */
  json?: unknown
  /** One-based line of an object of `json`. */
  lineOf: (value: object) => number
  options: ImportOptions
}

/** A reader of one format; `read` yields now and then so that a caller may let others run. */
export type Format = {
  id: string
  /** What it reads, for people. */
  title: string
  /** 0 not this, 1 certainly this. */
  detect: (input: Input) => number
  read: (input: Input) => Generator<undefined, Draft>
}

/** Sections of a file that has none. */
export const noSections = (): ImportedSections => ({ wentWell: [], wentPoorly: [], lucky: [], actions: [] })

/** A draft with nothing in it yet. */
export const emptyDraft = (): Draft => ({ entries: [], sections: noSections(), warnings: [], dates: [] })
