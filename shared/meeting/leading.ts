import type * as Y from 'yjs'
import { run } from '../agenda'
import { record } from '../record'
import { isSameName, isUnnamed } from '../record/same-name'

/** What of a document decides who leads its meeting. */
export type Lead = { facilitator: string; isRunning: boolean }

export const leadOf = (doc: Y.Doc): Lead => ({
  facilitator: record.read(doc).value.facilitator,
  isRunning: run.read(doc).value.state.phase === 'running',
})

/**
 * Whether somebody is the facilitator: the one whom the document names. Whoever holds the meeting is it too until it runs,
 * and for as long as nobody is named. Readers never are; that is for the caller to know.
 */
export const isLeading = ({ facilitator, isRunning }: Lead, who: { name: string; holdsMeeting: boolean }): boolean =>
  isSameName(facilitator, who.name) || (who.holdsMeeting && (!isRunning || isUnnamed(facilitator)))
