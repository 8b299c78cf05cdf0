import type { MeetingRecord, RosterEntry } from '../../../shared/meeting/incident'
import { findFacilitator, isSamePerson, type RosterPerson } from '../../../shared/meeting/people'
import { isSameName, isUnnamed } from '../../../shared/meeting/people/same-name'
import { colorForName } from '../../components/Initials'
import type { PresentPerson } from '../../session'

/** Somebody in this meeting: invited, here, or both. */
export type Attendee = {
  /** The roster id; for somebody who is here but not on it, the id that they will have, or a key made from the name. */
  id: string
  name: string
  color: number
  role: RosterEntry['role']
  isHere: boolean
  isSelf: boolean
  isFacilitator: boolean
  hasAttended: boolean
  /** The stage they are viewing, if they are here. */
  stage?: string
  isOnRoster: boolean
}

/**
 * Everybody invited or here, one entry per person however many windows they have open; those who are here come first.
 */
export const attendees = (
  invited: readonly RosterPerson[],
  present: readonly PresentPerson[],
  record: Pick<MeetingRecord, 'facilitator' | 'facilitatorId'>,
): Attendee[] => {
  const facilitator = findFacilitator(invited, record)
  const onRoster = invited.map((entry): Attendee => {
    const windows = present.filter((one) => isSamePerson(entry, one))
    const shown = windows.find((one) => one.stage) ?? windows[0]
    return {
      id: entry.id,
      // Somebody who had no name when they were added may have given one since.
      name: isUnnamed(entry.name) ? shown?.name.trim() || entry.name : entry.name,
      color: shown?.color ?? colorForName(entry.name),
      role: entry.role,
      isHere: shown !== undefined,
      isSelf: windows.some((one) => one.isSelf),
      isFacilitator: entry === facilitator,
      hasAttended: entry.hasAttended,
      stage: shown?.stage,
      isOnRoster: true,
    }
  })
  const others = new Map<string, Attendee>()
  for (const one of present) {
    if (one.name.trim() === '' || invited.some((entry) => isSamePerson(entry, one))) continue
    const id = one.person ?? `attending ${one.name.trim()}`
    const known = others.get(id)
    others.set(id, {
      id,
      name: one.name.trim(),
      color: one.color,
      role: 'participant',
      isHere: true,
      isSelf: (known?.isSelf ?? false) || one.isSelf,
      isFacilitator: !facilitator && isSameName(one.name, record.facilitator),
      hasAttended: false,
      stage: one.stage ?? known?.stage,
      isOnRoster: false,
    })
  }
  const all = [...onRoster.filter(({ name }) => name.trim() !== ''), ...others.values()]
  return [...all.filter((one) => one.isHere), ...all.filter((one) => !one.isHere)]
}
