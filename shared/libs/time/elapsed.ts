import { HOUR_MS, MINUTE_MS } from './units'

const clockLike = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3})\d*)?$/
const withUnits =
  /^(?:(\d+(?:\.\d+)?) ?d(?:ays?)?)? ?(?:(\d+(?:\.\d+)?) ?h(?:rs?|ours?)?)? ?(?:(\d+(?:\.\d+)?) ?m(?:ins?|inutes?)?)? ?(?:(\d+(?:\.\d+)?) ?s(?:ecs?|econds?)?)?$/
const lead = /^[[(]?[~≈]?\s?(t)?\s?([+\-−–])?\s?/i

/**
 * The time since a start, in ms: `00:01:23.400` and `1:23` count seconds at the end, as players do; `T+1:30` counts
 * hours and minutes; `T+5`, `+5m` and `1h 30m` have units, or are minutes;
 * `12345.678901` are seconds, as kernels write them. Undefined for other texts.
 */
export const parseElapsed = (text: string): number | undefined => {
  const opening = lead.exec(text)
  const isFromZero = opening?.[1] !== undefined
  const sign = opening?.[2] !== undefined && opening[2] !== '+' ? -1 : 1
  const rest = text
    .slice(opening?.[0].length ?? 0)
    .replace(/[\])]$/, '')
    .trim()
    .toLowerCase()
  if (rest === '' || rest.length > 40) return undefined
  if (/^\d+$/.test(rest)) return isFromZero || opening?.[2] ? sign * Number(rest) * MINUTE_MS : undefined
  if (/^\d+\.\d{3,9}$/.test(rest)) return sign * Math.round(Number(rest) * 1000)
  const clock = clockLike.exec(rest)
  if (clock) {
    const [, first, second, third, fraction = '0'] = clock
    if (first === undefined && isFromZero) return sign * (Number(second) * HOUR_MS + Number(third) * MINUTE_MS)
    // No player and no table counts sixty seconds, or sixty minutes of an hour.
    if (Number(third) > 59 || (first !== undefined && Number(second) > 59)) return undefined
    const seconds = Number(first ?? 0) * 3600 + Number(second) * 60 + Number(third)
    return sign * (seconds * 1000 + Number(fraction.padEnd(3, '0')))
  }
  const units = withUnits.exec(rest)
  if (!units) return undefined
  const [days, hours, minutes, seconds] = units.slice(1).map((part) => Number(part ?? 0))
  return (
    sign *
    Math.round((days ?? 0) * 24 * HOUR_MS + (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * 1000)
  )
}
