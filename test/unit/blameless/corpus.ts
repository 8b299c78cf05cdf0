import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import deck from '../../../assets/prompt-cards.json'
import { rules } from '../../../shared/libs/blameless/languages/english/rules'
import { faultRules } from '../../../shared/libs/blameless/languages/english/rules/person-at-fault'
import { read } from '../../../shared/libs/blameless/languages/english/sentences'

/** A sentence with what a reader would mark it as: kinds of blame parted by a slash, or `ok`. */
export type Labelled = { text: string; kinds: readonly string[]; isBlaming: boolean }

/** The parts that nothing was made from, neither rules nor weights: they say what to expect of new text. */
export const unseenParts = ['unseen-ab', 'unseen-c', 'set-apart'] as const

/**
 * The parts that the check was made from. The rules were worked on with those up to `looked-at-once`; of all, the weights
 * were trained. Most were written by people who had seen neither rules nor other parts, each with another world in mind.
 */
export const trainingParts = [
  'worked-on',
  'held-out',
  'fresh',
  'later',
  'kinds',
  'blind-a',
  'blind-b',
  'looked-at-once',
  'software',
  'other-trades',
  'meetings',
  'reports',
  'roles',
  'pairs',
  'constructions',
  'institutional',
  'authors',
  'rows-software',
  'rows-others',
  'conversation',
] as const

export const parts = [...trainingParts, ...unseenParts]
export type Part = (typeof parts)[number]

/** The labelled sentences of a part: a kind, a tab, a sentence on each line. */
export const corpus = (part: Part | 'actions'): Labelled[] =>
  readFileSync(fileURLToPath(new URL(`./corpus/${part}.txt`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [label = '', text = ''] = line.split('\t')
      return { text, kinds: label === 'ok' ? [] : label.split('/'), isBlaming: label !== 'ok' }
    })

/** What the rules' examples say: those that a rule flags are of its kind, those that it leaves alone are blameless. */
const exampleSentences = (): { text: string; kinds: readonly string[] }[] => [
  ...rules.flatMap(({ find, examples }) =>
    examples.flagged.map((text) => ({
      text,
      kinds: [...read(text, [], [])].flatMap((sentence) => find(sentence).map(({ kind }) => kind)),
    })),
  ),
  ...faultRules.flatMap(({ examples }) => examples.flagged.map((text) => ({ text, kinds: ['person-at-fault'] }))),
  ...[...rules, ...faultRules].flatMap(({ examples }) => examples.notFlagged.map((text) => ({ text, kinds: [] }))),
]

/** What the built-in cards have facilitators say. */
const cardLines = (): { text: string; kinds: readonly string[] }[] =>
  deck.flatMap(({ lines }) => lines.map((text) => ({ text, kinds: [] })))

/** The sentences that the weights are trained on. */
export const trainingSentences = (): { text: string; kinds: readonly string[] }[] => [
  ...trainingParts.flatMap((part) => corpus(part)),
  ...exampleSentences(),
  ...cardLines(),
]
