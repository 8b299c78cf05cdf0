/**
 * The sections of a postmortem that a title can name. `lessons` is the parent of what went well, poorly, and by luck;
 * `mixed` names several of these at once. `probableCause` tells the cause if nothing else does, `meeting` is about the
 * meeting afterwards with everything below it, and `other` is none of what an import takes.
 */
export type SectionTitle =
  | 'chronology'
  | 'lucky'
  | 'mixed'
  | 'wentPoorly'
  | 'wentWell'
  /** What was wrong (a summary), or what went poorly where it follows what went well: `Keep, Problem, Try`. */
  | 'problem'
  | 'followUps'
  | 'rootCause'
  | 'probableCause'
  | 'effects'
  | 'summary'
  | 'lessons'
  | 'narrative'
  | 'meeting'
  | 'other'

/** The sections that headings name by words which do not name them elsewhere. */
export type HeadingTitle = Extract<
  SectionTitle,
  'wentPoorly' | 'wentWell' | 'followUps' | 'probableCause' | 'effects' | 'summary'
>

/** What the title of a column of a timeline can say about its cells. */
export type ColumnTitle =
  | 'key'
  | 'due'
  /** The time since the start of the incident. */
  | 'elapsed'
  | 'duration'
  | 'end'
  | 'zone'
  | 'date'
  | 'time'
  | 'who'
  | 'kind'
  /** A field of a record in a tracker that is not part of the event: its priority, its labels, when it was updated. */
  | 'attribute'
  | 'text'

/** What the title of a column of action items can say about its cells. */
export type ActionColumn =
  | 'owner'
  | 'due'
  | 'ticket'
  | 'status'
  | 'priority'
  | 'effort'
  | 'criterion'
  | 'unused'
  | 'text'

/** The parts that an event can play in an incident. */
export type EventWord =
  | 'resolution'
  | 'mitigation'
  | 'escalation'
  | 'communication'
  | 'detection'
  | 'diagnosis'
  | 'decision'
  | 'action'

/** Parts of a time that may have a column each. */
export const timeParts = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
export type TimePart = (typeof timeParts)[number]

/** How far an action item has come. */
export type ActionState = 'open' | 'in progress' | 'done' | 'dropped'

type Twelve<T> = [T, T, T, T, T, T, T, T, T, T, T, T]
type Seven<T> = [T, T, T, T, T, T, T]

/**
 * The words of one language, as far as records of incidents need them. Every pattern is matched without regard to case,
 * accents and full-width forms (see `fold`), so its flags do not matter. Its groups must not capture, except by name.
 * A language leaves out what an earlier one has. Patterns of titles and labels are matched anywhere in the title unless
 * they have anchors.
 */
