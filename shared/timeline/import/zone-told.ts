import { parseZone, readZone, type Zone } from './times'

const filler = new Set(
  'a above all and approximate approximately are as be below clock date dates displayed document event events everything expressed following for format formatted given here hours in incident is it its listed local log mentioned note noted of on otherwise post provided refer reference references report reported represented s shown specified stated tables the their these this time timeline times timestamp timestamps to unless use used uses using we which with zone zones timezone post-mortem postmortem mt hh mm 24h 24-hour'.split(
    ' ',
  ),
)

const bare =
  /(?:US[ /])?(?:Pacific|Eastern|Mountain|Central(?: European)?|Indian?|Japan|Coordinated Universal)(?: (?:Standard|Daylight|Summer))?(?: [Tt]ime)?\b/y
const city = /[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= (?:local )?[Tt]ime\b|\s*[.)\],:;—–]|\s*$)/y

const zoneAt = (text: string, at: number): Zone | undefined => {
  bare.lastIndex = at
  const named = bare.exec(text)
  const zone = named ? parseZone(named[0]) : undefined
  if (zone) return zone
  const read = readZone(text, at)
  if (read) return read.value
  city.lastIndex = at
  const place = city.exec(text)
  return place ? parseZone(place[0]) : undefined
}

const word = /[A-Za-z0-9/_'’-]+/y

/** `local to Berlin` tells a zone, `time for UTC` does not. */
const leadsToZone = (before: string[]): boolean => {
  const last = before.at(-1)
  return last !== 'for' && (last !== 'to' || ['local', 'refer', 'relative', 'according'].includes(before.at(-2) ?? ''))
}

/** A zone within a few words of running text that say nothing else. */
const zoneSoon = (text: string, from: number): Zone | undefined => {
  let at = from
  let before: string[] = []
  for (let words = 0; words < 14 && at < text.length; ) {
    const char = text[at] ?? ''
    if (/[.;!?\n]/.test(char) && words > 0 && !/[A-Z(]/.test(text[at + 1] ?? '')) return undefined
    const zone = zoneAt(text, at)
    if (zone && !/[A-Za-z0-9]/.test(text[at - 1] ?? '')) return leadsToZone(before) ? zone : undefined
    word.lastIndex = at
    const found = word.exec(text)
    if (!found) {
      at += 1
      continue
    }
    const behind = found[0].lastIndexOf('/') + 1
    if (behind > 0) return zoneAt(text, at + behind)
    if (!filler.has(found[0].toLowerCase())) return undefined
    words += 1
    before = [...before.slice(-1), found[0].toLowerCase()]
    at += found[0].length
  }
  return undefined
}

const speaksOfTimes = /\b(?:times?|timestamps?|time ?zones?|tz|clock)\b|\ball (?:in|events)\b/gi
const zoneThenTimes = /\b([A-Z]{2,5}(?:[+-]\d{1,2})?)[ -](?:times?|timestamps?|time ?zone)\b/g

/** The zone that a sentence tells for times in general: `All times in UTC`, `Timezone: CET`, `(times are PST)`. */
export const zoneTold = (text: string): Zone | undefined => {
  const plain = text.replace(/[*`_]/g, '')
  speaksOfTimes.lastIndex = 0
  for (let match = speaksOfTimes.exec(plain); match; match = speaksOfTimes.exec(plain)) {
    const zone = zoneSoon(plain, match.index + match[0].length)
    if (zone) return zone
  }
  zoneThenTimes.lastIndex = 0
  for (let match = zoneThenTimes.exec(plain); match; match = zoneThenTimes.exec(plain)) {
    const zone = parseZone(match[1] ?? '')
    if (zone) return zone
  }
  return undefined
}

/** The zone in a short title of times: `Time (UTC)`, `Timeline – all times CET`, `UTC`. */
export const zoneInTitle = (title: string): Zone | undefined => {
  const plain = title.replace(/[*`_]/g, '').slice(0, 200)
  const told = zoneTold(plain)
  if (told) return told
  for (let at = 0; at < plain.length; at++) {
    if (at > 0 && !/[\s([,/:–—-]/.test(plain[at - 1] ?? '')) continue
    const zone = zoneAt(plain, at)
    if (zone && /^(?:[A-Z]{2,5}\b|[(+-]|US|Pacific|Eastern|Central|Mountain|[A-Z][a-z]+\/)/.test(plain.slice(at)))
      return zone
  }
  return undefined
}
