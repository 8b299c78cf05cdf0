import type * as Y from 'yjs'

const carets = new WeakMap<Y.Text, number>()

/** Remembers where the caret was in a text whose editor is unmounted along with its row. */
export const saveCaret = (text: Y.Text, at: number): void => void carets.set(text, at)

/** Where the caret was when a text's editor was unmounted while focused; can be read once. */
export const takeCaret = (text: Y.Text): number | undefined => {
  const at = carets.get(text)
  carets.delete(text)
  return at
}

type Selection = { start: number; end: number }

let edited: { text: Y.Text; selection: () => Selection } | undefined

/** Marks a text as having an open editor. Returns a function that marks it as closed. */
export const markEditorOpen = (text: Y.Text, selection: () => Selection): (() => void) => {
  const own = { text, selection }
  edited = own
  return () => {
    if (edited === own) edited = undefined
  }
}

/** The text in whose editor the caret is. */
export const getEditedText = (): Y.Text | undefined => edited?.text

/** What is selected in that editor; of no length if there is only a caret. */
export const getEditedSelection = (): Selection | undefined => edited?.selection()
