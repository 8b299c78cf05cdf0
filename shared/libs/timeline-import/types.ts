import type { DateExpression, DateOrder, TimeExpression, Zone } from '../time'
import type { WordPage } from './documents/docx'
import type { OfficePackage } from './documents/office-package'

/** The kinds of events, in the order in which they are offered. */
export const eventKinds = [
  'detection',
  'diagnosis',
  'decision',
  'action',
  'communication',
  'escalation',
  'mitigation',
  'resolution',
  'other',
] as const
/** The part an event played in the incident. If the file does not state it, it is suggested from the event's words. */
export type EventKind = (typeof eventKinds)[number]

/** One row of a timeline as it is in the file. */
export type ImportedEvent = {
  /** The instant in UTC (ISO 8601), or null if its date or zone is unknown. */
  at: string | null
  /** What is known if `at` is null: ISO 8601 without zone (`2024-03-01T14:05:00`, `2024-03-01`, `--03-01T14:05:00` or `T14:05:00`). */
  local?: string
  /** The wall-clock time in `zone` that `at` was worked out from, in the form of `local`; not set if the file gives an instant. */
  wall?: string
  /** The zone of `wall`, or of the clock in `local` if only its date is unknown. */
  zone?: string
  approximate: boolean
  /** The time as written in the file. */
  rawTime: string
  text: string
  /** One-based line in the file. */
  line: number
  /** The id of the format, or the origin given in the record itself. */
  source: string
  who?: string
  kind?: EventKind
  /** The end of a range, in the same form as `at` or, without a zone, as `local`. */
  end?: string
  /** Written by a bot or an integration. */
  bot?: true
  details?: EventDetails
  recalled?: Recalled[]
  /** Index in `events` of an earlier event of the same instant with nearly the same words. */
  duplicateOf?: number
}

/** What somebody wrote about an event besides its words. */
export type EventDetails = { knownThen?: string; learnedLater?: string; options?: string; evidence?: string }

/** How somebody remembers an event differently. */
export type Recalled = { text: string; from?: string }

/** An action item; fields that the file does not state are not set. */
export type ImportedAction = {
  text: string
  owner?: string
  due?: string
  ticket?: string
  status?: 'open' | 'in progress' | 'done' | 'dropped'
  priority?: 'high' | 'medium' | 'low'
  effort?: 'small' | 'medium' | 'large'
  /** How somebody can tell that it is done. */
  criterion?: string
}

/** The parts of a postmortem other than its timeline; texts keep their Markdown. */
export type ImportedSections = {
  summary?: string
  impact?: string
  rootCause?: string
  wentWell: string[]
  wentPoorly: string[]
  lucky: string[]
  actions: ImportedAction[]
}

/** A section of prose that is none of those, as its title names it. */
export type OtherSection = {
  title: string
  text: string
  /** The titles of the sections that it is in, innermost first. */
  around: string[]
}

/** Something to check by hand; `line` is one-based, or 0 for the whole file. */
export type ImportWarning = {
  line: number
  message: string
  /** The words of the file that were not taken. Not set if something was taken, but with an assumption. */
  skipped?: string
}

/** What a column of a table, or a field of a JSON record, stands for. */
export type ColumnRole = 'time' | 'date' | 'end' | 'zone' | 'who' | 'kind' | 'text' | 'ignored'

/** A column of a table by its title, or a field of a JSON record by its path (`payload.created_at`). */
export type ImportedColumn = {
  name: string
  role: ColumnRole
  /** The beginning of one of its values. */
  sample: string
}

/** What only a person can tell: in which year a log was written, when a recording began, or when ages were printed. */
export type MissingFact = 'year' | 'start' | 'printed'

/** What was read from a file. */
export type ImportResult = {
  /** The id of the format that read the file. */
  format: string
  title?: string
  events: ImportedEvent[]
  /** Sentences of prose that mention a time; offered, but not taken unless somebody chooses them. */
  suggestions: ImportedEvent[]
  sections: ImportedSections
  /** The other sections of prose, if the file has any. */
  others?: OtherSection[]
  warnings: ImportWarning[]
  /** The text that lines are counted in, if it is not that of the file: what a page or a mail was converted to. */
  text?: string
  /** The columns or fields as they were read, if the file has any; `ImportOptions.columns` changes their roles. */
  columns?: ImportedColumn[]
  missing?: MissingFact
}

