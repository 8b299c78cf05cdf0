import { titles } from '../words/abbreviations'
import { onlyBeside, thingsBefore } from '../words/beside'
import { softwareSigns } from '../words/blamed-noun'
import { genericDeterminers, negatingStarts } from '../words/grammar'
import { ambiguousNames } from '../words/names'
import {
  companies,
  departmentModifiers,
  departments,
  firmEndings,
  firmGroups,
  firmNouns,
  groups,
  looseDepartments,
  nobodies,
  parts,
  peopleAsPlural,
  peopleWords,
  pronounsOf,
  roles,
  users,
} from '../words/people'
import { singular } from './lexicon'
import { at, type Word } from './word'

/** Who or what the subject of a verb is. */
export const agentKinds = [
  'person',
  'team',
  'we',
  'i',
  'you',
  'user',
  'company',
  'perhaps',
  'system',
  'nobody-said',
] as const

type AgentKind = (typeof agentKinds)[number]

/** The subject of a verb. */
export type Subject = {
  kind: AgentKind
  /** Index of its first word and of its head; -1 if there is no subject. */
  start: number
  head: number
  /** "nobody", "none of the reviewers", "no engineer": the subject negates its verb. */
  negative: boolean
  /** Bare plurals and indefinites: "engineers", "people", "a user": about anyone of the kind. */
  generic: boolean
}

export const noSubject: Subject = { kind: 'nobody-said', start: -1, head: -1, negative: false, generic: false }

const personNouns = new Set([...roles, ...peopleWords])

/** True for words whose agent is what follows "of": "one", "most". */
export const isPart = (word: string): boolean => parts.has(word)

const pronouns: ReadonlyMap<string, AgentKind> = new Map(
  (Object.keys(pronounsOf) as (keyof typeof pronounsOf)[]).flatMap((kind) =>
    [...pronounsOf[kind]].map((pronoun) => [pronoun, kind] as const),
  ),
)

const system = (start: number, head: number): Subject => ({
  kind: 'system',
  start,
  head,
  negative: false,
  generic: false,
})

const agent = (kind: AgentKind, start: number, head: number, more: Partial<Subject> = {}): Subject => ({
  kind,
  start,
  head,
  negative: false,
  generic: false,
  ...more,
})

const besideOf = (words: readonly Word[], start: number, head: number): string[] => {
  const beside: string[] = []
  for (let i = Math.max(start, head - 4); i < head; i += 1) beside.push(at(words, i).word)
  return beside
}

const isPersonWord = (words: readonly Word[], start: number, head: number, base: string): boolean => {
  const beside = besideOf(words, start, head)
  if (base === 'operator' && words.some((word) => softwareSigns.has(word.word))) return false
  const needed = onlyBeside.get(base)
  const after = at(words, head + 1)
  if (needed) {
    const ofPeople =
      after.word === 'of' &&
      [1, 2, 3].some((n) => groups.has(at(words, head + 1 + n).base) || at(words, head + 1 + n).word === 'staff')
    if (base === 'owner') return after.word !== 'of' || !beside.includes('lock')
    if (!ofPeople && !beside.some((word) => needed.has(word)) && !isPluralRole(base, words, head)) return false
  }
  return [base, at(words, head).word].every((key) => {
    const things = thingsBefore.get(key)
    return !things || !beside.some((word) => things.has(word))
  })
}

/** "the seniors", "juniors": as plurals these are people. */
const isPluralRole = (base: string, words: readonly Word[], head: number): boolean =>
  peopleAsPlural.has(base) && at(words, head).word === `${base}s`

const isNegative = (words: readonly Word[], start: number): boolean => {
  const first = at(words, start).word
  return negatingStarts.has(first) || nobodies.has(first)
}

/** An unknown capitalized noun without an article: it may be somebody's name. */
const mayBeName = (words: readonly Word[], start: number, head: number): boolean => {
  const word = at(words, head)
  if (!word.capital || word.known || word.tag !== 'noun') return false
  const beside = at(words, head - 1)
  if (
    start !== head &&
    !(beside.tag === 'noun' && !beside.capital && (at(words, start).tag === 'determiner' || at(words, start).capital))
  )
    return false
  const before = at(words, start - 1)
  return before.tag !== 'determiner' && word.end - word.start > 2 && word.base === word.word
}

/** "Cartwell Telecom", "Acme Inc": capitalized, and ending with a word that company names end with. */
const isFirm = (words: readonly Word[], start: number, head: number): boolean => {
  if (head <= start || !firmEndings.has(at(words, head).word)) return false
  for (let i = start; i <= head; i += 1) if (!at(words, i).capital || at(words, i).tag === 'determiner') return false
  return true
}

/** "Jadranka Kovač": two unknown capitalized words. */
const mayBeFullName = (words: readonly Word[], start: number, head: number): boolean =>
  head === start + 1 &&
  [start, head].every((i) => at(words, i).capital && !at(words, i).known && at(words, i).tag === 'noun') &&
  at(words, head).base === at(words, head).word &&
  at(words, start - 1).tag !== 'determiner'

