import { useEffect, useLayoutEffect, useRef } from 'react'
import { isComposing } from '../../commands/keys'
import type { Command } from '../../commands/registry'
import { NARROW_QUERY, useMedia } from '../../components/use-media'
import { ui, useUi } from '../../stores/ui'
import { useViewedStage } from '../../stores/viewed-stage'
import { isFocusInEditedAgenda } from './use-agenda-editing'

/**
 * Shows and hides the side panels: by shortcut, and automatically when the window gets narrow, where they overlap the
 * stage.
 */
export const usePanels = () => {
  const isNarrow = useMedia(NARROW_QUERY)
  const isAgendaOpen = useUi((state) => state.isAgendaOpen)
  const isSideOpen = useUi((state) => state.isSideOpen)
  // Before the browser paints, so that panels do not visibly collapse.
  useLayoutEffect(() => {
    if (ui.getState().isNarrow !== isNarrow) ui.setState({ isNarrow, isAgendaOpen: !isNarrow, isSideOpen: !isNarrow })
  }, [isNarrow])
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

  // Going to another stage closes the panels over it.
  const stage = useViewedStage()
  const before = useRef(stage)
  useEffect(() => {
    if (before.current === stage) return
    before.current = stage
    if (isNarrow && !isFocusInEditedAgenda()) ui.setState({ isAgendaOpen: false, isSideOpen: false })
  }, [stage, isNarrow])

  // Only one panel fits over the stage.
  const open = (agenda: boolean, side: boolean): void => ui.setState({ isAgendaOpen: agenda, isSideOpen: side })
  const commands = {
    agenda: {
      id: 'fold agenda',
      label: isAgendaOpen ? 'Hide the agenda' : 'Show the agenda',
      group: 'This page',
      keys: 'Alt+G',
      run: () => open(!isAgendaOpen, isNarrow ? false : isSideOpen),
    },
    side: {
      id: 'fold side',
      label: isSideOpen ? 'Hide people and cards' : 'Show people and cards',
      group: 'This page',
      keys: 'Alt+H',
      run: () => open(isNarrow ? false : isAgendaOpen, !isSideOpen),
    },
    both: {
      id: 'fold both',
      label: isAgendaOpen || isSideOpen ? 'Show the stage only' : 'Show agenda and people',
      group: 'This page',
      keys: 'Alt+Shift+H',
      bareKey: '\\',
      run: () => {
        const isAny = isAgendaOpen || isSideOpen
        open(!isAny, !isAny && !isNarrow)
      },
    },
  } satisfies Record<string, Command>
  /** Closes a panel that overlaps the stage, after a click outside it or on a stage in it. */
  const foldOver = (): void => {
    if (isNarrow) open(false, false)
  }
  return { isNarrow, isAgendaOpen, isSideOpen, commands, foldOver }
}
