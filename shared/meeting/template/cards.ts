import { MAX_WEIGHT, type PromptCard, promptCardSchema } from '../../protocol/prompt-cards'
import { partKey, splitPartKey } from './keys'
import type { TemplateParts } from './section'

/**
 * A deck with what a document's template says of it: its own cards are added, those that it hides are left out, and those
 * that it puts first weigh a little more. `isOwn`: whether a card is this person's own, which no template changes.
 */
export const withTemplateCards = (
  deck: readonly PromptCard[],
  parts: TemplateParts,
  isOwn: (id: string) => boolean = () => false,
): readonly PromptCard[] => {
  const added = Object.entries(parts).flatMap(([key, value]) => {
    const card = splitPartKey(key).kind === 'card' ? promptCardSchema.safeParse(value).data : undefined
    return card && !deck.some(({ id }) => id === card.id) ? [card] : []
  })
  const isFirst = ({ id, source }: PromptCard): boolean =>
    parts[partKey('card-first', id)] === true ||
    (source !== undefined && parts[partKey('guide-cards', source)] === true)
  const kept = deck.filter(({ id }) => isOwn(id) || parts[partKey('card-hidden', id)] !== true)
  if (added.length === 0 && kept.length === deck.length && !kept.some(isFirst)) return deck
  return [...kept, ...added].map((card) =>
    isFirst(card) && !isOwn(card.id) ? { ...card, weight: Math.min(MAX_WEIGHT, card.weight + 1) } : card,
  )
}
