import { type Zone, zoneInPlaceOf } from '../../time'
import type { Draft, Entry } from '../types'

/** A draft whose ambiguous zones are those of the places that its text names, with a warning for each that was told so. */
export const placeZones = (draft: Draft, text: string): Draft => {
  const known = new Map<string, Zone>()
  const told: Draft['warnings'] = []
  const place = (zone: Zone, line: number): Zone => {
    if (!zone.ambiguity) return zone
    const found = known.get(zone.name) ?? zoneInPlaceOf(zone, text)
    if (!known.has(zone.name) && found !== zone)
      told.push({ line, message: `${zone.name} is read as the time of ${found.name}, a place that the text names.` })
    known.set(zone.name, found)
    return found
  }
  const inTime = <T extends { zone?: Zone }>(time: T, line: number): T =>
    time.zone ? { ...time, zone: place(time.zone, line) } : time
  const inEntry = (entry: Entry): Entry => {
    const { time, zone, line } = entry
    const zones = [zone, time.zone, time.end?.zone, time.alternate?.zone]
    if (!zones.some((one) => one?.ambiguity)) return entry
    return {
      ...inTime(entry, line),
      time: {
        ...inTime(time, line),
        ...(time.end ? { end: inTime(time.end, line) } : {}),
        ...(time.alternate ? { alternate: inTime(time.alternate, line) } : {}),
      },
    }
  }
  const { zone, mentionedZone, localZone } = draft
  return {
    ...draft,
    entries: draft.entries.map(inEntry),
    suggestions: draft.suggestions.map(inEntry),
    ...(zone ? { zone: inTime(zone, zone.line) } : {}),
    ...(mentionedZone ? { mentionedZone: inTime(mentionedZone, mentionedZone.line) } : {}),
    ...(localZone ? { localZone: place(localZone, 0) } : {}),
    warnings: [...draft.warnings, ...told],
  }
}