export type Language = {
  dates: {
    /** January to December, with their abbreviations; not needed where `forms` has their numbers. */
    months?: Twelve<RegExp>
    /** Sunday to Saturday, with their abbreviations. */
    weekdays: Seven<RegExp>
    /** Whether the month may come before the day: `March 1`. */
    isMonthFirst?: true
    /** What follows the number of a day: the `st` of `1st`. */
    ordinal?: RegExp
    /** What stands between day, month and year: the `of` of `1st of March`. */
    joint?: RegExp
    /** Dates that are written otherwise, with the groups `day`, `month` and, if it is written, `year`. */
    forms?: RegExp[]
    /** Dates in the years of an era, with the groups `era`, `year`, `month` and `day`, and the year before the first of each. */
    eras?: { form: RegExp; yearBefore: Readonly<Record<string, number>> }
    /** Parts of a day, which a date has in place of a clock: `morning`. */
    partOfDay?: RegExp
    /** Words for a day next to another. */
    relative: { sameDay: RegExp; dayBefore: RegExp; dayAfter: RegExp }
  }
  clocks: {
    /** Before noon and after noon, after the clock: `2:05 pm`. */
    am?: RegExp
    pm?: RegExp
    /** Before the clock. */
    amBefore?: RegExp
    pmBefore?: RegExp
    noon: RegExp
    midnight: RegExp
    /** A unit after the clock: `14:05 hrs`. */
    unit?: RegExp
    /** Clocks that are written otherwise, with the groups `hour` and, if they are written, `minute`, `second` and `half` (past the hour). */
    forms?: RegExp[]
    /** Those that are clear in a column of times only. */
    columnForms?: RegExp[]
  }
  times: {
    /** Words before an exact time that are part of a sentence: `at`, `from`, `between`. */
    prepositions: RegExp
    /** What stands between a date and its clock: the `at` of `March 1 at 14:05`. */
    dateJoint?: RegExp
    /** Words before an approximate time: `about`, `shortly after`. */
    approximately: RegExp
    /** The same after it: `or so`. */
    approximatelyAfter?: RegExp
    /** What joins the ends of a range: `to`, `until`. */
    rangeJoint: RegExp
    /** What may follow a time and belongs to it. */
    closing?: RegExp
    /** What says in brackets that a time is on the day after: `00:15 (next day)`. */
    nextDay?: RegExp
    /** The last word of a line that the next line, with a time at its start, continues. */
    unfinished?: RegExp
  }
  zones: {
    /** Names and abbreviations of zones in capitals, each with an IANA id, an offset or an English abbreviation. */
    names?: Readonly<Record<string, string>>
    /** Cities in capitals, where their names differ from those in IANA ids. */
    cities?: Readonly<Record<string, string>>
    /** What precedes the name of a city: the `heure de` of `heure de Paris`. */
    beforeCity?: RegExp
    /** What opens a sentence on the zone of all times: `times`, `all events`. */
    nouns: RegExp
    /** What may follow a zone in such a sentence instead, without a space: the `表記` of `JST表記`. */
    nounsAfter?: RegExp
    /** The words that such a sentence may have before the zone. */
    fillers: string
  }
  /** Words that suggest the part of an event; the first that matches decides. */
  kinds: {
    patterns: Partial<Record<EventWord, RegExp>>
    /** What negates the word after it, up to that word. */
    negation?: RegExp
    /** Other names of the parts in cells and fields. */
    names: Readonly<Record<string, EventWord>>
  }
}

/** The words of one language that stand in whole documents and tables only, under the same rules. */
export type DocumentWords = {
  /** Titles of columns that hold one part of a time each, whole. */
  timeParts?: Partial<Record<TimePart, RegExp>>
  /** Titles of the columns of a timeline; the first pattern that matches decides. */
  columns: Partial<Record<ColumnTitle, RegExp>>
  /** Titles of sections, in lowercase and without numbering; of several languages too, the first kind that matches decides. */
  sections: Partial<Record<SectionTitle, RegExp>>
  /**
   * The same for words that name a section only where they are its heading: `Fixes`, `Symptoms`. Before text, such a word
   * labels one fact of many.
   */
  headings: Partial<Record<HeadingTitle, RegExp>>
  actions: {
    columns: Partial<Record<ActionColumn, RegExp>>
    /** What precedes an owner or a date in the words of an action: `owner:`, `due`. */
    owner?: RegExp
    due?: RegExp
    /** Values of a column of states. */
    states: Record<ActionState, RegExp>
  }
  labels: {
    /** What precedes the date of an incident: `Incident date:`. */
    date: RegExp
    /** What precedes the date on which a document was written, and not that of the incident: `Last updated:`. */
    written?: RegExp
    /** Labels of facts about an incident that belong to no section: `Author:`. */
    fact?: RegExp
    /** The statuses of updates on status pages. */
    status: RegExp
    /** What precedes the time of such an update. */
    posted?: RegExp
    /** How what a template says to its authors begins: `Describe …`; a question ends with its sign. */
    prompt?: RegExp
    /** What ends such a line above examples: `for example`. */
    examples?: RegExp
    /** How a text begins that only a template has, without any markup: `These are only sample subheadings`. */
    aside?: RegExp
    /** What precedes the time of a step of an incident: `Detected at:`, `復旧日時`. */
    step: RegExp
    /** How a letter ends, above a name: `Kind regards`. */
    regards?: RegExp
    /** What a section without content says: `none`, `n/a`. */
    nothing: RegExp
  }
}
