import { situationIds } from '../libs/blameless'
import type { CardVocabulary } from '../meeting/cards/vocabulary'
import { stages } from '../stages'

/** What prompt cards may refer to in this version. */
export const cardVocabulary: CardVocabulary = {
  stages: stages.map(({ id, problemLabels }) => ({ id, problemCodes: Object.keys(problemLabels) })),
  situations: situationIds,
}
