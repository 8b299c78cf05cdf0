import type { EditorView } from '@codemirror/view'
import { type RefObject, useLayoutEffect, useMemo } from 'react'
import type * as Y from 'yjs'
import { textPath } from '../../shared/crdt'
import { textKey } from '../../shared/document'
import { useOpenMeeting } from '../stores/meeting-context'
import { showMarks } from './shared-text-marks'
import { useWording } from './use-wording'
import { useWordingCard } from './use-wording-card'

type Options = { text: Y.Text; value: string; onLeave: () => void }

/** Marks this person's blaming words in a shared text while they edit it, and opens a card on them. */
export const useSharedTextWording = (view: RefObject<EditorView | undefined>, { text, value, onLeave }: Options) => {
  const { session, language } = useOpenMeeting()
  const ref = useMemo(() => textPath(text), [text])
  const { marks, dismiss } = useWording({
    textKey: ref ? textKey({ ref }) : '',
    text: value,
    own: () => language.ownWords.rangesIn(text),
    isOff: ref === undefined,
  })
  useLayoutEffect(() => {
    if (view.current) showMarks(view.current, value, marks)
  }, [view, value, marks])

  const target = useMemo(
    () => ({
      element: () => view.current?.contentDOM ?? null,
      caret: () => view.current?.state.selection.main.head ?? 0,
      replace: ({ start, end }: { start: number; end: number }, insert: string) => {
        // Somebody else's edit may have come between the finding and the key press.
        if (view.current?.state.doc.toString() !== value) return
        // An undo step of its own, separate from what was typed before and after.
        session.undo.stopCapturing()
        view.current.dispatch({
          changes: { from: start, to: end, insert },
          selection: { anchor: start + insert.length },
          userEvent: 'input.complete',
        })
        session.undo.stopCapturing()
      },
    }),
    [view, session, value],
  )
  const rectOf = (index: number): DOMRect | undefined => {
    const at = marks[index]?.own[0]?.start
    const rect = at === undefined ? undefined : view.current?.coordsAtPos(at, 1)
    return rect ? new DOMRect(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top) : undefined
  }
  const card = useWordingCard({ text: value, marks, dismiss, hasFocus: true, target: { ...target, rectOf }, onLeave })
  return {
    layers: card.layers,
    openAt: (index: number): void => {
      const found = marks.findIndex(({ own }) => own.some(({ start, end }) => start <= index && index < end))
      if (found >= 0) card.open(found)
    },
  }
}
