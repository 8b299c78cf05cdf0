import { createHostCalls } from './session'

/** This page's own host (for a guest, the meeting's). */
export const host = createHostCalls()
