// The passages of the page on which people can comment.
import { MAX_REPLY_QUOTE_LENGTH } from '../replies/limits'
import { create, createButton } from './elements'
import { cut, type Note } from './reply'

/** A passage, and below it the comments about it. */
export type Passage = { on: Note['on']; element: Element; button: HTMLButtonElement; notes: HTMLElement }

/** Words of a passage in the name of its button. */
const MAX_NAME_LENGTH = 60

const readTarget = (stored: string): Note['on'] => {
  const [section = '', id = '', field = ''] = JSON.parse(stored) as string[]
  return { section, id, field }
}

/** The text of a passage with its line breaks. */
const textOf = (element: Element): string => {
  const copy = element.cloneNode(true) as Element
  for (const line of copy.querySelectorAll('br')) line.replaceWith('\n')
  return copy.textContent?.trim() ?? ''
}

/** The selected words of a passage; without any, all of it. */
export const quoteOf = ({ element }: Passage): string => {
  const selection = document.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
  const words = range && element.contains(range.commonAncestorContainer) ? String(selection).trim() : ''
  return words || textOf(element)
}

/** Whether words are all of a passage, as far as they are kept. */
export const isAllOf = ({ element }: Passage, quote: string): boolean =>
  cut(textOf(element), MAX_REPLY_QUOTE_LENGTH) === quote

/** A speech bubble, drawn with lines like the rest of the page. */
const createIcon = (): SVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', 'M2.5 3.5h11v7.5h-6l-3 2.5v-2.5h-2z')
  svg.append(path)
  return svg
}

/** Below a paragraph, at the end of a cell, and in a list before what is nested below an item. */
const placeNotes = ({ element, button, notes }: Passage): void => {
  const cell = element.closest('td')
  if (cell) cell.append(notes)
  else (element.closest('p') ?? button).after(notes)
}

/** Puts a button and a place for comments at each passage. */
export const createPassages = (onPress: (passage: Passage) => void): Passage[] =>
  [...document.querySelectorAll<HTMLElement>('[data-about]')].map((element) => {
    const notes = create('div', 'reply-notes')
    // Ours, whatever the direction of the passage.
    notes.dir = 'ltr'
    const button = createButton('', () => onPress(passage), `Comment on: ${cut(textOf(element), MAX_NAME_LENGTH)}`)
    const passage: Passage = { on: readTarget(element.dataset.about ?? '[]'), element, button, notes }
    button.className = 'reply-add'
    button.title = 'Comment'
    button.append(createIcon())
    element.after(button)
    placeNotes(passage)
    return passage
  })

/** The passage that a comment is about: the one with its words, of a text of several paragraphs. */
export const findPassage = (passages: readonly Passage[], { on, quote }: Note): Passage | undefined => {
  const same = passages.filter(
    (one) => one.on.section === on.section && one.on.id === on.id && one.on.field === on.field,
  )
  const words = quote.replace(/…$/, '')
  return same.find(({ element }) => textOf(element).includes(words)) ?? same[0]
}
