import { checkActionInEnglish } from './english/actions'
import type { ActionFinding } from './types'

/** Finds what keeps an action item from being specific, in order; pure and synchronous. */
export const checkAction = (text: string): ActionFinding[] => checkActionInEnglish(text)
