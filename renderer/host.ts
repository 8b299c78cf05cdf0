import { createHostCalls } from './session'

/** The own host of this page (for a guest, the meeting's). */
export const host = createHostCalls()
