import type * as Y from 'yjs'
import { run } from './agenda'
import { type MeetingRecord, record, roster } from './incident'
import { findFacilitator, type RosterPerson, resolvePeople } from './people'
import { isSameName, isUnnamed } from './people/same-name'

/** What a document says about who facilitates its meeting. */
export type Facilitation = {
  facilitator: string
  /** Their ids on the roster, if it is known which person on the roster they are. */
  ids: readonly string[] | undefined
  isRunning: boolean
}

type Meeting = {
  people: readonly RosterPerson[]
  record: Pick<MeetingRecord, 'facilitator' | 'facilitatorId'>
  isRunning: boolean
}

/** Who facilitates a meeting, from its people and its record. */
export const getFacilitation = ({ people, record: named, isRunning }: Meeting): Facilitation => ({
  facilitator: named.facilitator,
  ids: findFacilitator(people, named)?.ids,
  isRunning,
})

/** Who facilitates the meeting of a document. */
export const readFacilitation = (doc: Y.Doc): Facilitation =>
  getFacilitation({
    people: resolvePeople(roster.read(doc).value),
    record: record.read(doc).value,
    isRunning: run.read(doc).value.state.phase === 'running',
  })

/** Somebody as presence announces them; versions before ids send only a name. */
type Who = { name: string; person?: string | undefined; holdsMeeting: boolean; canEdit: boolean }

/**
 * Whether somebody is the facilitator, who alone controls the meeting: the person named in the document, if they may
 * edit it. Whoever hosts the meeting is one as well, until it runs and while nobody is named. Pages ask this before
 * they show the controls, hosts before they let somebody appear as the facilitator or reveal a ballot. The controls
 * themselves are edits like any other: everyone who may edit may take over.
 */
export const isFacilitating = ({ facilitator, ids, isRunning }: Facilitation, who: Who): boolean => {
  if (!who.canEdit) return false
  const isNamed = ids && who.person !== undefined ? ids.includes(who.person) : isSameName(facilitator, who.name)
  return isNamed || (who.holdsMeeting && (!isRunning || isUnnamed(facilitator)))
}
