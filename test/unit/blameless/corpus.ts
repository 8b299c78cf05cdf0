import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A sentence with what a reader would mark it as: kinds of blame parted by a slash, or `ok`. */
export type Labelled = { text: string; kinds: readonly string[]; isBlaming: boolean }

/** The parts of the corpus: one to work on, one looked at only at the end, one older and one younger than the rules. */
export const parts = ['worked-on', 'held-out', 'fresh', 'later'] as const
export type Part = (typeof parts)[number]

/** The labelled sentences of a part: a kind, a tab, a sentence on each line. */
export const corpus = (part: Part): Labelled[] =>
  readFileSync(fileURLToPath(new URL(`./corpus/${part}.txt`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [label = '', text = ''] = line.split('\t')
      return { text, kinds: label === 'ok' ? [] : label.split('/'), isBlaming: label !== 'ok' }
    })
