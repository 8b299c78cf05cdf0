import { PanelLeftClose, Pause, Play, Plus, SkipForward, StepBack, StepForward, Volume2, VolumeX } from 'lucide-react'
import { CommandButton } from '../../commands/CommandButton'
import type { Command } from '../../commands/registry'
import { Clock, endText, fitText, formatMinutes, planText } from '../../components/Clock'
import { isSoundOn } from '../../sound'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useSettings } from '../../stores/settings'
import { useAgenda } from '../../stores/use-agenda'
import { type RoomClock, useClock } from '../../stores/use-clock'
import styles from './AgendaPanel.module.css'
import { StageList } from './StageList'
import type { AgendaEditing } from './use-agenda-editing'
import type { AgendaCommands } from './use-meeting-commands'

type ClockProps = { commands: AgendaCommands; fold: Command }

/** `onVisit` is called whenever a stage is clicked, even if it is the current one. */
type Props = ClockProps & { editing: AgendaEditing; onVisit: () => void }

/** The left panel: the shared clock, the stages, and the controls to move on. */
export const AgendaPanel = ({ commands, fold, editing, onVisit }: Props) => {
  const { isFacilitator } = useOpenMeeting()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const isLast = commands.next.isEnabled === false
  return (
    <section aria-label="Agenda" className={styles.agenda}>
      <ClockSection commands={commands} fold={fold} />
      <StageList editing={editing} onVisit={onVisit} />
      {!isFacilitator && phase === 'ready' && <NotStarted />}
      {isFacilitator && (
        <div className={styles.foot}>
          {phase === 'running' ? (
            <>
              <div className={styles.steps}>
                <CommandButton command={commands.previous} icon={<StepBack />} isIconOnly />
                <CommandButton command={commands.next} icon={<StepForward />} look="primary" />
              </div>
              <CommandButton command={commands.end} look={isLast ? 'primary' : 'quiet'} size="small" />
            </>
          ) : (
            <CommandButton
              command={commands.start}
              icon={phase === 'ended' ? <SkipForward /> : <Play />}
              look={phase === 'ended' ? 'plain' : 'primary'}
            />
          )}
        </div>
      )}
    </section>
  )
}

const ClockSection = ({ commands, fold }: ClockProps) => {
  const { isFacilitator } = useOpenMeeting()
  const { sound } = useSettings()
  const clock = useClock()
  const hasSound = isSoundOn(sound, isFacilitator)
  return (
    <div className={styles.time}>
      <div className={styles.top}>
        <Clock clock={clock} />
        <div className={styles.corner}>
          <CommandButton
            command={commands.sound}
            icon={hasSound ? <Volume2 /> : <VolumeX />}
            look="quiet"
            size="small"
            isIconOnly
          />
          <CommandButton command={fold} icon={<PanelLeftClose />} look="quiet" size="small" isIconOnly />
        </div>
      </div>
      <p className={styles.plan}>{planText(clock)}</p>
      {isFacilitator && (
        <div className={styles.controls}>
          <CommandButton
            command={commands.timer}
            icon={clock.isPaused ? <Play /> : <Pause />}
            size="small"
            isIconOnly
          />
          <CommandButton command={commands.minute} icon={<Plus />} size="small" />
        </div>
      )}
      <MeetingEnd clock={clock} />
    </div>
  )
}

/** When the meeting ends, or how long it is planned to be, so that nobody is surprised when the time is up. */
const MeetingEnd = ({ clock }: { clock: RoomClock }) => {
  const { agenda, lengths } = useAgenda()
  const { outlook } = clock
  const total = agenda.reduce((sum, { id, isOn }) => sum + (isOn ? (lengths[id] ?? 0) : 0), 0)
  return (
    <>
      <p className={styles.plan}>{outlook ? endText(outlook) : `${formatMinutes(total)} in total`}</p>
      <p className={`${styles.plan} ${styles.fit}`}>{outlook && fitText(outlook)}</p>
    </>
  )
}

/**
 * Shown before the start to everybody but the facilitator: who will start the meeting, and what they can do until then.
 */
const NotStarted = () => {
  const facilitator = useMeeting((snapshot) => snapshot.record.facilitator)
  const { isReadOnly } = useOpenMeeting()
  return (
    <div className={styles.foot}>
      <p className={styles.waiting}>
        {facilitator.trim() ? (
          <>
            <bdi>{facilitator}</bdi> will start the meeting.
          </>
        ) : (
          'The facilitator will start the meeting.'
        )}
      </p>
      {!isReadOnly && <p className={styles.plan}>Until then, read the draft, and add or correct what you remember.</p>}
    </div>
  )
}
