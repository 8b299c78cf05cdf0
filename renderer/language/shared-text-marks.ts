import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { WordingMark } from './use-wording'
import styles from './Wording.module.css'

const underline = Decoration.mark({ class: styles.mark ?? '' })
const setMarks = StateEffect.define<readonly WordingMark[]>()

const decorations = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects }) => {
    let after = before.map(changes)
    for (const effect of effects)
      if (effect.is(setMarks))
        after = Decoration.set(
          effect.value.flatMap(({ own }) => own.map(({ start, end }) => underline.range(start, end))),
          true,
        )
    return after
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Underlines words in an editor. `onClick` is called with the index of a click in the text. */
export const sharedTextMarks = (onClick: (index: number) => void): Extension => [
  decorations,
  EditorView.domEventHandlers({
    click: ({ clientX, clientY }, view) => {
      const index = view.posAtCoords({ x: clientX, y: clientY })
      if (index !== null) onClick(index)
    },
  }),
]

/** Shows marks found in `text`, unless the editor shows another text or an input method is active in it. */
export const showMarks = (view: EditorView, text: string, marks: readonly WordingMark[]): void => {
  if (view.composing || view.state.doc.length !== text.length || view.state.doc.toString() !== text) return
  if (marks.length === 0 && view.state.field(decorations).size === 0) return
  view.dispatch({ effects: setMarks.of(marks) })
}
