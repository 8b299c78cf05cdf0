import { at, type Word } from '../grammar/word'
import { isNegatedBefore, type SentenceContext } from '../rules/context'
import { indexPhrases, phraseEnd } from '../rules/phrases'
import type { SituationPattern, Stretch } from './situation'

type PhraseOptions = {
  /** How many words before the phrase may deny it; 0 for phrases that a negation belongs to. */
  negationReach?: number
  isExcepted?: (context: SentenceContext, stretch: Stretch) => boolean
}

type PhraseIndex = ReturnType<typeof indexPhrases>

/** Which lists have phrases that begin with a word: each word of a sentence is looked up once for all of them. */
const listsByWord = new Map<string, { list: number; index: PhraseIndex }[]>()
let lists = 0

const register = (phrases: readonly string[]): number => {
  const list = lists
  lists += 1
  const index = indexPhrases(phrases)
  // The reader joins some pairs, such as "in hindsight", into one word.
  const joined = phrases.filter((phrase) => phrase.includes(' ')).map((phrase) => [phrase, [[]]] as const)
  for (const [word] of [...index, ...joined]) {
    const known = listsByWord.get(word)
    const entry = { list, index: index.has(word) ? index : new Map(joined) }
    if (known) known.push(entry)
    else listsByWord.set(word, [entry])
  }
  return list
}

type Hits = ReadonlyMap<number, readonly Stretch[]>

const hitsBySentence = new WeakMap<readonly Word[], Hits>()

/** Where the phrases of all lists stand in a sentence, by list. */
const findHits = (words: readonly Word[]): Hits => {
  const known = hitsBySentence.get(words)
  if (known) return known
  const hits = new Map<number, Stretch[]>()
  for (let from = 0; from < words.length; from += 1) {
    const { word } = at(words, from)
    for (const { list, index } of listsByWord.get(word) ?? []) {
      const to = phraseEnd(index, word, words, from + 1, words.length)
      if (to < 0) continue
      const found = hits.get(list)
      if (found) found.push({ from, to })
      else hits.set(list, [{ from, to }])
    }
  }
  hitsBySentence.set(words, hits)
  return hits
}

/** Finds each of the phrases that is not negated, only mentioned or excepted. */
export const findPhrases = (
  phrases: readonly string[],
  { negationReach = 0, isExcepted }: PhraseOptions = {},
): SituationPattern['find'] => {
  const list = register(phrases)
  return (context) =>
    (findHits(context.words).get(list) ?? []).filter(
      (stretch) =>
        !context.isMention(stretch.from) &&
        !(negationReach > 0 && isNegatedBefore(context.words, stretch.from, negationReach)) &&
        !isExcepted?.(context, stretch),
    )
}
