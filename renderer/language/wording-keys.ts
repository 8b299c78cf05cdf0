import type { Keys } from '../commands/keys'

/** Opens the card on the words at the caret. */
export const WORDING_KEYS: Keys = 'Alt+Enter'
