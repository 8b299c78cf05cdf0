import { useState } from 'react'
import type { Command } from '../../commands/registry'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { ui } from '../../stores/ui'

/** Whether the focus is in the agenda that is being edited, and has to stay there even if the first stage changes. */
export const isFocusInEditedAgenda = (): boolean => document.activeElement?.closest('[data-editing]') != null

/** Whether the facilitator is editing the agenda in its panel, and the command that begins and ends it. */
export const useAgendaEditing = () => {
  const { isFacilitator } = useOpenMeeting()
  const isEnded = useMeeting((snapshot) => snapshot.run.state.phase === 'ended')
  const [isWanted, setIsWanted] = useState(false)
  const isEnabled = isFacilitator && !isEnded
  const isOn = isWanted && isEnabled
  const command: Command = {
    id: 'edit agenda',
    label: isOn ? 'Done editing' : 'Edit agenda',
    group: 'Meeting',
    keys: 'Alt+Shift+A',
    isEnabled,
    searchTerms: 'add remove move repeat stages',
    run: () => {
      setIsWanted(!isOn)
      if (!isOn)
        ui.setState(({ isNarrow, isSideOpen }) => ({ isAgendaOpen: true, isSideOpen: isSideOpen && !isNarrow }))
    },
  }
  return { isOn, command }
}

export type AgendaEditing = ReturnType<typeof useAgendaEditing>
