import { hashText } from '../../meeting/hash-text'
import { bookkeeping, isValues } from '../merge/values'
import { type RevisionContent, toContent } from '../revisions'
import type { Snapshot } from '../snapshot'

/** Fields of the record that say how far a review is, and nothing about the incident. */
const aboutReview: readonly string[] = ['status', 'review']

/** A content without what is not read in a review. */
export const withoutReview = (content: RevisionContent): RevisionContent =>
  isValues(content.record)
    ? {
        ...content,
        record: Object.fromEntries(Object.entries(content.record).filter(([key]) => !aboutReview.includes(key))),
      }
    : content

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && value !== false && !(Array.isArray(value) && !value.length)

/** Without what is empty, so that a field that a newer version of the app adds changes nothing. */
const toFilled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toFilled)
  if (!isValues(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => !bookkeeping.has(key))
      .sort()
      .flatMap((key) => {
        const filled = toFilled(value[key])
        return isFilled(filled) && !(isValues(filled) && Object.keys(filled).length === 0) ? [[key, filled]] : []
      }),
  )
}

/** Tells what a document says from what it says at any other time; its status and way of review do not count. */
export const contentVersion = (snapshot: Snapshot): string =>
  hashText(JSON.stringify(toFilled(withoutReview(toContent(snapshot)))))
