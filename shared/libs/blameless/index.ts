import { createChecker } from './checker'
import { type LanguageId, languages } from './languages'
import type { CheckOptions } from './types'

export { createChecker } from './checker'
export { defineLanguage, type Language, type LanguageDefinition } from './language'
export { type LanguageId, languages } from './languages'
export { type Situation, type SituationId, situationIds } from './situations'
export * from './types'

/** Options of the check, with the ids of the registered languages. */
export type BlameOptions = CheckOptions<LanguageId>

/** The checker for all registered languages; English is the default. */
export const { findBlame, tellsOfPeople, situationsIn, inspect, checkAction } = createChecker(languages, 'en')
