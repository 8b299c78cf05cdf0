/** The five kinds of blame that the check knows. */
export const blameKinds = ['person-at-fault', 'human-error', 'counterfactual', 'judgement', 'be-more-careful'] as const

export type BlameKind = (typeof blameKinds)[number]

/** Whom a finding is about: the writer, a person, a team (also "we"), another company, or "nobody". */
export const blamedAgents = ['self', 'person', 'team', 'vendor', 'nobody'] as const

export type BlamedAgent = (typeof blamedAgents)[number]

/** A passage in which a reader would feel that somebody is being blamed. Offsets are UTF-16 code units. */
export type BlameFinding = {
  kind: BlameKind
  /** What within its kind the finding is about, such as `forgot` or `preventable`; stable, not shown to people. */
  theme: string
  /** Whom it is about, if the passage says so. */
  agent?: BlamedAgent
  start: number
  end: number
  /** The text between `start` and `end`. */
  text: string
  /** Why it is flagged, in one sentence. */
  reason: string
  /** A question about the system to ask instead. */
  ask: string
  /** Replaces `text` without changing a fact; only given where that reads well. */
  rewrite?: string
}

/** Options of the check. */
export type CheckOptions<LanguageId extends string> = {
  /** The language of the text; English unless said otherwise. */
  language?: LanguageId
  /** Names of people in the document. Full names, parts of names and handles are recognized. */
  people?: readonly string[]
  /** Kinds to leave out. */
  off?: readonly BlameKind[]
  /** The text has been followed up (a why that another why follows): nothing in it is flagged. */
  answered?: boolean
  /** Read the text as Markdown: code, links' targets, quotes, HTML and tables' headers are left out. */
  markdown?: boolean
}

/** The ways in which an action item can fail to be specific. */
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
