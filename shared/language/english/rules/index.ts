import type { Memory } from '../grammar/clause'
import { clausesOf } from '../grammar/clauses'
import type { Sentence } from '../grammar/word'
import { at } from '../grammar/word'
import { rewritten } from '../rewrites'
import { askedOfPeople } from './asked-of-people'
import { beMoreCareful } from './be-more-careful'
import { blamedNoun } from './blamed-noun'
import { type Context, mentionsIn, type Raw } from './context'
import { counterfactual } from './counterfactual'
import { deeds } from './deeds'
import { expectedOfPeople } from './expected'
import { humanError } from './human-error'
import { judgedDeed } from './judged-deed'
import { judgement } from './judgement'
import { personAtFault } from './person-at-fault'

/** Every rule, the more telling first: where two mark the same words, the first one speaks. */
const rules: readonly ((context: Context) => Raw[])[] = [
  counterfactual,
  expectedOfPeople,
  humanError,
  personAtFault,
  blamedNoun,
  deeds,
  judgement,
  judgedDeed,
  beMoreCareful,
  askedOfPeople,
]

const overlaps = (a: Raw, b: Raw): boolean => a.from < b.to && b.from < a.to

/** All that a sentence says against people, left to right, no two findings on the same words. */
export const judgeSentence = (sentence: Sentence, memory: Memory, text: string): Raw[] => {
  const { words } = sentence
  const clauses = clausesOf(sentence, memory)
  const written = (from: number, to: number): string => text.slice(at(words, from).start, at(words, to - 1).end)
  const context: Context = { sentence, words, clauses, isMention: mentionsIn(words, clauses), written }
  const kept: Raw[] = []
  for (const rule of rules)
    for (const raw of rule(context)) if (!kept.some((other) => overlaps(raw, other))) kept.push(raw)
  const ordered = kept.sort((a, b) => a.from - b.from)
  return ordered.map((raw, index) => {
    const better = rewritten(context, raw)
    const next = ordered[index + 1]
    return next && overlaps(better, next) ? raw : better
  })
}
