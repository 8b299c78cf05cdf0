import type { BlamedAgent } from '../../types'
import { agentOf, isSomebody, type Subject } from './grammar/agents'
import { phraseStart } from './grammar/subjects'
import { at, type Word } from './grammar/word'
import type { Match, SentenceContext } from './rules/context'
import { phraseAfter } from './rules/whom'
import { attitudeVerbs } from './words/mentions'
import { nobodies, outsideParties } from './words/people'

const isOutside = (words: readonly Word[], { start, head }: Subject): boolean => {
  for (let i = Math.max(0, start); i <= head; i += 1) if (outsideParties.has(at(words, i).base)) return true
  return false
}

const agentOfSubject = (words: readonly Word[], subject: Subject): BlamedAgent | undefined => {
  if (subject.negative || nobodies.has(at(words, subject.head).word)) return 'nobody'
  if (subject.kind === 'i') return 'self'
  if (subject.kind === 'we') return 'team'
  if (subject.kind === 'company' || (isSomebody(subject) && isOutside(words, subject))) return 'vendor'
  if (subject.kind === 'team') return 'team'
  return isSomebody(subject) || subject.kind === 'perhaps' ? 'person' : undefined
}

const ownPossessives: ReadonlyMap<string, BlamedAgent> = new Map([
  ['my', 'self'],
  ['mine', 'self'],
  ['our', 'team'],
  ['ours', 'team'],
])

/** "my mistake", "caused by the vendor": whom the words of the match name, if its verb's subject does not. */
const namedWithin = (words: readonly Word[], from: number, to: number): BlamedAgent | undefined => {
  for (let i = from; i < to; i += 1) {
    const own = ownPossessives.get(at(words, i).word)
    if (own) return own
    const isMark = at(words, i).tag === 'possessive'
    const subject = isMark ? agentOf(words, phraseStart(words, i - 1), i - 1) : phraseAfter(words, i)?.subject
    const agent = subject && agentOfSubject(words, subject)
    if (agent) return agent
  }
  return undefined
}

/**
 * Whom a sentence as a whole is about: the one kind of agent that its verbs have, apart from whoever thinks or says so.
 * What people say of themselves in a judgment is how they feel about it.
 */
const onlyAgent = ({ words, clauses }: SentenceContext, { kind }: Match): BlamedAgent | undefined => {
  const agents = new Set(
    clauses.flatMap(({ subject, passive, base }) =>
      passive || attitudeVerbs.has(base) ? [] : (agentOfSubject(words, subject) ?? []),
    ),
  )
  const [agent, ...others] = agents
  const isOwnFeeling = agent === 'self' && kind !== 'person-at-fault' && kind !== 'counterfactual'
  return others.length > 0 || isOwnFeeling ? undefined : agent
}

/** Whom a match is about: the subject of its verb, whoever its words name or the subject that it says something of. */
export const blamedAgent = (context: SentenceContext, match: Match): BlamedAgent | undefined => {
  const { words, clauses } = context
  const { from, to, isWhole } = match
  if (isWhole) return onlyAgent(context, match)
  const own = clauses.find(({ main, passive }) => main >= from && main < to && !passive)
  const around = clauses.findLast(({ start, until, passive }) => start <= from && until >= from && !passive)
  return (
    (own && agentOfSubject(words, own.subject)) ??
    namedWithin(words, from, to) ??
    (around && agentOfSubject(words, around.subject))
  )
}
