import { find } from './elements'

export type Question = {
  title: string
  /** The words that the comment is about. */
  quote: string
  text: string
  onAnswer: (text: string) => void
}

/** The dialog in which a comment is written. What was typed is there again if it was closed without adding it. */
export const createAsking = () => {
  const dialog = find('#reply-ask', HTMLDialogElement)
  const field = find('textarea', HTMLTextAreaElement, dialog)
  const quote = find('blockquote', HTMLQuoteElement, dialog)
  const typed = new Map<string, string>()
  let asked: Question | undefined
  const keyOf = ({ title, quote: words, text }: Question): string => JSON.stringify([title, words, text])
  const end = (): Question | undefined => {
    const before = asked
    asked = undefined
    return before
  }
  dialog.addEventListener('close', () => {
    const left = end()
    if (left && field.value.trim() !== left.text) typed.set(keyOf(left), field.value)
  })
  find('[data-cancel]', HTMLButtonElement, dialog).addEventListener('click', () => dialog.close())
  find('form', HTMLFormElement, dialog).addEventListener('submit', (event) => {
    event.preventDefault()
    if (field.value.trim() === '') return field.focus()
    const done = end()
    const text = field.value
    dialog.close()
    if (!done) return
    typed.delete(keyOf(done))
    done.onAnswer(text)
  })
  return {
    ask: (question: Question): void => {
      asked = question
      find('h2', HTMLHeadingElement, dialog).textContent = question.title
      quote.textContent = question.quote
      quote.hidden = question.quote === ''
      field.value = typed.get(keyOf(question)) ?? question.text
      dialog.showModal()
      field.focus()
    },
    /** Whether something was typed that was not added. */
    hasTyped: (): boolean => (asked !== undefined && field.value.trim() !== asked.text) || typed.size > 0,
  }
}
