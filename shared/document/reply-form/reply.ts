// What a person writes on the page, and the file that it becomes. Knows nothing of the page.
import {
  MAX_REPLY_QUOTE_LENGTH,
  MAX_REPLY_TITLE_LENGTH,
  replyExtension,
  replyFormat,
  replyVersion,
} from '../replies/limits'
import type { StoredReply } from '../replies/schema'

/** A comment as it is on the page. */
export type Note = StoredReply['comments'][number] & {
  /** It is in a file that was saved, which may have been sent. */
  isSaved: boolean
}

/** All that a person has written on the page. */
export type Draft = {
  id: string
  name: string
  notes: readonly Note[]
  signedOffAt?: string | undefined
  /** The sign-off is in a file that was saved. */
  isSignOffSaved: boolean
}

/** An id that nobody else draws. Pages from a file have no `crypto.randomUUID` in every browser. */
export const drawId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export const emptyDraft = (): Draft => ({ id: drawId(), name: '', notes: [], isSignOffSaved: false })

/** The beginning of a text, with `…` if there is more. Never splits a surrogate pair. */
export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : text

/** A new comment. */
export const createNote = (on: Note['on'], quote: string, text: string, now: Date): Note => ({
  id: drawId(),
  on,
  quote: cut(quote.trim(), MAX_REPLY_QUOTE_LENGTH),
  text: text.trim(),
  writtenAt: now.toISOString(),
  isSaved: false,
})

/** Another wording. What was sent already stays what it was: the comment becomes a new one, so that none replaces another. */
export const reword = (note: Note, text: string, now: Date): Note =>
  text.trim() === note.text
    ? note
    : {
        ...note,
        id: note.isSaved ? drawId() : note.id,
        text: text.trim(),
        writtenAt: now.toISOString(),
        isSaved: false,
      }

/** Whether there is something that no saved file has. */
export const isUnsaved = ({ notes, signedOffAt, isSignOffSaved }: Draft): boolean =>
  notes.some(({ isSaved }) => !isSaved) || (signedOffAt !== undefined && !isSignOffSaved)

/** The same after it was saved. */
export const asSaved = (draft: Draft): Draft => ({
  ...draft,
  notes: draft.notes.map((note) => ({ ...note, isSaved: true })),
  isSignOffSaved: draft.signedOffAt !== undefined,
})

/** What the page says of the postmortem that it shows. */
export type Subject = { id: string; title: string; content: string }

/** The file to send back, as text. */
export const toFile = ({ id, name, notes, signedOffAt }: Draft, { title, ...subject }: Subject, now: Date): string => {
  const reply: StoredReply = {
    format: replyFormat,
    version: replyVersion,
    id,
    document: { id: subject.id, title: cut(title, MAX_REPLY_TITLE_LENGTH), content: subject.content },
    name: name.trim(),
    savedAt: now.toISOString(),
    comments: notes.map(({ isSaved: _, ...comment }) => comment),
    ...(signedOffAt !== undefined && { signedOffAt }),
  }
  return `${JSON.stringify(reply, null, 2)}\n`
}

/** Letters of a title or a name in the file's name. */
const MAX_PART_LENGTH = 40

const fileNamePart = (text: string): string =>
  Array.from(
    text
      .replace(/[^\p{L}\p{M}\p{N} ._’-]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
    .slice(0, MAX_PART_LENGTH)
    .join('')
    .trim()

/** `Checkout outage-reply-Mira.debrief-reply.json` */
export const fileName = ({ name }: Draft, { title }: Subject): string =>
  `${fileNamePart(title) || 'postmortem'}-reply-${fileNamePart(name) || 'somebody'}${replyExtension}`
