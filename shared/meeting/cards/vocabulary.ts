import type { PromptCard } from '../../protocol/prompt-cards'

/** What cards may refer to. */
export type CardVocabulary = {
  stages: readonly { id: string; problemCodes: readonly string[] }[]
  situations: readonly string[]
}

/** An unknown term of a card, with the one that was probably meant. */
export type UnknownTerm = { kind: 'stage' | 'problem' | 'situation'; term: string; closest: string | undefined }

const MAX_TYPOS = 2

/** The number of characters to replace, insert or delete to turn one word into the other. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The word of a list that was most likely meant; undefined if none is close. */
export const closestTo = (word: string, all: readonly string[]): string | undefined => {
  const near = all
    .filter((one) => Math.abs(one.length - word.length) <= MAX_TYPOS)
    .map((one) => ({ one, distance: editDistance(word.slice(0, 80).toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= MAX_TYPOS)
    .sort((a, b) => a.distance - b.distance)
  return near[0]?.one
}

/** The unknown stages, problems and situations that a card refers to. A problem must be one of the card's stages. */
export const findUnknownTerms = (card: PromptCard, { stages, situations }: CardVocabulary): UnknownTerm[] => {
  const stageIds = stages.map(({ id }) => id)
  const own = stages.filter(({ id }) => card.stages?.includes(id) ?? true)
  const codes = own.flatMap(({ problemCodes }) => problemCodes)
  const unknown = (kind: UnknownTerm['kind'], term: string, known: readonly string[]): UnknownTerm[] =>
    known.includes(term) ? [] : [{ kind, term, closest: closestTo(term, known) }]
  return [
    ...(card.stages ?? []).flatMap((stage) => unknown('stage', stage, stageIds)),
    ...(card.triggers ?? []).flatMap((trigger) => {
      if ('problem' in trigger) return unknown('problem', trigger.problem, codes)
      return 'situation' in trigger ? unknown('situation', trigger.situation, situations) : []
    }),
  ]
}
