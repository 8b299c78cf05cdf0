import { either, fold, isUnspaced, languages, WORD_END, WORD_START } from '../languages'
import { matchAt, parseZone, readZone, readZonePhrase, type Token, type Zone, zonePhrase } from '../time'

/** Words that may occur between `times` and the zone. */
const fillerWords = new Set(languages.flatMap(({ zones }) => fold(zones.fillers).split(' ')))

/** The same in scripts that do not separate words. */
const unspacedFillers = new RegExp(
  [...fillerWords]
    .filter((word) => isUnspaced(word[0]))
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'y',
)

const regionName =
  /(?:US[ /])?(?:Pacific|Eastern|Mountain|Central(?: European)?|Indian?|Japan|Coordinated Universal)(?: (?:Standard|Daylight|Summer))?(?: [Tt]ime)?\b/y
const city = /[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= (?:local )?[Tt]ime\b|\s*[.)\],:;—–]|\s*$)/y

const readZoneName = (text: string, cursor: number): Token<Zone> | undefined => {
  const region = matchAt(regionName, text, cursor)
  const zone = region ? parseZone(region[0]) : undefined
  if (region && zone) return { value: zone, end: cursor + region[0].length }
  const read = readZone(text, cursor)
  if (read) return read
  const cityName = matchAt(city, text, cursor)
  const ofCity = cityName ? parseZone(cityName[0]) : undefined
  return cityName && ofCity ? { value: ofCity, end: cursor + cityName[0].length } : undefined
}

