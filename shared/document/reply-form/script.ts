// Runs in the exported page on which people comment: opened from a file, loading nothing, perhaps without storage.
import { MAX_REPLY_COMMENTS, MAX_REPLY_LENGTH } from '../replies/limits'
import { createAsking } from './ask'
import { create, find } from './elements'
import { createPassages, quoteOf } from './passages'
import { asSaved, createNote, type Draft, fileName, isUnsaved, type Note, reword, type Subject, toFile } from './reply'
import { showNotes } from './show-notes'
import { openStorage } from './storage'

const wholeDocument: Note['on'] = { section: '', id: '', field: '' }

const readSubject = (): Subject => {
  const { document: id = '', title = '', content = '' } = find('#reply', HTMLElement).dataset
  return { id, title, content }
}

const statusText = (draft: Draft): string => {
  const { length } = draft.notes
  if (length === 0 && draft.signedOffAt === undefined) return 'No comments yet'
  const comments = length === 1 ? '1 comment' : `${length} comments`
  if (isUnsaved(draft)) return length === 0 ? 'Your reply isn’t saved yet' : `${comments}, not saved yet`
  return length === 0 ? 'Your reply is saved' : `${comments}, saved`
}

const download = (name: string, text: string): void => {
  const link = create('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  // The browser reads it later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const start = (): void => {
  const subject = readSubject()
  const storage = openStorage(subject.id)
  const form = find('#reply-form', HTMLFormElement)
  const nameField = find('[name=name]', HTMLInputElement, form)
  const signOffField = find('[name=signOff]', HTMLInputElement, form)
  const message = find('#reply-message', HTMLElement)
  const status = find('#reply-status', HTMLElement)
  const undo = find('#reply-undo', HTMLButtonElement)
  const rest = find('#reply-rest', HTMLElement)
  const asking = createAsking()
  let draft = storage.read()
  let removed: Note | undefined

  const change = (next: Partial<Draft>): void => {
    draft = { ...draft, ...next }
    storage.write(draft)
    message.textContent = ''
    show()
  }
  const edit = (note: Note): void =>
    asking.ask({
      title: 'Edit comment',
      quote: note.quote,
      text: note.text,
      onAnswer: (text) =>
        change({ notes: draft.notes.map((one) => (one.id === note.id ? reword(one, text, new Date()) : one)) }),
    })
  const remove = (note: Note): void => {
    removed = note
    change({ notes: draft.notes.filter(({ id }) => id !== note.id) })
    undo.focus()
  }
  const add = (on: Note['on'], quote: string, title: string): void =>
    asking.ask({
      title,
      quote,
      text: '',
      onAnswer: (text) => {
        removed = undefined
        change({ notes: [...draft.notes, createNote(on, quote, text, new Date())] })
      },
    })
  const passages = createPassages((passage) => add(passage.on, quoteOf(passage), 'Comment'))
  const show = (): void => {
    showNotes(draft.notes, passages, rest, { edit, remove })
    status.textContent = removed ? 'Comment removed' : statusText(draft)
    undo.hidden = removed === undefined
  }

  undo.addEventListener('click', () => {
    const back = removed
    removed = undefined
    if (back) change({ notes: [...draft.notes, back] })
    find('#reply-finish', HTMLElement).focus()
  })
  find('#reply-whole', HTMLButtonElement).addEventListener('click', () =>
    add(wholeDocument, '', 'Comment on the whole postmortem'),
  )
  nameField.addEventListener('input', () => change({ name: nameField.value }))
  signOffField.addEventListener('change', () =>
    change({ signedOffAt: signOffField.checked ? new Date().toISOString() : undefined, isSignOffSaved: false }),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (nameField.value.trim() === '') {
      message.textContent = 'Enter your name first, so that your comments are known as yours.'
      nameField.focus()
      return
    }
    if (draft.notes.length === 0 && draft.signedOffAt === undefined) {
      message.textContent = 'There is nothing to send yet. Add a comment, or tick the box above.'
      return
    }
    const name = fileName(draft, subject)
    const text = toFile(draft, subject, new Date())
    if (draft.notes.length > MAX_REPLY_COMMENTS || text.length > MAX_REPLY_LENGTH) {
      message.textContent = 'This is more than one reply can hold. Remove some comments and send those in a message.'
      return
    }
    download(name, text)
    removed = undefined
    change(asSaved(draft))
    message.textContent = `Saved as “${name}”, where your browser puts downloads. Now send that file to whoever sent you this page.`
  })
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved(draft) || asking.hasTyped()) event.preventDefault()
  })

  nameField.value = draft.name
  signOffField.checked = draft.signedOffAt !== undefined
  for (const part of document.querySelectorAll<HTMLElement>('[data-reply]')) part.hidden = false
  show()
}

start()
