/** What can be found in a text, in the order in which it is listed. Of two kinds for the same words, the first counts. */
export const mentionKinds = [
  'person',
  'team',
  'service',
  'customer',
  'host',
  'address',
  'mail',
  'handle',
  'phone',
  'link',
  'path',
  'ticket',
  'account',
  'money',
] as const
export type MentionKind = (typeof mentionKinds)[number]

/** The name of each kind, for a group of mentions. */
export const kindLabels: Readonly<Record<MentionKind, string>> = {
  person: 'People',
  team: 'Teams',
  service: 'Services',
  customer: 'Customers',
  host: 'Hosts',
  address: 'Network addresses',
  mail: 'Email addresses',
  handle: 'User names',
  phone: 'Phone numbers',
  link: 'Links',
  path: 'File paths',
  ticket: 'Tickets',
  account: 'Account numbers',
  money: 'Amounts of money',
}

/** Something that would tell readers who or what a text is about. */
export type Mention = {
  kind: MentionKind
  /** As it was first written. */
  text: string
  /** How often it stands in the texts, by any of its names. */
  count: number
  /** The place of the first. */
  place: string
}

/** What becomes of a mention. */
export type Decision = {
  kind: MentionKind
  text: string
  standIn: string
  /** It stays as it is. */
  isKept: boolean
}

/** A decision as it is remembered for other texts. */
export type RememberedDecision = Omit<Decision, 'kind'>

const LETTERS = 26

/** `A` to `Z`, then `AA`, `AB` …; `place` starts at 0. */
const letters = (place: number): string => {
  const last = String.fromCharCode(65 + (place % LETTERS))
  return place < LETTERS ? last : letters(Math.floor(place / LETTERS) - 1) + last
}

const lettered =
  (word: string) =>
  (place: number): string =>
    `${word} ${letters(place)}`

const numbered =
  (word: string) =>
  (place: number): string =>
    `${word}-${place + 1}`

/** The stand-ins of each kind by their place, from 0. Amounts share one: which of them are equal would say too much. */
export const standIns: Readonly<Record<MentionKind, (place: number) => string>> = {
  person: lettered('Engineer'),
  team: lettered('Team'),
  service: lettered('Service'),
  customer: lettered('Customer'),
  host: numbered('host'),
  address: numbered('address'),
  mail: numbered('email'),
  handle: numbered('user'),
  phone: numbered('phone'),
  link: numbered('link'),
  path: numbered('path'),
  ticket: numbered('ticket'),
  account: numbered('account'),
  money: () => 'an amount',
}

/** Whether several mentions have one stand-in. */
export const isShared = (kind: MentionKind): boolean => kind === 'money'
