import { fold } from '../languages'
import { windowsZones } from './windows-zones'
import { ambiguities, fixedOffsets, longNames, regionIds, zonesOfPlaces } from './zone-data'
import { idOfForeignCity, zoneByName } from './zone-words'

/** A zone as written: a fixed offset from UTC in minutes, or an IANA zone with its rules; `ambiguity` says how an abbreviation of several zones was read. */
export type Zone =
  | { kind: 'offset'; minutes: number; name: string; ambiguity?: string }
  | { kind: 'iana'; id: string; name: string; ambiguity?: string }

export const UTC: Zone = { kind: 'offset', minutes: 0, name: 'UTC' }

let idsByCity: Map<string, string> | undefined

/** `BERLIN` → `Europe/Berlin`, for every city that an IANA zone is named after. */
const idOfCity = (name: string): string | undefined => {
  if (!idsByCity) {
    idsByCity = new Map()
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const city = zone.slice(zone.lastIndexOf('/') + 1)
      if (zone.includes('/')) idsByCity.set(city.replaceAll('_', ' ').toUpperCase(), zone)
    }
  }
  return idsByCity.get(name)
}

/** Names that are remembered: a file may hold any number of them. */
const MAX_KNOWN_IDS = 2000
const knownIds = new Map<string, boolean>()

/** Whether an id is in the tz database of this machine. */
const isKnownId = (name: string): boolean => {
  let isValid = knownIds.get(name)
  if (isValid === undefined) {
    try {
      isValid = new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
    } catch {
      isValid = false
    }
    if (knownIds.size >= MAX_KNOWN_IDS) knownIds.clear()
    knownIds.set(name, isValid)
  }
  return isValid
}

const offsetPattern = /^(?:UTC|GMT|UT)?\s?([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?$/i

const parseOffset = (text: string): Zone | undefined => {
  const match = offsetPattern.exec(text)
  if (!match) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (minutes > 14 * 60 || Number(match[3] ?? 0) > 59) return undefined
  return { kind: 'offset', minutes: match[1] === '+' ? minutes : -minutes, name: text.trim() }
}

/** The zone of an abbreviation, in capitals unless `anyCase`. */
export const zoneFromAbbreviation = (text: string, anyCase = false): Zone | undefined => {
  const key = anyCase ? text.toUpperCase() : text
  const minutes = Object.hasOwn(fixedOffsets, key) ? fixedOffsets[key] : undefined
  if (minutes !== undefined) {
    const ambiguity = Object.hasOwn(ambiguities, key) ? ambiguities[key] : undefined
    return { kind: 'offset', minutes, name: key === 'Z' ? 'UTC' : key, ...(ambiguity ? { ambiguity } : {}) }
  }
  const id = Object.hasOwn(regionIds, key) ? regionIds[key] : undefined
  const foreign = id ? undefined : zoneByName(key)
  if (foreign) return parseZone(foreign)
  return id ? { kind: 'iana', id, name: key } : undefined
}

/** The zone of any name: `UTC`, `CEST`, `+02:00`, `UTC+2`, `Europe/Berlin`, `Pacific time`, `Berlin`. */
export const parseZone = (text: string): Zone | undefined => {
  const name = fold(text)
    .trim()
    .replace(/^\(|\)$/g, '')
    .trim()
  if (name === '' || name.length > 40) return undefined
  const offset = parseOffset(name)
  if (offset) return offset
  const normalized = name
    .toUpperCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/ TIME(?: ?ZONE)?$/, '')
    .replace(/^U\.?S\.? (?=(?:PACIFIC|MOUNTAIN|CENTRAL|EASTERN)\b)/, '')
  const abbreviated = zoneFromAbbreviation(normalized)
  if (abbreviated) return abbreviated
  const abbreviation = Object.hasOwn(longNames, normalized) ? longNames[normalized] : undefined
  if (abbreviation) return zoneFromAbbreviation(abbreviation)
  const windowsName = /^(.+) (?:STANDARD|DAYLIGHT)$/.exec(normalized)?.[1] ?? ''
  if (Object.hasOwn(windowsZones, windowsName)) return { kind: 'iana', id: windowsZones[windowsName] ?? '', name }
  if (name.includes('/') && isKnownId(name)) return { kind: 'iana', id: name, name }
  const cityId = idOfForeignCity(normalized) ?? idOfCity(normalized)
  return cityId ? { kind: 'iana', id: cityId, name } : undefined
}

/** UTF-16 units of a text in which places are looked for. */
const MAX_PLACES_LENGTH = 200_000

/**
 * The zone that an ambiguous abbreviation stands for in a text, by the places that it names: `IST` where it speaks of
 * Dublin. The zone itself if the text names none, or several.
 */
export const zoneInPlaceOf = (zone: Zone, text: string): Zone => {
  const readings = zone.ambiguity && Object.hasOwn(zonesOfPlaces, zone.name) ? zonesOfPlaces[zone.name] : undefined
  const named = readings?.filter(({ places }) => places.test(text.slice(0, MAX_PLACES_LENGTH))) ?? []
  const id = named.length === 1 ? named[0]?.id : undefined
  return id === undefined ? zone : { kind: 'iana', id, name: id }
}
