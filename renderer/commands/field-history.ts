import { isTyping } from './keys'

const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Fields whose last change left them empty, and its kind. Fields emptied by the app fire no input event. */
const emptiedBy = new WeakMap<EventTarget, string>()

const onInput = (event: Event): void => {
  const { target } = event
  if (!isField(target)) return
  if (target.value === '') emptiedBy.set(target, event instanceof InputEvent ? event.inputType : '')
  else emptiedBy.delete(target)
}

/** Tracks which fields have something of their own to undo. Returns an unsubscribe function. */
export const watchFieldHistory = (): (() => void) => {
  document.addEventListener('input', onInput, true)
  return () => document.removeEventListener('input', onInput, true)
}

/**
 * Whether undo or redo in this field is the field's own, and not the document's. A shared text handles the keys itself,
 * and uses the document's history too.
 */
export const ownsHistory = (target: EventTarget | null, move: 'undo' | 'redo'): boolean => {
  if (!isTyping(target) || !isField(target) || target.readOnly) return false
  if (target.value !== '') return true
  const last = emptiedBy.get(target)
  // A field emptied by undo can only redo; one emptied by deletion can only undo.
  return last !== undefined && (last === 'historyUndo') === (move === 'redo')
}
