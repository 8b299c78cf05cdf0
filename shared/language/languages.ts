import { english } from './english'
import type { Language } from './language'

/** Every language of the check by its id (BCP 47): adding one is a folder and a line here. */
export const languages = { en: english } satisfies Record<string, Language>

export type LanguageId = keyof typeof languages
