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

/** The templates of the guides. A unit test parses them, so that an invalid one fails the build. */
export const builtInTemplates: readonly PostmortemTemplate[] = ((parsed) =>
  guides.map((guide) => ({
    ...parsed[guide.id],
    id: guide.id,
    name: guide.title,
    purpose: guide.purpose,
    sections: templatesOfGuide(guide),
    cards: { guides: [guide.id] },
  })))(rowsSchema.parse(rows))
