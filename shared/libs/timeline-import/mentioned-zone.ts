import { readTime, readZone, type Zone } from '../time'

const clockWithZone =
  /(?<![\d:.])\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?\s?[([]?(?=[A-Z]{2,5}\b|[A-Z][a-z]+\/[A-Z]|[+-]\d{2}:?\d{2}\b)/g
/** `2026-08-26 (Asia/Shanghai)` */
const dateWithPlace = /(?<![\d-])\d{4}-\d{2}-\d{2},?\s?\(?(?=[A-Z][a-z]+\/[A-Z])/g

/** UTF-16 units of a text in which times are looked for. */
const MAX_TEXT_LENGTH = 200_000

const isSameZone = (a: Zone, b: Zone): boolean =>
  a.kind === 'offset' && b.kind === 'offset' ? a.minutes === b.minutes : a.name === b.name

/** A zone that a text states, and where. */
export type StatedZone = { zone: Zone; line: number }

/** The one zone of some zones, with the line of the first; undefined if they differ. */
const onlyZone = (stated: Iterable<StatedZone>): StatedZone | undefined => {
  let only: StatedZone | undefined
  for (const { zone, line } of stated) {
    if (only && !isSameZone(only.zone, zone)) return undefined
    only ??= { zone, line }
  }
  return only
}

const MIN_COMMON_SHARE = 0.6

/** The zone that most of some zones are, with the line of the first; undefined if they differ too much. */
export const commonZone = (stated: readonly StatedZone[]): StatedZone | undefined => {
  const counts = new Map<string, { first: StatedZone; count: number }>()
  for (const one of stated) {
    const key = one.zone.kind === 'offset' ? String(one.zone.minutes) : one.zone.id
    const known = counts.get(key)
    counts.set(key, { first: known?.first ?? one, count: (known?.count ?? 0) + 1 })
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count)
  return most && most.count >= stated.length * MIN_COMMON_SHARE ? most.first : undefined
}

function* readZones(text: string): Generator<StatedZone> {
  let line = 1
  let counted = 0
  const zones = [
    ...[...text.matchAll(clockWithZone)].map(({ index }) => ({ index, zone: readTime(text, index)?.value.zone })),
    ...[...text.matchAll(dateWithPlace)].map((match) => ({
      index: match.index,
      zone: readZone(text, match.index + match[0].length)?.value,
    })),
  ].sort((a, b) => a.index - b.index)
  for (const { index, zone } of zones) {
    if (!zone) continue
    for (; counted < index; counted++) if (text[counted] === '\n') line += 1
    yield { zone, line }
  }
}

/** The zone of the times in a text, if all that have one have the same: `Start: Nov 20, 14:05 EST`. */
export const mentionedZone = (text: string): StatedZone | undefined =>
  onlyZone(readZones(text.slice(0, MAX_TEXT_LENGTH)))
