import type { Language } from '../language'
import { english } from './english'

/** The registered languages by id (BCP 47). To add one: a folder beside this file and a line here. */
export const languages = { en: english } satisfies Record<string, Language>

export type LanguageId = keyof typeof languages
