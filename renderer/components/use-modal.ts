import { type RefObject, useEffect } from 'react'

/** Opens a `<dialog>` as a modal one while it is mounted; afterwards the focus is where it was before. */
export const useModal = (dialog: RefObject<HTMLDialogElement | null>): void => {
  useEffect(() => {
    const shown = dialog.current
    const before = document.activeElement
    // In a browser without modal dialogs, it is at least open.
    if (shown?.showModal) shown.showModal()
    else shown?.setAttribute('open', '')
    return () => {
      shown?.close?.()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [dialog])
}
