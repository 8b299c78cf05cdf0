import type { Language } from './language'
import { english } from './languages/english'

/** Every language of the check by its id (BCP 47): adding one is a folder and a line here. */
export const languages = { en: english } satisfies Record<string, Language>

export type LanguageId = keyof typeof languages
