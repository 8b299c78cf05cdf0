import { type RefObject, useLayoutEffect, useRef } from 'react'

/** The element that a line is typed into. */
export type EntryField = HTMLInputElement | HTMLTextAreaElement

/** Returns a function that writes a text and sets the caret once the field shows it. */
export const useWriteWithCaret = (field: RefObject<EntryField | null>, write: (text: string) => void) => {
  const caret = useRef<number>(undefined)
  useLayoutEffect(() => {
    if (caret.current === undefined) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })
  return (text: string, at: number): void => {
    caret.current = at
    write(text)
  }
}
