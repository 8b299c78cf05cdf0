import { either, fold, languages, WORD_END } from '../languages'

const foldKeys = (entries: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(entries).map(([name, zone]) => [fold(name).toUpperCase(), zone])

const names = new Map(languages.flatMap(({ zones }) => foldKeys(zones.names ?? {})))
const cities = new Map(languages.flatMap(({ zones }) => foldKeys(zones.cities ?? {})))

/** The IANA id, offset or abbreviation of a zone by its name in another language; in capitals. */
export const zoneByName = (name: string): string | undefined => names.get(name)

/** The IANA id of a city by its name in another language; in capitals. */
export const idOfForeignCity = (name: string): string | undefined => cities.get(name)

const longestFirst = (a: string, b: string): number => b.length - a.length
const phrases = [...names.keys()].filter((name) => !/^[A-Z]+$/.test(name)).sort(longestFirst)
const longCities = [...cities.keys()].filter((name) => name.includes(' ')).join('|')
const beforeCity = either(languages.flatMap(({ zones }) => zones.beforeCity ?? []))

/** The source of a pattern for names that are more than an abbreviation (`heure de Paris`, `北京时间`); its groups are the words of a city. */
export const zonePhrase = `(?:(?:${phrases.join('|')})${WORD_END}|${beforeCity} ?(${longCities}|[a-z]+(?:[ -][a-z]+)?(?![a-z])|[a-z]+))`
