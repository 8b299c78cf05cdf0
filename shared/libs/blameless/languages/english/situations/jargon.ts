import { at } from '../grammar/word'
import { knownAbbreviations } from '../words/situations'
import type { SituationPattern } from './situation'

const MIN_ABBREVIATIONS = 3

/** Finds sentences with so many abbreviations that a newcomer would lose the thread. */
export const jargon: SituationPattern = {
  id: 'jargon',
  find: ({ words, written }) => {
    const found = words.flatMap(({ word, capital, tag }, i) => {
      if (!capital || tag === 'name' || word.length < 2 || word.length > 6 || knownAbbreviations.has(word)) return []
      const raw = written(i, i + 1)
      return /^\p{Lu}{2,6}s?$/u.test(raw) ? [i] : []
    })
    // A sentence in capitals is loud, not full of abbreviations.
    const isLoud = found.length * 2 > words.filter(({ tag }) => tag !== 'punctuation').length
    const isMany = new Set(found.map((i) => at(words, i).word)).size >= MIN_ABBREVIATIONS
    const [first] = found
    return isMany && !isLoud && first !== undefined ? [{ from: first, to: (found.at(-1) ?? first) + 1 }] : []
  },
  examples: {
    flagged: ['The BGP session of the RR dropped after the MOP, so the VRF had no routes.'],
    notFlagged: ['The API answered with HTTP errors because DNS was down.', 'PLEASE READ THIS FIRST'],
  },
}
