import type { RosterEntry } from '../../../shared/record'
import { isSameName } from '../../../shared/record/same-name'
import { colorOfName } from '../../components/Person'
import type { Person } from '../../session'

/** Somebody of this meeting: invited, here, or both. */
export type Attendee = {
  /** Roster id, or a key made of the name for one who is only here. */
  id: string
  name: string
  color: number
  role: RosterEntry['role']
  isHere: boolean
  isSelf: boolean
  isFacilitator: boolean
  hasAttended: boolean
  /** Where they look, if they are here. */
  stage?: string
  isOnRoster: boolean
}

/** Everybody invited or here, one entry a person, however many windows they have open; those who are here first. */
export const attendees = (
  invited: readonly RosterEntry[],
  present: readonly Person[],
  facilitator: string,
): Attendee[] => {
  const named = present.filter(({ name }) => name.trim() !== '')
  const ofRoster = invited.map((entry): Attendee => {
    const windows = named.filter((one) => isSameName(one.name, entry.name))
    const shown = windows.find((one) => one.stage) ?? windows[0]
    return {
      id: entry.id,
      name: entry.name,
      color: shown?.color ?? colorOfName(entry.name),
      role: entry.role,
      isHere: shown !== undefined,
      isSelf: windows.some((one) => one.isSelf),
      isFacilitator: isSameName(entry.name, facilitator),
      hasAttended: entry.hasAttended,
      stage: shown?.stage,
      isOnRoster: true,
    }
  })
  const others = new Map<string, Attendee>()
  for (const one of named) {
    if (invited.some((entry) => isSameName(entry.name, one.name))) continue
    const key = one.name.trim().toLocaleLowerCase()
    const known = others.get(key)
    others.set(key, {
      id: `here ${key}`,
      name: one.name.trim(),
      color: one.color,
      role: 'participant',
      isHere: true,
      isSelf: (known?.isSelf ?? false) || one.isSelf,
      isFacilitator: isSameName(one.name, facilitator),
      hasAttended: false,
      stage: one.stage ?? known?.stage,
      isOnRoster: false,
    })
  }
  const all = [...ofRoster.filter(({ name }) => name.trim() !== ''), ...others.values()]
  return [...all.filter((one) => one.isHere), ...all.filter((one) => !one.isHere)]
}
