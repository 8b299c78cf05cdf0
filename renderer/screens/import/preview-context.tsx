import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { PreviewRow } from '../../import/preview-rows'
import type { Preview, PreviewState } from '../../import/preview-store'

const Context = createContext<Preview | undefined>(undefined)
/** Gives a preview to the parts that show it. */
export const PreviewProvider = Context.Provider

/** The preview that is open: what can be done with it. */
export const usePreviewActions = (): Preview => {
  const preview = useContext(Context)
  if (!preview) throw new Error('a part of the preview is rendered outside of a PreviewProvider')
  return preview
}

/** Selects from the preview's state; renders again only when the selection changes. */
export const usePreview = <T,>(select: (state: PreviewState) => T): T => useStore(usePreviewActions().store, select)

/** The row that the keyboard is at. */
export const useFocusedRow = (): PreviewRow | undefined => {
  const rows = usePreview((state) => state.rows)
  const focus = usePreview((state) => state.selection.focus)
  return useMemo(() => (focus === undefined ? undefined : rows.find(({ id }) => id === focus)), [rows, focus])
}
