import type { PromptCard } from '../../protocol/prompt-cards'
import { closestTo } from '../hand-edited'

/** What cards may refer to. */
export type CardVocabulary = {
  stages: readonly { id: string; problemCodes: readonly string[] }[]
  situations: readonly string[]
}

/** An unknown term of a card, with the one that was probably meant. */
export type UnknownTerm = { kind: 'stage' | 'problem' | 'situation'; term: string; closest: string | undefined }

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
