import { quotations } from '../../text/quotes'
import { tokenize } from '../../text/tokens'
import type { ActionFinding, ActionKind, BlameFinding } from '../../types'
import { clausesOf } from './grammar/clauses'
import { peopleFrom, readSentences } from './grammar/read'
import { at, type Word } from './grammar/word'
import { phraseAfter } from './rules/whom'
import * as stops from './words/abbreviations'
import {
  changesOfSize,
  conditions,
  continuingObjects,
  figures,
  needNoLimit,
  openVerbs,
  orderJoiners,
  partOfOne,
  results,
  teachingVerbs,
  vagueVerbs,
  vagueWords,
  wantLimit,
} from './words/actions'

const said: Readonly<Record<ActionKind, { reason: string; ask: string }>> = {
  vague: {
    reason: 'It names a direction, and nobody can tell when it has been reached.',
    ask: 'What exactly will change, and how will anyone see that it has?',
  },
  'no-result': {
    reason: 'It can be done without leaving anything behind.',
    ask: 'What will exist afterwards: a decision, a document, a measurement, a change that others can look at?',
  },
  behaviour: {
    reason: 'It relies on people behaving differently, which fades and protects nobody.',
    ask: 'What could the system do instead: a check, a default, a prompt, a limit?',
  },
  several: {
    reason: 'It combines several things, which can’t share one owner, one date and one status.',
    ask: 'Which one of these comes first, and which are separate actions?',
  },
  'no-limit': {
    reason: 'It leaves out the value that decides whether it works.',
    ask: 'At which value or after how long, and who or what reacts then?',
  },
}

type ActionMatch = { kind: ActionKind; start: number; end: number }

const isFigure = (word: Word): boolean => word.tag === 'number' || figures.has(word.word)

/** True if the words give a figure, a condition or a named case. */
const isBounded = (words: readonly Word[]): boolean =>
  words.some((word) => isFigure(word) || conditions.has(word.word) || conditions.has(word.base))

const endOf = (words: readonly Word[], from: number): number => {
  let to = from + 1
  while (
    to < words.length &&
    to < from + 5 &&
    (['determiner', 'adjective', 'noun', 'preposition'].includes(at(words, to).tag) || at(words, to).form === 'ing')
  )
    to += 1
  while (at(words, to - 1).tag === 'preposition' || at(words, to - 1).tag === 'determiner') to -= 1
  return at(words, to - 1).end
}

const opening = (words: readonly Word[]): number => {
  let i = 0
  while (
    i < words.length &&
    ['adverb', 'punctuation', 'number', 'pronoun', 'modal', 'to', 'name', 'conjunction'].includes(at(words, i).tag)
  )
    i += 1
  return i
}

/** "improve monitoring", "better alerts", "look into the timeouts". */
const vague = (words: readonly Word[]): ActionMatch[] => {
  const first = opening(words)
  const verb = at(words, first)
  const bounded = isBounded(words)
  if (openVerbs.has(verb.base) && !words.some((word) => results.has(word.base)))
    return [{ kind: 'no-result', start: verb.start, end: endOf(words, first) }]
  if (
    vagueVerbs.has(verb.base) &&
    !words.some(isFigure) &&
    !words.some((word) => word.word === 'by' || word.word === 'so')
  )
    return [{ kind: 'vague', start: verb.start, end: endOf(words, first) }]
  const loose = bounded ? -1 : words.findIndex((word) => vagueWords.has(word.word))
  return loose < 0 ? [] : [{ kind: 'vague', start: at(words, loose).start, end: at(words, loose).end }]
}

/** "train the team on …", "tell the night shift to …": people are to change, and nothing that they work with. */
const teaching = (words: readonly Word[]): ActionMatch[] => {
  const first = opening(words)
  if (!teachingVerbs.has(at(words, first).base) || words.some(({ word }) => conditions.has(word))) return []
  for (let i = first + 1; i < first + 8 && i < words.length; i += 1) {
    const phrase = phraseAfter(words, i)
    if (phrase && (phrase.subject.kind === 'person' || phrase.subject.kind === 'team'))
      return [{ kind: 'behaviour', start: at(words, first).start, end: at(words, phrase.end - 1).end }]
  }
  return []
}

const noLimit = (words: readonly Word[]): ActionMatch[] => {
  if (isBounded(words) || words.some((word) => word.tag === 'opaque')) return []
  const first = at(words, opening(words))
  if (openVerbs.has(first.base)) return []
  if (changesOfSize.has(first.base))
    return [{ kind: 'no-limit', start: first.start, end: endOf(words, opening(words)) }]
  const named = words.find((word) => wantLimit.has(word.word))
  return named && !needNoLimit.has(first.base) ? [{ kind: 'no-limit', start: named.start, end: named.end }] : []
}

/** Orders of their own, each with an object: "add an alert and rewrite the runbook". */
const several = (all: readonly { words: readonly Word[]; orders: number[] }[]): ActionMatch[] => {
  const orders = all.flatMap(({ words, orders }) => orders.map((main) => at(words, main)))
  const [first, second] = orders
  return first && second ? [{ kind: 'several', start: second.start, end: second.end }] : []
}

const ordersIn = (
  words: readonly Word[],
  mains: readonly { main: number; form: string | undefined; told: boolean }[],
): number[] =>
  mains
    .filter(({ main, form, told }) => {
      const before = at(words, main - 1)
      const next = at(words, main + 1)
      const joins = main === 0 || told || orderJoiners.has(before.word)
      const hasObject = next.tag !== 'conjunction' && next.tag !== 'punctuation' && next.word !== ''
      return joins && hasObject && !continuingObjects.has(next.word) && (form === 'base' || form === undefined)
    })
    .map(({ main }) => main)
    .filter((main, index) => index === 0 || !partOfOne.has(at(words, main).base))

/** What keeps an action item, written in English, from being specific. */
export const checkAction = (text: string, findByRules: (text: string) => BlameFinding[]): ActionFinding[] => {
  const sentences = [...readSentences(text, tokenize(text, quotations(text), stops), peopleFrom([]))]
  const words = sentences.flatMap((sentence) => sentence.words)
  if (words.length === 0) return []
  const careful = findByRules(text).filter(({ kind }) => kind === 'be-more-careful' || kind === 'judgement')
  const asked = careful.slice(0, 1).map(({ start, end }): ActionMatch => ({ kind: 'behaviour', start, end }))
  const behaviour = asked.length > 0 ? asked : teaching(words)
  const perSentence = sentences.map((sentence) => {
    const clauses = clausesOf(sentence, {})
    const mains = clauses
      .filter(({ kind, subject, link }) => kind === 'finite' && subject.kind === 'nobody-said' && link === '')
      .map(({ main }) => ({ main, form: at(sentence.words, main).form, told: false }))
    return { words: sentence.words, orders: ordersIn(sentence.words, mains) }
  })
  const found = [...behaviour, ...(behaviour.length > 0 ? [] : vague(words)), ...several(perSentence)]
  if (found.every(({ kind }) => kind === 'several')) found.push(...noLimit(words))
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => ({ kind, start, end, text: text.slice(start, end), ...said[kind] }))
}
