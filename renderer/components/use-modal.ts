import { type RefObject, useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** The modal dialogs that are open, the topmost last. */
const modals = createStore<{ open: readonly HTMLDialogElement[] }>(() => ({ open: [] }))

/** The dialog in front of everything else, outside of which nothing can be seen in full, pressed or heard. */
export const useTopModal = (): HTMLDialogElement | undefined => useStore(modals, ({ open }) => open.at(-1))

/** Opens a `<dialog>` as a modal one while it is mounted; afterwards the focus is where it was before. */
export const useModal = (dialog: RefObject<HTMLDialogElement | null>): void => {
  useEffect(() => {
    const shown = dialog.current
    if (!shown) return
    const before = document.activeElement
    // In a browser without modal dialogs, it is at least open.
    if (shown.showModal) shown.showModal()
    else shown.setAttribute('open', '')
    modals.setState(({ open }) => ({ open: [...open, shown] }))
    return () => {
      modals.setState(({ open }) => ({ open: open.filter((one) => one !== shown) }))
      shown.close?.()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [dialog])
}
