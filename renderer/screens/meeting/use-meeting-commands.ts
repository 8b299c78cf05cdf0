import { useMemo } from 'react'
import { stageById } from '../../../shared/stages'
import { isTyping } from '../../commands/keys'
import type { Command } from '../../commands/registry'
import { isSoundOn, playSound } from '../../sound'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { changeSettings, useSettings } from '../../stores/settings'
import { useAgenda } from '../../stores/use-agenda'
import { lookAt, useOwnStage, useRoomStage } from '../../stores/viewed-stage'
import { steering } from './meeting-controls'

/** A stage's name, also of one that this version does not know. */
export const titleOfStage = (id: string): string => stageById(id)?.title ?? 'A stage from a newer version'

/** The verbs of the agenda for the person at this page. */
export const useSteering = () => {
  const { session, author } = useOpenMeeting()
  return useMemo(() => steering(session.doc, author), [session, author])
}

type Options = { onStart: () => void; onEnd: () => void }

/** Whoever takes the room on goes first, also out of a text. */
const takeRoomTo = (stage: string, goTo: (stage: string) => void): void => {
  if (document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) document.activeElement.blur()
  lookAt(undefined)
  goTo(stage)
}

/** The meeting's own commands: who may drive the agenda has those of the clock and of the stages. */
export const useAgendaCommands = ({ onStart, onEnd }: Options) => {
  const { isFacilitator, isReadOnly } = useOpenMeeting()
  const { agenda } = useAgenda()
  const verbs = useSteering()
  const room = useRoomStage()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const isPaused = useMeeting((snapshot) => (snapshot.run.state.countdown?.pausedAt ?? null) !== null)
  const settings = useSettings()
  const on = agenda.filter((item) => item.isOn)
  const at = on.findIndex((item) => item.stage === room)
  const previous = on[at - 1]
  const next = on[at + 1]
  const isDriving = isFacilitator && !isReadOnly
  const isRunning = phase === 'running'
  const goTo = (stage: string | undefined): void => {
    if (stage !== undefined) takeRoomTo(stage, verbs.goTo)
  }
  const hasSound = isSoundOn(settings.sound, isFacilitator)
  return {
    start: {
      id: 'start',
      label: phase === 'ended' ? 'Continue meeting' : 'Start meeting',
      group: 'Meeting',
      keys: 'Alt+S',
      isEnabled: isDriving && !isRunning && on.length > 0,
      run: onStart,
    },
    end: {
      id: 'end',
      label: 'End meeting',
      group: 'Meeting',
      keys: 'Alt+Shift+E',
      isEnabled: isDriving && isRunning,
      run: onEnd,
    },
    timer: {
      id: 'timer',
      label: isPaused ? 'Resume timer' : 'Pause timer',
      group: 'Meeting',
      keys: 'Alt+T',
      isEnabled: isDriving && isRunning,
      run: isPaused ? verbs.resume : verbs.pause,
    },
    minute: {
      id: 'minute',
      label: 'Add 1 minute',
      group: 'Meeting',
      keys: 'Alt+M',
      isEnabled: isDriving && isRunning,
      run: verbs.addMinute,
    },
    previous: {
      id: 'previous',
      label: 'Previous stage',
      group: 'Stages',
      keys: 'Alt+,',
      isEnabled: isDriving && isRunning && previous !== undefined,
      run: () => goTo(previous?.stage),
    },
    next: {
      id: 'next',
      label: 'Next stage',
      group: 'Stages',
      keys: 'Alt+.',
      isEnabled: isDriving && isRunning && next !== undefined,
      run: () => goTo(next?.stage),
    },
    sound: {
      id: 'sound',
      label: hasSound ? 'Turn sounds off' : 'Turn sounds on',
      group: 'Meeting',
      keys: 'Alt+Shift+S',
      run: () => {
        void changeSettings({ sound: hasSound ? 'off' : 'on' })
        if (!hasSound) playSound('warning')
      },
    },
  } satisfies Record<string, Command>
}
export type AgendaCommands = ReturnType<typeof useAgendaCommands>

/** A command for each stage: the facilitator takes the room there, everyone else looks there alone. */
export const useStageCommands = (): (Command & { stage: string })[] => {
  const { isFacilitator } = useOpenMeeting()
  const { agenda } = useAgenda()
  const verbs = useSteering()
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const own = useOwnStage()
  const room = useRoomStage()
  return agenda
    .filter((item) => item.isOn)
    .map(({ stage }, index) => ({
      id: `stage ${stage}`,
      stage,
      label: titleOfStage(stage),
      group: 'Stages',
      // Never a bare digit: a time typed beside its field must not move the room.
      keys: index < 9 ? `Alt+${index + 1}` : undefined,
      isEnabled: stage !== (own ?? room) || (isFacilitator && isRunning && stage !== room),
      run: () => {
        if (isFacilitator && isRunning) {
          takeRoomTo(stage, verbs.goTo)
        } else lookAt(stage === room ? undefined : stage)
      },
    }))
}
