import type { Rating } from '../../meeting/ballots'
import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import type { Block } from '../../stages/report-blocks'
import { dataOfStage, type Snapshot } from '..'

/** How many people chose each mark when they rated the meeting; nothing before it has ended. */
export const createRatingBlocks = (snap: Snapshot, known: readonly AnyStage[] = stages): Block[] => {
  if (snap.run.state.phase !== 'ended') return []
  const ratings = known.flatMap((stage) => stage.ratings?.(dataOfStage(snap, stage)) ?? [])
  if (ratings.length === 0) return []
  return [
    { type: 'heading', level: 3, text: 'How people rated the meeting' },
    { type: 'paragraph', text: 'Answered in secret. After each mark: how many people chose it.' },
    {
      type: 'facts',
      items: ratings.map((rating) => ({ label: rating.question.text, text: countText(rating) })),
    },
  ]
}

const countText = ({ question: { low, high }, counts }: Rating): string =>
  counts
    .map((count, index) => {
      const mark = String(index + 1)
      const meaning = index === 0 ? low : index === counts.length - 1 ? high : undefined
      return `${meaning ? `${mark} (${meaning.toLowerCase()})` : mark}: ${count}`
    })
    .join(' · ')
