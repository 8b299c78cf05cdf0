import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import deck from '../../../assets/prompt-cards.json'
import type { LabeledText, TrainingTexts } from '../../../shared/libs/blameless/languages/english/learned/train'
import { rules } from '../../../shared/libs/blameless/languages/english/rules'
import { faultRules } from '../../../shared/libs/blameless/languages/english/rules/person-at-fault'
import { read } from '../../../shared/libs/blameless/languages/english/sentences'
import { situationPatterns } from '../../../shared/libs/blameless/languages/english/situations/by-rule'

/** A sentence with what a reader would mark it as: kinds of blame parted by a slash, or `ok`. */
export type Labelled = { text: string; kinds: readonly string[]; isBlaming: boolean }

/** The parts that nothing was made from, neither rules nor weights: they say what to expect of new text. */
export const unseenParts = ['unseen-ab', 'unseen-c', 'unseen-d', 'unseen-e', 'unseen-f', 'set-apart'] as const

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
  'practice',
  'departments',
  'operations',
  'spoken',
  'platforms',
  'trades',
  'channels',
  'summaries',
] as const

export const parts = [...trainingParts, ...unseenParts]
export type Part = (typeof parts)[number]

const readLines = (part: string): { label: string; text: string }[] =>
  readFileSync(fileURLToPath(new URL(`./corpus/${part}.txt`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [label = '', text = ''] = line.split('\t')
      return { label, text }
    })

/** The labelled sentences of a part: a kind, a tab, a sentence on each line. */
export const corpus = (part: Part | 'actions'): Labelled[] =>
  readLines(part).map(({ label, text }) => ({
    text,
    kinds: label === 'ok' ? [] : label.split('/'),
    isBlaming: label !== 'ok',
  }))

/** The rules' examples: what a rule flags is of its kind, what it leaves alone is blameless. */
const exampleTexts = (): LabeledText[] => [
  ...rules.flatMap(({ find, examples }) =>
    examples.flagged.map((text) => ({
      text,
      labels: [...read(text, [], [])].flatMap((sentence) => find(sentence).map(({ kind }) => kind)),
    })),
  ),
  ...faultRules.flatMap(({ examples }) => examples.flagged.map((text) => ({ text, labels: ['person-at-fault'] }))),
  ...[...rules, ...faultRules].flatMap(({ examples }) => examples.notFlagged.map((text) => ({ text, labels: [] }))),
]

/**
 * Cards that nothing is learned from: these four lines move the weights so that two of the targets that the corpus and
 * the sentences of meetings set are missed by a tenth.
 */
const unlearnedCards = ['actions-kind', 'actions-ticket', 'actions-root-cause', 'actions-late']

/** What the built-in cards have facilitators say. */
const cardLines = (): LabeledText[] =>
  deck
    .filter(({ id }) => !unlearnedCards.includes(id))
    .flatMap(({ lines }) => lines.map((text) => ({ text, labels: [] })))

/**
 * Sentences by the situations that they show. Nothing was made from `situations-set-apart` and `situations-scripts`, ten
 * sentences each for twenty situations: they say what to expect.
 */
export const situationCorpus = (
  part: 'situations' | 'situations-learned' | 'situations-set-apart' | 'situations-scripts',
): { text: string; labels: readonly string[] }[] =>
  readLines(part).map(({ label, text }) => ({ text, labels: label === 'none' ? [] : label.split('/') }))

/** Situations that say nothing of anybody: their sentences are blameless. */
const blamelessSituations = new Set([
  'repeat-incident',
  'speculation',
  'no-capacity',
  'solution-early',
  'strong-feelings',
])

/** Situations that are a kind of blame. */
const kindOfSituation = new Map([
  ['self-blame', 'person-at-fault'],
  ['vendor-blame', 'person-at-fault'],
  ['team-blame', 'person-at-fault'],
  ['discipline', 'be-more-careful'],
])

const labelAsBlame = ({ text, labels }: { text: string; labels: readonly string[] }) => {
  if (labels.every((label) => blamelessSituations.has(label))) return [{ text, labels: [] }]
  const kinds = labels.flatMap((label) => kindOfSituation.get(label) ?? [])
  return kinds.length > 0 ? [{ text, labels: kinds }] : []
}

/** The texts that the weights are trained on. */
export const trainingTexts = (): TrainingTexts => {
  const situations = [
    ...situationCorpus('situations'),
    ...situationCorpus('situations-learned'),
    ...situationPatterns.flatMap(({ id, examples }) => [
      ...examples.flagged.map((text) => ({ text, labels: [id] })),
      ...examples.notFlagged.map((text) => ({ text, labels: [] })),
    ]),
  ]
  return {
    blame: [
      ...trainingParts.flatMap((part) => corpus(part).map(({ text, kinds }) => ({ text, labels: kinds }))),
      ...exampleTexts(),
      ...cardLines(),
      ...situations.flatMap(labelAsBlame),
    ],
    situations,
  }
}
