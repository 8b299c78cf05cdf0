import type { KeyboardEvent } from 'react'
import { isComposing } from '../../commands/keys'
import { chooseAll, chooseRow, moveBy } from '../../import/selection'
import { usePreviewActions } from './preview-context'
import { useFocusDoubt } from './use-focus-doubt'

/** The keys of the table: arrows walk, Shift extends, Space takes or leaves out, Enter settles a doubt. */
export const useGridKeys = (ids: readonly string[], rowsPerPage: () => number) => {
  const preview = usePreviewActions()
  const focusDoubt = useFocusDoubt()
  return (event: KeyboardEvent): void => {
    if (isComposing(event) || event.altKey) return
    const { rows, selection } = preview.store.getState()
    const { focus, chosen } = selection
    const row = rows.find(({ id }) => id === focus)
    const move = (by: number): void => preview.select(moveBy(ids, selection, by, event.shiftKey))
    const hasMod = event.ctrlKey || event.metaKey
    const steps: Record<string, () => void> = hasMod
      ? { a: () => preview.select(chooseAll(ids, selection)) }
      : {
          ArrowDown: () => move(1),
          ArrowUp: () => move(-1),
          PageDown: () => move(rowsPerPage()),
          PageUp: () => move(-rowsPerPage()),
          Home: () => move(-ids.length),
          End: () => move(ids.length),
          ' ': () => row && preview.correctRows(chosen, { isTaken: !row.isTaken }),
          Delete: () => preview.correctRows(chosen, { isTaken: false }),
          s: () => row && preview.correctRows(chosen, { isStarred: !row.isStarred }),
          m: () => preview.merge(chosen),
          Enter: () => row && focusDoubt(row),
        }
    // Several rows become one again before Esc closes the window.
    if (event.key === 'Escape' && chosen.size > 1 && focus !== undefined)
      steps.Escape = () => preview.select(chooseRow(focus))
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    step()
  }
}