/** What the caller knows about a file, in place of what would be detected. */
export type ImportOptions = {
  /** An id from `formatIds`, used in place of detection. */
  format?: string
  /** Zone of times for which the file states none: an IANA name, an abbreviation or an offset. */
  zone?: string
  /** Date (`YYYY-MM-DD`) of times without a date nearby. */
  date?: string
  /** Only used to find a date. */
  fileName?: string
  /** Roles of columns by title, or of JSON fields by path, in place of the detected ones. */
  columns?: Readonly<Record<string, ColumnRole>>
  /**
   * When the recording of a transcript began, or when a table with ages was printed, in ISO 8601 with or without a zone:
   * offsets are counted from here.
   */
  start?: string
  /** The year of dates without one. */
  year?: number
  /** Names by user id, for an export of a chat that lists its users in another file (`readPeople`). */
  people?: Readonly<Record<string, string>>
}

/** Why nothing could be read. */
export type ImportErrorCode = 'not-text' | 'too-large' | 'unknown-json' | 'unknown-format' | 'bad-option'

/** The only error that an import throws: the file or an option cannot be read. */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  constructor(code: ImportErrorCode, message: string) {
    super(message)
    this.name = 'ImportError'
    this.code = code
  }
}

/** A row as a format's reader found it; `resolve` works out its instant. */
export type Entry = {
  line: number
  time: TimeExpression
  text: string
  source: string
  who?: string
  kind?: EventKind
  bot?: true
  details?: EventDetails
  recalled?: Recalled[]
  /** The date of the divider or heading above it. Days are counted from the first row that shares the same object. */
  day?: DateExpression
  /** `day` is said to be that of all times: rows return to it after one that tells another. */
  isDayOfAll?: true
  /** Zone stated by the column, the heading or the text above it. */
  zone?: Zone
  /** Rows with the same number follow each other in time, so a clock that goes back means another day. */
  run: number
}

/** What a format reads from a file, before times are resolved. */
export type Draft = {
  title?: string
  entries: Entry[]
  /** Rows that are offered, but not taken by default. */
  suggestions: Entry[]
  sections: ImportedSections
  others?: OtherSection[]
  warnings: ImportWarning[]
  /** Zone stated for the whole file. */
  zone?: { zone: Zone; line: number }
  /** What the file says of times that it calls local: `local time is CET`. */
  localZone?: Zone
  /** Dates that the file states for itself, most reliable first. */
  dates: DateExpression[]
  /** Dates on which actions are due: they show how dates are written and in which year, but not on which day it was. */
  dueDates?: DateExpression[]
  /** The zone of times elsewhere in the file, for rows if none of them has one. */
  mentionedZone?: { zone: Zone; line: number }
  /** Whether the day or the month comes first where the file was made, as far as its form tells. */
  usualOrder?: DateOrder
  /** The year of dates without one, if the file states no whole date. */
  year?: number
  /** The text that lines are counted in, if the file was converted. */
  text?: string
  columns?: ImportedColumn[]
  missing?: MissingFact
}

/** The file as it is passed to every format. */
export type Input = {
  text: string
  /** The parsed JSON, if the text is JSON; the list of all objects, if it has one after the other (JSON lines). */
  json?: unknown
  /** The parts of the file, if it is a document of an office program; its text is then empty. */
  office?: OfficePackage | WordPage
  /** One-based line on which an object of `json` begins. */
  findLine: (value: object) => number
  /** Parts of the text that begin as JSON and break off; `json` is without them. */
  incomplete: readonly { line: number; text: string }[]
  options: ImportOptions
}

/** One import format: a detector and a reader, which yields regularly for `importInSlices`. */
export type Format = {
  id: string
  /** What it reads, in words. */
  title: string
  /** Confidence that a file is in this format: 0 for none, 1 for certainty. The highest of all formats wins. */
  detect: (input: Input) => number
  read: (input: Input) => Generator<undefined, Draft>
}

/** Empty sections. */
export const noSections = (): ImportedSections => ({ wentWell: [], wentPoorly: [], lucky: [], actions: [] })

/** An empty draft. */
export const emptyDraft = (): Draft => ({
  entries: [],
  suggestions: [],
  sections: noSections(),
  warnings: [],
  dates: [],
})
