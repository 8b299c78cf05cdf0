import type { Masked } from '../text/words'
import { piecesOf } from '../text/words'
import type { BlameFinding } from '../types'
import type { Memory } from './grammar/clause'
import { peopleFrom, readSentences } from './grammar/read'
import { at } from './grammar/word'
import { reasons } from './reasons'
import { judgeSentence } from './rules'
import * as stops from './words/abbreviations'

/** Finds blame in an English text; what `masked` covers is not read. */
export const findBlameInEnglish = (
  text: string,
  masked: readonly Masked[],
  people: readonly string[],
): BlameFinding[] => {
  const memory: Memory = {}
  const findings: BlameFinding[] = []
  for (const sentence of readSentences(text, piecesOf(text, masked, stops), peopleFrom(people))) {
    for (const raw of judgeSentence(sentence, memory, text)) {
      const start = at(sentence.words, raw.from).start
      const end = at(sentence.words, raw.to - 1).end
      if (end <= start) continue
      findings.push({
        kind: raw.kind,
        start,
        end,
        text: text.slice(start, end),
        ...reasons[raw.theme],
        ...(raw.rewrite === undefined ? {} : { rewrite: raw.rewrite }),
      })
    }
  }
  return findings
}
