import { PanelLeftOpen, PanelRightOpen, Pause, Play, Plus, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { CommandButton } from '../../commands/CommandButton'
import type { Command } from '../../commands/registry'
import { Clock, planText } from '../../components/Clock'
import { useOpenMeeting } from '../../stores/meeting-context'
import { useClock } from '../../stores/use-clock'
import styles from './CompactControls.module.css'
import type { AgendaCommands } from './use-meeting-commands'

type Props = {
  commands: AgendaCommands
  agenda: Command
  side: Command
  hasAgenda: boolean
  hasSide: boolean
  /** What the facilitator sees of the cards while their panel is hidden. */
  card?: ReactNode
}

/** What remains of the hidden panels: the time left and the controls for it. */
export const CompactControls = ({ commands, agenda, side, hasAgenda, hasSide, card }: Props) => (
  <div className={styles.strip}>
    {!hasAgenda && <CompactClock commands={commands} agenda={agenda} />}
    <div className={styles.rest}>{!hasSide && card}</div>
    {!hasSide && <CommandButton command={side} icon={<PanelRightOpen />} look="quiet" size="small" isIconOnly />}
  </div>
)

const CompactClock = ({ commands, agenda }: { commands: AgendaCommands; agenda: Command }) => {
  const { isFacilitator } = useOpenMeeting()
  const clock = useClock()
  const isRunning = clock.phase === 'running'
  return (
    <section aria-label="Agenda" className={styles.time}>
      <CommandButton command={agenda} icon={<PanelLeftOpen />} look="quiet" size="small" isIconOnly />
      <Clock clock={clock} size="m" />
      <span className={styles.plan}>{planText(clock)}</span>
      {isFacilitator && !isRunning && <CommandButton command={commands.start} look="primary" size="small" />}
      {isFacilitator && isRunning && (
        <>
          <CommandButton
            command={commands.timer}
            icon={clock.isPaused ? <Play /> : <Pause />}
            look="quiet"
            size="small"
            isIconOnly
          />
          <CommandButton command={commands.minute} icon={<Plus />} look="quiet" size="small" isIconOnly />
          <CommandButton command={commands.previous} icon={<StepBack />} look="quiet" size="small" isIconOnly />
          {commands.next.isEnabled === false ? (
            <CommandButton command={commands.end} look="primary" size="small" />
          ) : (
            <CommandButton command={commands.next} icon={<StepForward />} look="quiet" size="small" isIconOnly />
          )}
        </>
      )}
    </section>
  )
}
