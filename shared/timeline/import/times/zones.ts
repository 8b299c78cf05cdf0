/** A zone as told: a fixed distance from UTC in minutes, or a place's rules. */
export type Zone =
  | { kind: 'offset'; minutes: number; name: string; doubt?: string }
  | { kind: 'place'; place: string; name: string; doubt?: string }

export const utc: Zone = { kind: 'offset', minutes: 0, name: 'UTC' }

const h = (hours: number): number => Math.round(hours * 60)

/** Abbreviations that are a fixed offset, in minutes (IANA's tz database, CLDR). */
const offsets: Record<string, number> = {
  UTC: 0,
  Z: 0,
  GMT: 0,
  UT: 0,
  WET: 0,
  ZULU: 0,
  CET: h(1),
  MEZ: h(1),
  BST: h(1),
  WEST: h(1),
  WAT: h(1),
  MET: h(1),
  CEST: h(2),
  MESZ: h(2),
  EET: h(2),
  SAST: h(2),
  CAT: h(2),
  MEST: h(2),
  IDT: h(3),
  EEST: h(3),
  MSK: h(3),
  EAT: h(3),
  TRT: h(3),
  GST: h(4),
  PKT: h(5),
  IST: h(5.5),
  NPT: h(5.75),
  ICT: h(7),
  WIB: h(7),
  SGT: h(8),
  HKT: h(8),
  AWST: h(8),
  PHT: h(8),
  JST: h(9),
  KST: h(9),
  ACST: h(9.5),
  ACDT: h(10.5),
  AEST: h(10),
  AEDT: h(11),
  NZST: h(12),
  NZDT: h(13),
  BRT: h(-3),
  ART: h(-3),
  ADT: h(-3),
  AST: h(-4),
  EDT: h(-4),
  CLT: h(-4),
  EST: h(-5),
  CDT: h(-5),
  COT: h(-5),
  CST: h(-6),
  MDT: h(-6),
  MST: h(-7),
  PDT: h(-7),
  PST: h(-8),
  AKDT: h(-8),
  AKST: h(-9),
  HST: h(-10),
  NDT: h(-2.5),
  NST: h(-3.5),
}

/** Abbreviations that several zones share: the one taken, and what else it could be. */
const doubts: Record<string, string> = {
  IST: 'read as India (UTC+05:30); Israel and Ireland use it too',
  CST: 'read as US Central (UTC-06:00); China and Cuba use it too',
  AST: 'read as Atlantic (UTC-04:00); Arabia uses it too',
  GST: 'read as Gulf (UTC+04:00)',
}

/** Standard-time names that people also write in summer; the place shows whether they may have. */
const seasonal: Record<string, string> = {
  PST: 'America/Los_Angeles',
  MST: 'America/Denver',
  CST: 'America/Chicago',
  EST: 'America/New_York',
  CET: 'Europe/Paris',
  EET: 'Europe/Athens',
  WET: 'Europe/Lisbon',
  AEST: 'Australia/Sydney',
  NZST: 'Pacific/Auckland',
}

/** Names that mean a place's own rules, summer time included. */
const places: Record<string, string> = {
  PT: 'America/Los_Angeles',
  MT: 'America/Denver',
  CT: 'America/Chicago',
  ET: 'America/New_York',
  PACIFIC: 'America/Los_Angeles',
  MOUNTAIN: 'America/Denver',
  CENTRAL: 'America/Chicago',
  EASTERN: 'America/New_York',
  'CENTRAL EUROPEAN': 'Europe/Paris',
  'EASTERN EUROPEAN': 'Europe/Athens',
  'US/PACIFIC': 'America/Los_Angeles',
  'US/EASTERN': 'America/New_York',
  'US/CENTRAL': 'America/Chicago',
  'US/MOUNTAIN': 'America/Denver',
  UK: 'Europe/London',
  'SAN FRANCISCO': 'America/Los_Angeles',
  SF: 'America/Los_Angeles',
  AUSTIN: 'America/Chicago',
  NYC: 'America/New_York',
  SEATTLE: 'America/Los_Angeles',
  INDIA: 'Asia/Kolkata',
  INDIAN: 'Asia/Kolkata',
  JAPAN: 'Asia/Tokyo',
  'JAPAN STANDARD': 'Asia/Tokyo',
  SINGAPORE: 'Asia/Singapore',
  BEIJING: 'Asia/Shanghai',
  CHINA: 'Asia/Shanghai',
}

const spelled: Record<string, string> = {
  'COORDINATED UNIVERSAL': 'UTC',
  UNIVERSAL: 'UTC',
  'GREENWICH MEAN': 'GMT',
  GREENWICH: 'GMT',
  'PACIFIC STANDARD': 'PST',
  'PACIFIC DAYLIGHT': 'PDT',
  'MOUNTAIN STANDARD': 'MST',
  'MOUNTAIN DAYLIGHT': 'MDT',
  'CENTRAL STANDARD': 'CST',
  'CENTRAL DAYLIGHT': 'CDT',
  'EASTERN STANDARD': 'EST',
  'EASTERN DAYLIGHT': 'EDT',
  'BRITISH SUMMER': 'BST',
  'INDIAN STANDARD': 'IST',
  'INDIA STANDARD': 'IST',
  'CENTRAL EUROPEAN STANDARD': 'CET',
  'CENTRAL EUROPEAN SUMMER': 'CEST',
}

