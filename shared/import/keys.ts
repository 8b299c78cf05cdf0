import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { findDates } from '../libs/time'
import type { ImportedEvent } from '../libs/timeline-import'

/** A short name for a value: the same for equal ones. */
export const digest = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(value)))).slice(0, 32)

/** The date of a row whose written time has none of its own; a zone, or the year that was told for it, does not change it. */
const dateBesides = ({ rawTime, wall, at, local }: ImportedEvent): string => {
  const date = /^\d{4}-\d\d-\d\d/.exec(wall ?? at ?? local ?? '')?.[0] ?? ''
  // Most exports write it, and looking for dates of all kinds takes longer than the rest of a key.
  const isWritten = date !== '' && rawTime.startsWith(date) && /^(?:[T ]|$)/.test(rawTime.slice(date.length))
  return isWritten || findDates(rawTime).length > 0 ? '' : date
}

/**
 * Keys that stay the same each time the same rows are read: from what is written in their source, and their index among
 * equal rows. Corrections of time, zone or kind do not change them. `isRecording`: times count from its beginning.
 */
export const importKeys = (list: readonly ImportedEvent[], format: string, isRecording = false): string[] => {
  const seen = new Map<string, number>()
  return list.map((event) => {
    const row = JSON.stringify([event.rawTime, isRecording ? '' : dateBesides(event), event.text, format])
    const nth = (seen.get(row) ?? 0) + 1
    seen.set(row, nth)
    return `import:${digest([row, nth])}`
  })
}

/** The key of what is known by its kind and words, such as a lesson. */
export const sectionKey = (words: string): string => `import:${digest(words)}`