/** "engineer X", "developer Kowalski": a role with a name after it. */
const isNamedRole = (words: readonly Word[], start: number, head: number): boolean => {
  const word = at(words, head)
  return head > start && word.capital && !word.known && personNouns.has(at(words, head - 1).base)
}

/** The agent that the noun phrase from `start` to `head` refers to. */
export const agentOf = (words: readonly Word[], start: number, head: number): Subject => {
  const word = at(words, head)
  const negative = isNegative(words, start)
  if (parts.has(word.base) && at(words, head + 1).word === 'of') return partOf(words, start, head, negative)
  if ((word.word === 'all' || word.word === 'both') && pronouns.has(at(words, head - 1).word))
    return { ...agentOf(words, head - 1, head - 1), start: head - 1, head }
  const pronoun = pronouns.get(word.word)
  if (pronoun && word.tag !== 'noun') return agent(pronoun, start, head, { negative: nobodies.has(word.word) })
  if (word.tag === 'name') return agent('person', start, head)
  if (word.tag === 'noun' || word.tag === 'adjective' || word.tag === 'verb')
    return nounAgent(words, start, head, negative)
  if (word.word === 'all' || word.word === 'both') return system(start, head)
  return { ...system(start, head), negative }
}

/** The role or the group that a compound ends with: "call-taker", "live-ops"; otherwise the word itself. */
const lastPart = (base: string): string => {
  const part = base.slice(base.lastIndexOf('-') + 1)
  return part !== base && (personNouns.has(part) || departments.has(part)) && !personNouns.has(base) ? part : base
}

const nounAgent = (words: readonly Word[], start: number, head: number, negative: boolean): Subject => {
  const word = at(words, head)
  const base = lastPart(word.base)
  const first = at(words, start)
  const generic = genericDeterminers.has(first.word) || (word.word !== base && start === head)
  const bare = first.tag !== 'determiner' && first.tag !== 'possessive'
  if (word.word === 'on-call' || word.word === 'oncall') return agent('person', start, head, { negative })
  if (users.has(base)) return agent('user', start, head, { negative, generic })
  if (groups.has(base) && isPersonWord(words, start, head, base))
    return agent(firmGroups.has(base) ? 'company' : 'team', start, head, { negative, generic })
  if (isFirm(words, start, head)) return agent('company', start, head, { negative })
  if (personNouns.has(base) || personNouns.has(word.word)) {
    if (isPersonWord(words, start, head, base)) return agent('person', start, head, { negative, generic })
    return system(start, head)
  }
  if (companies.has(word.word) && bare) return agent('company', start, head, { negative })
  if (
    (departments.has(base) || departments.has(word.word)) &&
    isPersonWord(words, start, head, base) &&
    (bare || first.word === 'our' || first.word === 'their')
  )
    return agent('team', start, head, { negative })
  if (
    (looseDepartments.has(word.word) || looseDepartments.has(base)) &&
    bare &&
    (start === head ||
      companies.has(at(words, head - 1).word) ||
      departmentModifiers.has(at(words, head - 1).word) ||
      firmNouns.has(at(words, head - 1).word) ||
      at(words, head - 1).tag === 'possessive') &&
    at(words, head + 1).word !== 'for'
  )
    return agent('company', start, head, { negative })
  if (isNamedRole(words, start, head) || titles.has(at(words, head - 1).word)) return agent('person', start, head)
  if (mayBeName(words, start, head) || mayBeFullName(words, start, head)) return agent('perhaps', start, head)
  if (ambiguousNames.has(word.word) && word.capital && bare && start === head && head > 0)
    return agent('perhaps', start, head)
  return { ...system(start, head), negative }
}

/** "one of our engineers", "none of the reviewers", "half the team": the people are in what follows. */
const isNameOrNoun = (word: Word): boolean => word.tag === 'noun' || word.tag === 'name'

const partOf = (words: readonly Word[], start: number, head: number, negative: boolean): Subject => {
  for (let i = head + 2; i < head + 9; i += 1) {
    const word = at(words, i)
    if (word.word === 'us' || word.word === 'you' || word.word === 'them')
      return agent(word.word === 'us' ? 'we' : 'person', start, head, { negative })
    const next = at(words, i + 1)
    if (word.tag === 'punctuation' || word.tag === 'preposition') break
    if (isNameOrNoun(word) && !isNameOrNoun(next) && next.tag !== 'possessive') {
      const inner = agentOf(words, head + 2, i)
      return { ...inner, start, head, negative: negative || inner.negative }
    }
  }
  return { ...system(start, head), negative }
}

/** True for people other than ourselves and users: by name, role, team or "you". */
export const isThirdParty = (subject: Subject): boolean =>
  subject.kind === 'person' || subject.kind === 'team' || subject.kind === 'you'

/** True for people, including ourselves, but not users. */
export const isSomebody = (subject: Subject): boolean =>
  isThirdParty(subject) || subject.kind === 'we' || subject.kind === 'i'

/** True for a plural noun that is not a person: "they" may refer to it. */
export const isPluralThing = (word: Word): boolean =>
  word.tag === 'noun' &&
  word.word !== word.base &&
  singular(word.word) === word.base &&
  (!personNouns.has(word.base) || onlyBeside.has(word.base)) &&
  !groups.has(word.base)
