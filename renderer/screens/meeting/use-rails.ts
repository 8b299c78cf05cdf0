import { useEffect, useSyncExternalStore } from 'react'
import { isComposing } from '../../commands/keys'
import type { Command } from '../../commands/registry'
import { ui, useUi } from '../../stores/ui'

const query = '(max-width: 1099px)'

const subscribe = (listener: () => void): (() => void) => {
  const list = window.matchMedia(query)
  list.addEventListener('change', listener)
  return () => list.removeEventListener('change', listener)
}

/** Whether the window is too narrow for rails beside the stage; they then lie over it. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)

/** The rails fold by key, and by themselves when the window gets narrow. */
export const useRails = () => {
  const isNarrow = useIsNarrow()
  const isAgendaOpen = useUi((state) => state.isAgendaOpen)
  const isSideOpen = useUi((state) => state.isSideOpen)
  useEffect(() => ui.setState({ isAgendaOpen: !isNarrow, isSideOpen: !isNarrow }), [isNarrow])
  useEffect(() => {
    const isOver = isNarrow && (isAgendaOpen || isSideOpen)
    if (!isOver) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isComposing(event))
        ui.setState({ isAgendaOpen: false, isSideOpen: false })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isNarrow, isAgendaOpen, isSideOpen])

  // Over the stage there is room for one of them.
  const open = (agenda: boolean, side: boolean): void => ui.setState({ isAgendaOpen: agenda, isSideOpen: side })
  const commands = {
    agenda: {
      id: 'fold agenda',
      label: isAgendaOpen ? 'Fold the agenda' : 'Show the agenda',
      group: 'This page',
      keys: 'Alt+G',
      run: () => open(!isAgendaOpen, isNarrow ? false : isSideOpen),
    },
    side: {
      id: 'fold side',
      label: isSideOpen ? 'Fold people and cards' : 'Show people and cards',
      group: 'This page',
      keys: 'Alt+H',
      run: () => open(isNarrow ? false : isAgendaOpen, !isSideOpen),
    },
    both: {
      id: 'fold both',
      label: isAgendaOpen || isSideOpen ? 'Stage only' : 'Show agenda and people',
      group: 'This page',
      keys: 'Alt+Shift+H',
      bareKey: '\\',
      run: () => {
        const isAny = isAgendaOpen || isSideOpen
        open(!isAny, !isAny && !isNarrow)
      },
    },
  } satisfies Record<string, Command>
  return { isNarrow, isAgendaOpen, isSideOpen, commands }
}
