import { create, createButton } from './elements'
import { findPassage, isAllOf, type Passage } from './passages'
import type { Note } from './reply'

type Actions = { edit: (note: Note) => void; remove: (note: Note) => void }

const createNoteElement = (note: Note, { edit, remove }: Actions, hasQuote: boolean): HTMLElement => {
  const element = create('div', 'reply-note')
  element.setAttribute('role', 'group')
  element.setAttribute('aria-label', 'Your comment')
  const text = create('p', '', note.text)
  text.dir = 'auto'
  const buttons = create('div', 'reply-buttons')
  buttons.append(
    createButton('Edit', () => edit(note), `Edit comment: ${note.text.slice(0, 60)}`),
    createButton('Remove', () => remove(note), `Remove comment: ${note.text.slice(0, 60)}`),
  )
  if (hasQuote) {
    const quote = create('blockquote', '', note.quote)
    quote.dir = 'auto'
    element.append(quote)
  }
  element.append(text, buttons)
  return element
}

/**
 * Shows all comments: each below its passage, and at `rest` those about the whole, or about what this page does not show.
 * Only the words of a part are quoted: the passage stands above its comments.
 */
export const showNotes = (
  notes: readonly Note[],
  passages: readonly Passage[],
  rest: HTMLElement,
  actions: Actions,
): void => {
  for (const place of [rest, ...passages.map((passage) => passage.notes)]) place.replaceChildren()
  for (const note of notes) {
    const passage = findPassage(passages, note)
    const hasQuote = note.quote !== '' && !(passage && isAllOf(passage, note.quote))
    const place = passage?.notes ?? rest
    place.append(createNoteElement(note, actions, hasQuote))
  }
}
