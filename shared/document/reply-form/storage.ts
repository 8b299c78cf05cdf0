// Keeps what was written in the browser, as far as the browser lets a page that was opened from a file.
import { type Draft, emptyDraft, type Note } from './reply'

const isText = (value: unknown): value is string => typeof value === 'string'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isNote = (value: unknown): value is Note =>
  isObject(value) &&
  [value.id, value.quote, value.text, value.writtenAt].every(isText) &&
  typeof value.isSaved === 'boolean' &&
  isObject(value.on) &&
  [value.on.section, value.on.id, value.on.field].every(isText)

const isDraft = (value: unknown): value is Draft =>
  isObject(value) &&
  isText(value.id) &&
  isText(value.name) &&
  Array.isArray(value.notes) &&
  value.notes.every(isNote) &&
  (value.signedOffAt === undefined || isText(value.signedOffAt))

/** Opens what was kept for a document. Without storage, what is written lives as long as the page. */
export const openStorage = (documentId: string): { read: () => Draft; write: (draft: Draft) => void } => {
  const key = `debrief-reply ${documentId}`
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
        return isDraft(kept) ? kept : emptyDraft()
      } catch (error) {
        console.info('This browser keeps nothing for pages opened from a file.', error)
        return emptyDraft()
      }
    },
    write: (draft) => {
      try {
        localStorage.setItem(key, JSON.stringify(draft))
      } catch (error) {
        // The page warns before it is left.
        console.info('This browser keeps nothing for pages opened from a file.', error)
      }
    },
  }
}
