/** What a finding says about a sentence; the five that the check knows. */
export const blameKinds = ['person-at-fault', 'human-error', 'counterfactual', 'judgement', 'be-more-careful'] as const

export type BlameKind = (typeof blameKinds)[number]

/** A place in a text where a reader would feel that somebody is held at fault. Offsets are UTF-16 code units. */
export type BlameFinding = {
  kind: BlameKind
  start: number
  end: number
  /** The text between `start` and `end`. */
  text: string
  /** One sentence on why it is marked. */
  reason: string
  /** A question about the system to ask instead. */
  ask: string
  /** Stands for `text` without changing a fact; only where that can be done well. */
  rewrite?: string
}

/** What the check may know of a text. */
export type CheckOptions<LanguageId extends string> = {
  /** The language of the text; English unless said otherwise. */
  language?: LanguageId
  /** Names of people in the document: full names, parts of them and handles are recognised. */
  people?: readonly string[]
  /** Kinds to leave out. */
  off?: readonly BlameKind[]
  /** The text has been asked on about (a why that another why follows): nothing is said of it. */
  answered?: boolean
  /** Read the text as Markdown: code, links' targets, quotes, HTML and tables' headers are left out. */
  markdown?: boolean
}

/** What keeps an action item from being checkable. */
export const actionKinds = ['vague', 'no-result', 'behaviour', 'several', 'no-limit'] as const

export type ActionKind = (typeof actionKinds)[number]

/** Something that keeps an action item from being specific. Offsets are UTF-16 code units. */
export type ActionFinding = {
  kind: ActionKind
  start: number
  end: number
  text: string
  reason: string
  /** What would make it specific. */
  ask: string
}
