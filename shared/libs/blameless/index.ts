import { createChecker } from './checker'
import { type LanguageId, languages } from './languages'
import type { CheckOptions } from './types'

export { createChecker } from './checker'
export { defineLanguage, type Language, type LanguageDefinition } from './language'
export { type LanguageId, languages } from './languages'
export * from './types'

/** What the check may know of a text in one of our languages. */
export type BlameOptions = CheckOptions<LanguageId>

/** The check over all languages that we have; English where nothing else is said. */
export const { findBlame, tellsOfPeople, checkAction } = createChecker(languages, 'en')