const wordPattern = /[A-Za-z0-9/_'’-]+/y

/** `local to Berlin` states a zone, `time for UTC` and `times of CET users` do not. */
const leadsToZone = (previousWords: string[]): boolean => {
  const last = previousWords.at(-1)
  return (
    last !== 'for' &&
    last !== 'of' &&
    (last !== 'to' || ['local', 'refer', 'relative', 'according'].includes(previousWords.at(-2) ?? ''))
  )
}

/** Nouns that are not about the times of the rows: `response times`, `three times`. */
const otherNoun =
  /(?:\b(?:response|latency|load|loading|query|build|wait|waiting|boot|start-?up|processing|request|render|page|lead|cycle|deploy|recovery|resolution|several|many|multiple|few|more|most|two|three|four|five|six|ten|\d+|some|at all|at|one|first|last|same|that|long|real|run|up|down|over)[ -]$)/i
const afterStatement = new Set([
  ...fillerWords,
  ...'but or if where only so because since from here throughout everywhere when standard daylight summer were was'.split(
    ' ',
  ),
])

/** Whether the word after a zone is a noun that the zone describes: `CET users`. */
const describesNoun = (after: string): boolean => {
  const word = /^\s([a-z]+)/.exec(after)?.[1]
  return word !== undefined && !afterStatement.has(word)
}

/** Finds a zone that follows after at most 14 filler words. */
const lookAheadForZone = (text: string, from: number): Zone | undefined => {
  let cursor = from
  let previousWords: string[] = []
  for (let wordCount = 0; wordCount < 14 && cursor < text.length; ) {
    const char = text[cursor] ?? ''
    if (/[.;!?\n]/.test(char) && wordCount > 0 && !/[A-Z(]/.test(text[cursor + 1] ?? '')) return undefined
    const zone = readZoneName(text, cursor)
    if (zone && !/[A-Za-z0-9]/.test(text[cursor - 1] ?? '')) return leadsToZone(previousWords) ? zone.value : undefined
    const match = matchAt(wordPattern, text, cursor)
    if (!match) {
      const filler = matchAt(unspacedFillers, text, cursor)
      if (!filler && /[\p{L}。]/u.test(char)) return undefined
      cursor += filler?.[0].length ?? 1
      continue
    }
    const afterSlash = match[0].lastIndexOf('/') + 1
    const last = afterSlash > 0 ? readZoneName(text, cursor + afterSlash) : undefined
    if (last) return last.value
    if (match[0].split('/').some((word) => word !== '' && !fillerWords.has(word.toLowerCase()))) return undefined
    wordCount += 1
    previousWords = [...previousWords.slice(-1), match[0].toLowerCase()]
    cursor += match[0].length
  }
  return undefined
}

const timeNoun = new RegExp(`${WORD_START}${either(languages.map(({ zones }) => zones.nouns))}${WORD_END}`, 'gi')
const zoneBeforeTimeNoun = new RegExp(
  `\\b([A-Z]{2,5}(?:[+-]\\d{1,2})?)(?:[ -](?:times?|timestamps?|time ?zone)|[ -]?(?![\\w ])${either(languages.map(({ zones }) => zones.nounsAfter))})${WORD_END}`,
  'g',
)
const phraseStart = new RegExp(zonePhrase, 'gi')

/** Text without markup, with the words of links in place of the links. */
const toPlain = (text: string): string =>
  fold(text)
    .replace(/!?\[([^\]\n]{0,80})\](?:\([^)\s]{0,400}(?:\s[^)\n]{0,100})?\)|\[[^\]\n]{0,40}\])/g, '$1')
    .replace(/<\/?[a-z][^<>\n]{0,200}>/gi, '')
    .replace(/[*`]|(?<![a-z])_|_(?![A-Z])/g, '')

/** What opens a statement on all times, whatever words follow. */
const allTimes =
  /\b(?:(?:times|time ?stamps?|timings|time ?zones?|clock times|all hours|every time(?:stamp)?|hh:mm(?::ss)?|we (?:all )?(?:use|are using|write|work in|are on)|(?:log )?entries)\b|(?:everything|timeline|all (?:of )?(?:the |these |this )?(?:events?|rows|following|below))\b(?=[^.]{0,40}\b(?:is|are|in|uses?)\b))/gi
/** What makes the words between the noun and the zone another statement. */
const otherStatement =
  /\b(?:unless|except|not|n't|but|while|whereas|failed|for|because|when|instead)\b|\d:\d|[;?!]|\.(?:\s|$)/i
const beforeZone =
  /(?:\b(?:in|are|is|as|to|uses?|using|used|follows?|on|at|being|by|with|the)|[:(=,–—-]|entries|times|timestamps)\s*$/i
const reversed =
  /^\W{0,3}(?:time ?zone\W{1,3})?(?:is |are |was |were )?(?:used |assumed |meant )?(?:(?:throughout|everywhere)\b|(?:for|in) (?:all|the|these|every)\b[^.\d]{0,30}\b(?:times|timestamps|entries|events|dates)\b)/i
const zoneStart = /(?<![A-Za-z0-9/+-])(?=[A-Z]{2,5}\b|[A-Z][a-z]+)/g

/** `We use UTC throughout`, but neither `We use Singapore`, where servers are, nor `We use EST as a prefix`. */
const isOwnZone = (name: string, after: string): boolean => {
  const rest = /^ (?:local )?time\b/i.exec(after)?.[0] ?? ''
  const isTime = rest !== '' || /^[A-Z]{2,5}\b|\btime$/i.test(name)
  return (
    isTime &&
    /^\s*(?:[.,;:)\]—–-]|$|for (?:all|the|every)\b|in (?:all|this|these)\b|throughout|everywhere|here|below)/i.test(
      after.slice(rest.length),
    )
  )
}

const MAX_STATEMENT_LENGTH = 160

/** The zone of a statement on all times in any words: `all the times in this report have been converted to UTC`. */
const findStatement = (plain: string): Zone | undefined => {
  zoneStart.lastIndex = 0
  for (let match = zoneStart.exec(plain); match; match = zoneStart.exec(plain)) {
    zoneStart.lastIndex = match.index + 1
    const zone = readZoneName(plain, match.index)
    if (!zone) continue
    zoneStart.lastIndex = Math.max(zone.end, match.index + 1)
    const after = plain.slice(zone.end, zone.end + 80)
    if (reversed.test(after)) return zone.value
    const before = plain.slice(Math.max(0, match.index - MAX_STATEMENT_LENGTH), match.index)
    const noun = [...before.matchAll(allTimes)].findLast(
      ({ index }) => !otherNoun.test(before.slice(Math.max(0, index - 16), index)),
    )
    if (!noun || !beforeZone.test(before) || describesNoun(after)) continue
    if (/^we /i.test(noun[0]) && !isOwnZone(plain.slice(match.index, zone.end), after)) continue
    if (!otherStatement.test(before.slice(noun.index + noun[0].length))) return zone.value
  }
  return undefined
}

/** The zone that a sentence states for times in general: `All times in UTC`, `Timezone: CET`, `(times are PST)`. */
export const detectZone = (text: string): Zone | undefined => detectInPlain(toPlain(text))

const detectInPlain = (plain: string): Zone | undefined => {
  timeNoun.lastIndex = 0
  for (let match = timeNoun.exec(plain); match; match = timeNoun.exec(plain)) {
    if (otherNoun.test(plain.slice(Math.max(0, match.index - 16), match.index))) continue
    const zone = lookAheadForZone(plain, match.index + match[0].length)
    if (zone) return zone
  }
  zoneBeforeTimeNoun.lastIndex = 0
  for (let match = zoneBeforeTimeNoun.exec(plain); match; match = zoneBeforeTimeNoun.exec(plain)) {
    const zone = parseZone(match[1] ?? '')
    if (zone) return zone
  }
  phraseStart.lastIndex = 0
  for (let match = phraseStart.exec(plain); match; match = phraseStart.exec(plain)) {
    const zone = readZonePhrase(plain, match.index)
    if (zone) return zone.value
  }
  return findStatement(plain)
}

/** The zone in the title of a column or section: `Time (UTC)`, `Timeline – all times CET`, `UTC`. */
export const detectZoneInTitle = (title: string): Zone | undefined => {
  const plain = toPlain(title.slice(0, 400)).slice(0, 200)
  const inSentence = detectInPlain(plain)
  if (inSentence) return inSentence
  for (let cursor = 0; cursor < plain.length; cursor++) {
    if (cursor > 0 && !/[\s([,、・/:–—-]/.test(plain[cursor - 1] ?? '')) continue
    const zone = readZoneName(plain, cursor)?.value
    if (zone && /^(?:[A-Z]{2,5}\b|[(+-]|US|Pacific|Eastern|Central|Mountain|[A-Z][a-z]+\/)/.test(plain.slice(cursor)))
      return zone
  }
  return undefined
}
