import { useMemo } from 'react'
import { agendaTitle } from '../../../shared/document/agenda'
import { createMeetingControls, type MeetingControls } from '../../../shared/document/meeting-controls'
import { listOnAgenda } from '../../../shared/meeting/agenda'
import type { Command } from '../../commands/registry'
import { changeSettingsOrToast } from '../../components/change-settings-or-toast'
import { isSoundOn, playSound } from '../../sound'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useSettings } from '../../stores/settings'
import { useAgenda } from '../../stores/use-agenda'
import { useOwnStage, useRoomAgendaId, useRoomStage, viewStage } from '../../stores/viewed-stage'
import { useRoomChange } from './use-room-change'

/** The meeting's controls for this page's person. */
export const useMeetingControls = (): MeetingControls => {
  const { session, author } = useOpenMeeting()
  return useMemo(() => createMeetingControls(session.doc, author), [session, author])
}

type Options = { onStart: () => void; onEnd: () => void }

/** The meeting's commands; those of the clock and the stages are only for whoever may control the meeting. */
export const useAgendaCommands = ({ onStart, onEnd }: Options) => {
  const { isFacilitator } = useOpenMeeting()
  const { agenda } = useAgenda()
  const controls = useMeetingControls()
  const room = useRoomAgendaId()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const isPaused = useMeeting((snapshot) => (snapshot.run.state.countdown?.pausedAt ?? null) !== null)
  const settings = useSettings()
  const activeItems = listOnAgenda(agenda, { phase, stage: room })
  const at = activeItems.findIndex((item) => item.id === room)
  const previous = activeItems[at - 1]
  const next = activeItems[at + 1]
  const isRunning = phase === 'running'
  const changeRoom = useRoomChange(controls.goTo)
  const goTo = (stage: string | undefined): void => {
    if (stage !== undefined) changeRoom(stage)
  }
  const hasSound = isSoundOn(settings.sound, isFacilitator)
  return {
    start: {
      id: 'start',
      label: phase === 'ended' ? 'Continue meeting' : 'Start meeting',
      group: 'Meeting',
      keys: 'Alt+S',
      isEnabled: isFacilitator && !isRunning && activeItems.length > 0,
      run: onStart,
    },
    end: {
      id: 'end',
      label: 'End meeting',
      group: 'Meeting',
      keys: 'Alt+Shift+E',
      isEnabled: isFacilitator && isRunning,
      run: onEnd,
    },
    timer: {
      id: 'timer',
      label: isPaused ? 'Resume timer' : 'Pause timer',
      group: 'Meeting',
      keys: 'Alt+T',
      isEnabled: isFacilitator && isRunning,
      run: isPaused ? controls.resume : controls.pause,
    },
    minute: {
      id: 'minute',
      label: 'Add 1 minute',
      group: 'Meeting',
      keys: 'Alt+M',
      isEnabled: isFacilitator && isRunning,
      run: () => void controls.addMinutes(1),
    },
    previous: {
      id: 'previous',
      label: 'Previous stage',
      group: 'Stages',
      keys: 'Alt+,',
      isEnabled: isFacilitator && isRunning && previous !== undefined,
      run: () => goTo(previous?.id),
    },
    next: {
      id: 'next',
      label: 'Next stage',
      group: 'Stages',
      keys: 'Alt+.',
      isEnabled: isFacilitator && isRunning && next !== undefined,
      run: () => goTo(next?.id),
    },
    sound: {
      id: 'sound',
      label: hasSound ? 'Turn sounds off' : 'Turn sounds on',
      group: 'Meeting',
      keys: 'Alt+Shift+S',
      run: () => {
        void changeSettingsOrToast({ sound: hasSound ? 'off' : 'on' })
        if (!hasSound) playSound('warning')
      },
    },
  } satisfies Record<string, Command>
}
export type AgendaCommands = ReturnType<typeof useAgendaCommands>

/** A command for each stage: the facilitator moves the room there, everybody else only their own view. */
export const useStageCommands = (): (Command & { agendaId: string })[] => {
  const { isFacilitator } = useOpenMeeting()
  const { agenda } = useAgenda()
  const controls = useMeetingControls()
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const changeRoom = useRoomChange(controls.goTo)
  const own = useOwnStage()
  const room = useRoomStage()
  const current = useRoomAgendaId()
  return listOnAgenda(agenda, { phase: isRunning ? 'running' : 'ready', stage: current }).map(
    ({ id, stage }, index) => ({
      id: `stage ${id}`,
      agendaId: id,
      label: agendaTitle(id),
      group: 'Stages',
      // Never a bare digit: digits typed outside a field must not move the room.
      keys: index < 9 ? `Alt+${index + 1}` : undefined,
      isEnabled: stage !== (own ?? room) || (isFacilitator && isRunning && id !== current),
      run: () => {
        if (isFacilitator && isRunning) changeRoom(id)
        else viewStage(stage === room ? undefined : stage)
      },
    }),
  )
}

/**
 * For the facilitator of a running meeting, commands that show a stage on their page only: any stage by name, and the
 * next and the previous one by key.
 */
export const useLookCommands = (): { stages: (Command & { stage: string })[]; steps: Command[] } => {
  const { isFacilitator } = useOpenMeeting()
  const { agenda } = useAgenda()
  const state = useMeeting((snapshot) => snapshot.run.state)
  const own = useOwnStage()
  const room = useRoomStage()
  if (!isFacilitator || state.phase !== 'running') return { stages: [], steps: [] }
  const pages = [...new Set(listOnAgenda(agenda, state).map(({ stage }) => stage))]
  const view = (stage: string | undefined): void => viewStage(stage === room ? undefined : stage)
  const stepTo = (id: string, label: string, keys: string, by: -1 | 1): Command => {
    const to = pages[pages.indexOf(own ?? room) + by]
    return { id, label, group: 'Stages', keys, isEnabled: to !== undefined, run: () => view(to) }
  }
  return {
    stages: pages
      .filter((stage) => stage !== room)
      .map((stage) => ({
        id: `look ${stage}`,
        stage,
        label: `Look at ${agendaTitle(stage)} alone`,
        group: 'Stages',
        isSearchOnly: true,
        run: () => view(stage === own ? room : stage),
      })),
    steps: [
      stepTo('look back', 'Look at the previous stage alone', 'Alt+PageUp', -1),
      stepTo('look ahead', 'Look at the next stage alone', 'Alt+PageDown', 1),
    ],
  }
}
