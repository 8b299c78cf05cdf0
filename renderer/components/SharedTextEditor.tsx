import { defaultKeymap } from '@codemirror/commands'
import { EditorState, Prec } from '@codemirror/state'
import { EditorView, keymap, placeholder as placeholderExtension } from '@codemirror/view'
import { useLayoutEffect, useRef } from 'react'
import { yCollab } from 'y-codemirror.next'
import type * as Y from 'yjs'
import { sharedTextMarks } from '../language/shared-text-marks'
import { useSharedTextWording } from '../language/use-shared-text-wording'
import { isInWordingCard } from '../language/WordingCard'
import { useOpenMeeting } from '../stores/meeting-context'
import { markEditorOpen, saveCaret } from './caret-memory'
import type { SharedTextProps } from './SharedText'
import styles from './SharedText.module.css'

type Props = SharedTextProps & { text: Y.Text; caret: number; onShown: () => void; onLeave: () => void }

const nonce = (): string => document.querySelector<HTMLElement>('[property="csp-nonce"]')?.nonce ?? ''

/** The editor of a focused `SharedText`: CodeMirror on the live text, with everyone's carets and one's own undo. */
export const SharedTextEditor = (props: Props) => {
  const { session } = useOpenMeeting()
  const view = useRef<EditorView>(undefined)
  const wording = useSharedTextWording(view, props)
  const parent = useRef<HTMLDivElement>(null)
  // The view outlives renders, so key handlers are looked up when a key is pressed.
  const latest = useRef(props)
  latest.current = props
  const openWording = useRef(wording.openAt)
  openWording.current = wording.openAt

  // Before the browser paints, so that the focus moves from the plain text to the editor without a gap.
  useLayoutEffect(() => {
    if (!parent.current) return
    const { text, caret, label, placeholder, isMultiline } = latest.current
    // Esc in a row's text focuses the row, so that the arrow keys continue from there.
    const leave = (view: EditorView): boolean => {
      const row = view.contentDOM.closest<HTMLElement>('[data-row]')
      if (row) row.focus()
      else view.contentDOM.blur()
      return true
    }
    const undo = (): boolean => {
      session.undo.undo()
      return true
    }
    const redo = (): boolean => {
      session.undo.redo()
      return true
    }
    const keys = Prec.highest(
      keymap.of([
        { key: 'Escape', run: leave },
        {
          key: 'Enter',
          run: (view) => {
            if (isMultiline || view.composing) return false
            leave(view)
            latest.current.onEnter?.()
            return true
          },
        },
        {
          key: 'Mod-Enter',
          run: (view) => {
            leave(view)
            latest.current.onEnter?.()
            return true
          },
        },
        {
          key: 'Backspace',
          run: (view) => {
            if (view.state.doc.length > 0 || !latest.current.onEmptyBackspace) return false
            latest.current.onEmptyBackspace()
            return true
          },
        },
        { key: 'Mod-z', run: undo, preventDefault: true },
        { key: 'Mod-y', mac: 'Mod-Shift-z', run: redo, preventDefault: true },
        { key: 'Mod-Shift-z', run: redo, preventDefault: true },
      ]),
    )
    const editor = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: text.toString(),
        selection: { anchor: Math.min(caret, text.length) },
        extensions: [
          keys,
          keymap.of(defaultKeymap),
          EditorView.lineWrapping,
          EditorView.cspNonce.of(nonce()),
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-multiline': String(isMultiline ?? false),
            spellcheck: 'true',
          }),
          placeholder ? placeholderExtension(placeholder) : [],
          sharedTextMarks((index) => openWording.current(index)),
          yCollab(text, session.carets, { undoManager: session.undo }),
          EditorView.domEventHandlers({
            // The focus returns with the caret where it was, even after the page has moved the row.
            focus: (_event, self) => self.focus(),
            blur: (_event, self) => {
              // The text stays open if another window takes the focus, or if its row is being moved.
              setTimeout(() => {
                const isHere = self.hasFocus || isInWordingCard(document.activeElement)
                if (document.hasFocus() && !isHere) latest.current.onLeave()
              })
            },
          }),
        ],
      }),
    })
    const close = markEditorOpen(text, () => {
      const { from, to } = editor.state.selection.main
      return { start: from, end: to }
    })
    view.current = editor
    editor.focus()
    latest.current.onShown()
    return () => {
      if (editor.hasFocus) saveCaret(text, editor.state.selection.main.head)
      close()
      view.current = undefined
      editor.destroy()
    }
  }, [session])

  return (
    <>
      <div ref={parent} className={styles.editor} />
      {wording.layers}
    </>
  )
}
