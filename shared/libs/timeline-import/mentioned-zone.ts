import { readTime, type Zone } from '../time'

const clockWithZone =
  /(?<![\d:.])\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?\s?[([]?(?=[A-Z]{2,5}\b|[+-]\d{2}:?\d{2}\b)/g

/** UTF-16 units of a text in which times are looked for. */
const MAX_TEXT_LENGTH = 200_000

const isSameZone = (a: Zone, b: Zone): boolean =>
  a.kind === 'offset' && b.kind === 'offset' ? a.minutes === b.minutes : a.name === b.name

/** The one zone of some zones, with the line of the first; undefined if they differ. */
export const onlyZone = (stated: Iterable<{ zone: Zone; line: number }>): { zone: Zone; line: number } | undefined => {
  let only: { zone: Zone; line: number } | undefined
  for (const { zone, line } of stated) {
    if (only && !isSameZone(only.zone, zone)) return undefined
    only ??= { zone, line }
  }
  return only
}

function* readZones(text: string): Generator<{ zone: Zone; line: number }> {
  let line = 1
  let counted = 0
  for (const { index } of text.matchAll(clockWithZone)) {
    const zone = readTime(text, index)?.value.zone
    if (!zone) continue
    for (; counted < index; counted++) if (text[counted] === '\n') line += 1
    yield { zone, line }
  }
}

/** The zone of the times in a text, if all that have one have the same: `Start: Nov 20, 14:05 EST`. */
export const mentionedZone = (text: string): { zone: Zone; line: number } | undefined =>
  onlyZone(readZones(text.slice(0, MAX_TEXT_LENGTH)))
