import type * as Y from 'yjs'

const carets = new WeakMap<Y.Text, number>()

/** Keeps where the caret was in a text whose editor is taken away with its row. */
export const keepCaret = (text: Y.Text, at: number): void => void carets.set(text, at)

/** Where the caret was when the editor of a text was taken away under it, once. */
export const takeCaret = (text: Y.Text): number | undefined => {
  const at = carets.get(text)
  carets.delete(text)
  return at
}

let edited: Y.Text | undefined

/** Says that a text has its editor open. Returns how to say that it is closed. */
export const openEditor = (text: Y.Text): (() => void) => {
  edited = text
  return () => {
    if (edited === text) edited = undefined
  }
}

/** The text in whose editor the caret is. */
export const editedText = (): Y.Text | undefined => edited
