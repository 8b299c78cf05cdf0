import {
  Check,
  Eye,
  PanelLeftClose,
  Pause,
  Play,
  Plus,
  SkipForward,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
} from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { agendaTitle } from '../../../shared/document/agenda'
import {
  type AgendaItem,
  isStageDone,
  isStageMinutes,
  listOnAgenda,
  MAX_STAGE_MINUTES,
} from '../../../shared/meeting/agenda'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import { CommandButton } from '../../commands/CommandButton'
import { isComposing } from '../../commands/keys'
import { type Command, getCommandKeys } from '../../commands/registry'
import { Clock, endText, fitText, formatMinutes, planText } from '../../components/Clock'
import { PlainField } from '../../components/PlainField'
import { isSoundOn } from '../../sound'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useSettings } from '../../stores/settings'
import { useAgenda } from '../../stores/use-agenda'
import { type RoomClock, useClock } from '../../stores/use-clock'
import { useOwnStage, useRoomAgendaId } from '../../stores/viewed-stage'
import styles from './AgendaPanel.module.css'
import { type AgendaCommands, useStageCommands } from './use-meeting-commands'

type ClockProps = { commands: AgendaCommands; fold: Command }

/** `onVisit` is called whenever a stage is clicked, even if it is the current one. */
type Props = ClockProps & { onVisit: () => void }

/** The left panel: the shared clock, the stages, and the controls to move on. */
export const AgendaPanel = ({ commands, fold, onVisit }: Props) => {
  const { isFacilitator } = useOpenMeeting()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const isLast = commands.next.isEnabled === false
  return (
    <section aria-label="Agenda" className={styles.agenda}>
      <ClockSection commands={commands} fold={fold} />
      <StageList onVisit={onVisit} />
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
  const activeItems = listOnAgenda(agenda, clock)
  const following = activeItems.slice(activeItems.findIndex(({ id }) => id === clock.stage) + 1)
  return (
    <>
      <p className={styles.plan}>{outlook ? endText(outlook) : `${formatMinutes(total)} in total`}</p>
      <p className={`${styles.plan} ${styles.fit}`}>{outlook && fitText(outlook, following)}</p>
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

const StageList = ({ onVisit }: Pick<Props, 'onVisit'>) => {
  const { agenda } = useAgenda()
  const commands = useStageCommands()
  const state = useMeeting((snapshot) => snapshot.run.state)
  const list = useRef<HTMLOListElement>(null)
  const activeItems = listOnAgenda(agenda, state)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1
    if (step === undefined || at < 0 || isComposing(event)) return
    event.preventDefault()
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus()
  }
  return (
    <ol ref={list} className={styles.stages} onKeyDown={onKeyDown}>
      {activeItems.map((item) => (
        <StageRow
          key={item.id}
          item={item}
          command={commands.find((one) => one.agendaId === item.id)}
          onVisit={onVisit}
        />
      ))}
    </ol>
  )
}

type StageRowProps = Pick<Props, 'onVisit'> & { item: AgendaItem; command: Command | undefined }

const StageRow = ({ item, command, onVisit }: StageRowProps) => {
  const { isFacilitator } = useOpenMeeting()
  const { lengths, setMinutes } = useAgenda()
  const room = useRoomAgendaId()
  const own = useOwnStage()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const isDone = useMeeting((snapshot) => isStageDone(item, snapshot.run.state))
  const title = agendaTitle(item.id)
  const isRoom = phase === 'running' && item.id === room
  const isOwn = own === item.stage
  const planned = Math.round((lengths[item.id] ?? 0) / MINUTE_MS)
  return (
    <li className={styles.stage} data-room={isRoom || undefined} data-own={isOwn || undefined}>
      <button
        type="button"
        className={styles.name}
        aria-current={isRoom ? 'step' : undefined}
        aria-description={isOwn ? 'You are viewing this' : isDone ? 'Done' : undefined}
        title={command?.keys && `${title} (${getCommandKeys(command)})`}
        onClick={() => {
          command?.run()
          onVisit()
        }}
      >
        <span className={styles.mark} aria-hidden>
          {isOwn ? <Eye /> : isDone ? <Check /> : null}
        </span>
        <span className={styles.title}>{title}</span>
      </button>
      {isFacilitator ? (
        <div className={styles.minutes}>
          <PlainField
            label={`Minutes for ${title}`}
            isLabelHidden
            look="inline"
            inputMode="numeric"
            value={String(planned)}
            check={(text) => (isStageMinutes(text) ? undefined : `Up to ${MAX_STAGE_MINUTES} min`)}
            onCommit={(text) => setMinutes(item, Number(text))}
          />
        </div>
      ) : (
        <span className={styles.planned}>{planned}</span>
      )}
    </li>
  )
}
