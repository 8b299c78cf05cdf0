import { countText } from '../../meeting/format'
import { reviewLabels } from '../../meeting/rules'
import type { PostmortemTemplate } from '../../protocol/templates'
import { stages } from '../../stages'

const usualStages = stages.filter(({ isOptional }) => !isOptional)

/** How long its meeting is (min), and how many stages that has. */
const agendaFacts = ({ agenda }: PostmortemTemplate): string[] => {
  const list = agenda ?? usualStages.map(({ defaultMinutes }) => ({ minutes: defaultMinutes[90] }))
  const minutes = list.reduce((sum, one) => sum + one.minutes, 0)
  return [countText(minutes, 'minute'), countText(list.length, 'stage')]
}

/** What a template brings, in a few facts. */
export const templateFacts = (template: PostmortemTemplate): string[] => {
  const { review, sections = [] } = template
  return [
    ...(review && review !== 'meeting' ? [reviewLabels[review]] : agendaFacts(template)),
    ...(sections.length > 0 ? [countText(sections.length, 'more section')] : []),
  ]
}
