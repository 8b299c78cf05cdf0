import * as Y from 'yjs'
import { type TextPath, textAt, textPath } from '../../../shared/crdt'
import { type CommentTarget, comments, type Selection, wholeDocument } from '../../../shared/meeting/comments'
import { getEditedSelection, getEditedText } from '../caret-memory'

type Found = { target: CommentTarget; selection?: Selection | undefined }

const textField = 'text'

/** The record whose row an element is in: rows carry its id, lists of several sections `section/id`. */
const recordAround = (doc: Y.Doc, element: Element | null): CommentTarget | undefined => {
  const row = element?.closest<HTMLElement>('[data-row], [data-record]')
  const id = (row?.dataset.record ?? row?.dataset.row)?.split('/').at(-1)
  if (!id) return undefined
  for (const [section, root] of doc.share) {
    const record: unknown = root instanceof Y.Map ? root.get(id) : undefined
    if (record instanceof Y.Map && section !== comments.name)
      return { section, id, field: record.get(textField) instanceof Y.Text ? textField : '' }
  }
  return undefined
}

/** Attributes of an element that shows a text of the document, from which words can be selected to comment on. */
export const targetAttributes = (ref: TextPath | undefined): Record<string, string> =>
  ref ? { 'data-target': JSON.stringify([ref.section, ref.id, ref.field]) } : {}

const selectedElement = (): HTMLElement | undefined => {
  const node = document.getSelection()?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest<HTMLElement>('[data-target]') ?? undefined
}

const selectedTarget = (): CommentTarget | undefined => {
  const stored = selectedElement()?.dataset.target
  if (stored === undefined) return undefined
  const [section = '', id = '', field = ''] = JSON.parse(stored) as string[]
  return { section, id, field }
}

/** How often the selected words stand before the selection, in the elements that show the same text. */
const countBefore = (words: string): number => {
  const [element, selected] = [selectedElement(), document.getSelection()?.getRangeAt(0)]
  const shown = [...document.querySelectorAll<HTMLElement>('[data-target]')]
  const first = shown.find(({ dataset }) => dataset.target === element?.dataset.target)
  if (!first || !selected) return 0
  const before = document.createRange()
  before.setStart(first, 0)
  before.setEnd(selected.startContainer, selected.startOffset)
  return before.toString().split(words).length - 1
}

/** Where words stand in a text for the given time, from 0; the last place if they are not there so often. */
const findNth = (text: string, words: string, count: number): number => {
  let found = text.indexOf(words)
  for (let more = count; more > 0; more -= 1) {
    const next = text.indexOf(words, found + words.length)
    if (found < 0 || next < 0) return found
    found = next
  }
  return found
}

/** The words of a text that are selected on the page; undefined if none are, or if they are not all of this text. */
export const findSelectedWords = (doc: Y.Doc, target: CommentTarget): Selection | undefined => {
  const words = document.getSelection()?.toString().trim() ?? ''
  const on = selectedTarget()
  if (words === '' || on?.section !== target.section || on.id !== target.id || on.field !== target.field)
    return undefined
  const start = findNth(textAt(doc, target)?.toString() ?? '', words, countBefore(words))
  return start < 0 ? undefined : { start, end: start + words.length }
}

/** What somebody is at, which they may want to comment on: words, a text, a row, or else the whole document. */
export const findCommentTarget = (doc: Y.Doc, element: Element | null): Found => {
  const edited = getEditedText()
  const path = edited && textPath(edited)
  const selection = getEditedSelection()
  if (path && path.section !== comments.name)
    return { target: path, ...(selection && selection.start < selection.end && { selection }) }
  const selected = selectedTarget()
  const words = selected && findSelectedWords(doc, selected)
  if (selected && words) return { target: selected, selection: words }
  return { target: recordAround(doc, element) ?? wholeDocument }
}
