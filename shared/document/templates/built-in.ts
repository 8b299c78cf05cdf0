import { z } from 'zod'
import rows from '../../../assets/templates.json'
import { guides, templatesOfGuide } from '../../meeting/report/guides'
import { type CardGuide, cardGuides } from '../../protocol/prompt-cards'
import { type PostmortemTemplate, postmortemTemplateSchema } from '../../protocol/templates'

/** What a guide's template has beyond what the guide itself says: its agenda, prompts and rules, in our own words. */
const rowsSchema = z.record(
  z.enum(Object.keys(cardGuides) as [CardGuide, ...CardGuide[]]),
  postmortemTemplateSchema.pick({ version: true, agenda: true, prompts: true, rules: true }),
)

/** Reviews without a meeting. */
export const wayTemplates: readonly PostmortemTemplate[] = [
  {
    id: 'written-review',
    version: 1,
    name: 'Written review',
    purpose: 'Without a meeting: everybody reads it, corrects it, comments, and signs off.',
    review: 'written',
  },
  {
    id: 'near-miss',
    version: 1,
    name: 'Near-miss note',
    purpose: 'Without a meeting, and short: what nearly happened, what stopped it, and what will change.',
    review: 'near-miss',
  },
]

/** The templates of the guides. A unit test parses them, so that an invalid one fails the build. */
export const guideTemplates: readonly PostmortemTemplate[] = ((parsed) =>
  guides.map((guide) => ({
    ...parsed[guide.id],
    id: guide.id,
    name: guide.title,
    purpose: guide.purpose,
    sections: templatesOfGuide(guide),
    cards: { guides: [guide.id] },
  })))(rowsSchema.parse(rows))

/** Every template that Debrief has by itself. */
export const builtInTemplates: readonly PostmortemTemplate[] = [...wayTemplates, ...guideTemplates]