let cities: Map<string, string> | undefined

/** `BERLIN` → `Europe/Berlin`, for every city that names one zone. */
const cityOf = (name: string): string | undefined => {
  if (!cities) {
    cities = new Map()
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const city = zone.slice(zone.lastIndexOf('/') + 1)
      if (zone.includes('/')) cities.set(city.replaceAll('_', ' ').toUpperCase(), zone)
    }
  }
  return cities.get(name)
}

const known = new Map<string, boolean>()

/** True for a zone name that this machine's tz database knows. */
const isPlace = (name: string): boolean => {
  let is = known.get(name)
  if (is === undefined) {
    try {
      is = new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
    } catch {
      is = false
    }
    known.set(name, is)
  }
  return is
}

const offsetPattern = /^(?:UTC|GMT|UT)?\s?([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?$/i

const offsetNamed = (text: string): Zone | undefined => {
  const match = offsetPattern.exec(text)
  if (!match) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (minutes > 14 * 60 || Number(match[3] ?? 0) > 59) return undefined
  return { kind: 'offset', minutes: match[1] === '+' ? minutes : -minutes, name: text.trim() }
}

/** A zone by abbreviation (in capitals unless `anyCase`). */
export const zoneOfAbbreviation = (text: string, anyCase = false): Zone | undefined => {
  const key = anyCase ? text.toUpperCase() : text
  const minutes = Object.hasOwn(offsets, key) ? offsets[key] : undefined
  if (minutes !== undefined) {
    const doubt = Object.hasOwn(doubts, key) ? doubts[key] : undefined
    return { kind: 'offset', minutes, name: key, ...(doubt ? { doubt } : {}) }
  }
  const place = Object.hasOwn(places, key) ? places[key] : undefined
  return place ? { kind: 'place', place, name: key } : undefined
}

/** A zone by any name: `UTC`, `CEST`, `+02:00`, `UTC+2`, `Europe/Berlin`, `Pacific time`, `Berlin`. */
export const zoneOfName = (text: string): Zone | undefined => {
  const name = text
    .trim()
    .replace(/^\(|\)$/g, '')
    .trim()
  if (name === '' || name.length > 40) return undefined
  const offset = offsetNamed(name)
  if (offset) return offset
  const plain = name
    .toUpperCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/ TIME(?: ?ZONE)?$/, '')
  const short = zoneOfAbbreviation(plain)
  if (short) return short
  const long = Object.hasOwn(spelled, plain) ? spelled[plain] : undefined
  if (long) return zoneOfAbbreviation(long)
  if (name.includes('/') && isPlace(name)) return { kind: 'place', place: name, name }
  const city = cityOf(plain)
  return city ? { kind: 'place', place: city, name } : undefined
}

const formatters = new Map<string, Intl.DateTimeFormat>()
const offsetsSeen = new Map<string, number>()

/** A place's distance from UTC in minutes at a moment (ms since 1970). */
const placeOffset = (place: string, at: number): number => {
  const quarter = Math.floor(at / 900_000)
  const key = `${place} ${quarter}`
  const seen = offsetsSeen.get(key)
  if (seen !== undefined) return seen
  let formatter = formatters.get(place)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: place,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formatters.set(place, formatter)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of formatter.formatToParts(quarter * 900_000)) part[type] = Number(value)
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0)
  const offset = Math.round((wall - quarter * 900_000) / 60_000)
  if (offsetsSeen.size > 5000) offsetsSeen.clear()
  offsetsSeen.set(key, offset)
  return offset
}

/** A zone's distance from UTC in minutes at a moment (ms since 1970). */
export const offsetAt = (zone: Zone, at: number): number =>
  zone.kind === 'offset' ? zone.minutes : placeOffset(zone.place, at)

/** What a wall clock's reading (as ms of the same reading in UTC) means in a zone: the moment, or two, or none at a change of the clocks. */
export type Moment = { at: number; other?: number; skipped?: true }

export const momentOf = (wall: number, zone: Zone): Moment => {
  if (zone.kind === 'offset') return { at: wall - zone.minutes * 60_000 }
  const day = 86_400_000
  const candidates = [...new Set([offsetAt(zone, wall - day), offsetAt(zone, wall + day)])]
    .map((minutes) => wall - minutes * 60_000)
    .filter((at) => offsetAt(zone, at) * 60_000 === wall - at)
    .sort((a, b) => a - b)
  const [first, second] = candidates
  if (first === undefined) return { at: wall - offsetAt(zone, wall - day) * 60_000, skipped: true }
  return second === undefined ? { at: first } : { at: first, other: second }
}

/** Told as standard time (`PST`) on a day on which the place has summer time: the zone that may have been meant. */
export const summerDoubt = (zone: Zone, at: number): string | undefined => {
  if (zone.kind !== 'offset' || !Object.hasOwn(seasonal, zone.name)) return undefined
  const place = seasonal[zone.name]
  return place !== undefined && placeOffset(place, at) !== zone.minutes ? place : undefined
}
