import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** What this window shows; none of it is shared or stored. */
export type Ui = {
  isAgendaOpen: boolean
  isSideOpen: boolean
  /**
   * Whether the panels were last laid out for a narrow window; a panel that somebody closes stays closed until that
   * changes.
   */
  isNarrow: boolean
  isPaletteOpen: boolean
  isKeySheetOpen: boolean
  isInviteOpen: boolean
  /** Announced to screen readers politely, once. */
  announcement: string
}

export const ui = createStore<Ui>(() => ({
  isAgendaOpen: true,
  isSideOpen: true,
  isNarrow: false,
  isPaletteOpen: false,
  isKeySheetOpen: false,
  isInviteOpen: false,
  announcement: '',
}))

export const useUi = <T>(select: (state: Ui) => T): T => useStore(ui, select)

export const announce = (text: string): void => ui.setState({ announcement: text })
