import { EditorView } from '@codemirror/view'
import { act, screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { KeepFocus } from '../../../renderer/components/KeepFocus'
import { Toasts } from '../../../renderer/components/Toasts'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

export const ilya = testAuthor('Ilya')

/** Two people with one document: Noor's rendered page, and Ilya's copy, each receiving the other's changes. */
export const showTo = async (view: ReactNode, doc: Y.Doc = createGitlabDocument(testAuthor())) => {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  doc.on('update', (update, origin) => origin !== theirs && Y.applyUpdate(theirs, update, doc))
  theirs.on('update', (update, origin) => origin !== doc && Y.applyUpdate(doc, update, theirs))
  const meeting = openMeeting(doc)
  await act(async () => {
    meeting.show(
      <>
        <main>{view}</main>
        <Toasts />
        <KeepFocus />
      </>,
    )
  })
  await waitFor(() => expect(screen.queryByText('Opening the stage…')).toBeNull())
  return {
    ...meeting,
    doc,
    /** What Ilya does. */
    byIlya: (edit: (theirs: Y.Doc) => void) => act(async () => edit(theirs)),
    theirs,
  }
}

/** Puts the caret into a text and waits for its editor. */
export const writeIn = async (label: string | RegExp, index = 0): Promise<EditorView> => {
  const box = (await screen.findAllByRole('textbox', { name: label }))[index]
  if (!box) throw new Error(`no text is called ${label}`)
  await act(async () => box.focus())
  return waitFor(() => {
    const view = EditorView.findFromDOM(document.activeElement as HTMLElement)
    if (!view) throw new Error('the editor is not there yet')
    return view
  })
}

/** Types at the end of the text that has the focus, if that is an editor. */
export const typeHere = (text: string): Promise<void> =>
  act(async () => {
    const view = EditorView.findFromDOM(document.activeElement as HTMLElement)
    if (!view) throw new Error(`nothing is typed into ${document.activeElement?.outerHTML.slice(0, 100)}`)
    view.dispatch({ changes: { from: view.state.doc.length, insert: text } })
  })

/** Where the focus is: its name, and the row that it stands in. */
export const focus = (): string => {
  const at = document.activeElement
  if (!at || at === document.body) return 'nothing'
  const row = at.closest<HTMLElement>('[data-row], [data-record]')
  const label = at.getAttribute('aria-label') ?? (at as HTMLInputElement).labels?.[0]?.textContent ?? at.textContent
  const { row: id, record } = row?.dataset ?? {}
  return `${label?.trim().slice(0, 40)}${row ? ` in ${id ?? record}` : ''}`
}
