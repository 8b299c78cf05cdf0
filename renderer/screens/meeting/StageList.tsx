import { Check, Eye, Pencil } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { agendaTitle } from '../../../shared/document/agenda'
import { type AgendaItem, isStageDone, listOnAgenda } from '../../../shared/meeting/agenda'
import { CommandButton } from '../../commands/CommandButton'
import { isComposing } from '../../commands/keys'
import { type Command, getCommandKeys } from '../../commands/registry'
import { useFocusBack } from '../../components/focus'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useAgenda } from '../../stores/use-agenda'
import { useOwnStage, useRoomAgendaId } from '../../stores/viewed-stage'
import styles from './AgendaPanel.module.css'
import { EditedStages } from './EditedStages'
import { StageMinutes } from './StageMinutes'
import type { AgendaEditing } from './use-agenda-editing'
import { useLookCommands, useStageCommands } from './use-meeting-commands'

type Props = { editing: AgendaEditing; onVisit: () => void }

/** The stages on the agenda: to go to them, or for the facilitator to edit them. */
export const StageList = ({ editing, onVisit }: Props) => {
  const { isFacilitator } = useOpenMeeting()
  const { agenda } = useAgenda()
  const state = useMeeting((snapshot) => snapshot.run.state)
  const items = listOnAgenda(agenda, state)
  const button = useFocusBack(editing.isOn)
  return (
    <div className={styles.stages}>
      {editing.isOn ? <EditedStages items={items} /> : <Stages items={items} onVisit={onVisit} />}
      {isFacilitator && editing.command.isEnabled && (
        <div className={styles.edit}>
          <CommandButton
            ref={button}
            command={editing.command}
            icon={editing.isOn ? <Check /> : <Pencil />}
            look={editing.isOn ? 'plain' : 'quiet'}
            size="small"
          />
        </div>
      )}
    </div>
  )
}

type StagesProps = { items: readonly AgendaItem[]; onVisit: () => void }

const Stages = ({ items, onVisit }: StagesProps) => {
  const commands = useStageCommands()
  const look = useLookCommands()
  const isFirstOfStage = (item: AgendaItem): boolean => items.find((one) => one.stage === item.stage) === item
  const list = useRef<HTMLOListElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-stage]') ?? [])]
    const at = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1
    if (step === undefined || at < 0 || isComposing(event)) return
    event.preventDefault()
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus()
  }
  return (
    <ol ref={list} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <StageRow
          key={item.id}
          item={item}
          command={commands.find((one) => one.agendaId === item.id)}
          look={isFirstOfStage(item) ? look.stages.find((one) => one.stage === item.stage) : undefined}
          onVisit={onVisit}
        />
      ))}
    </ol>
  )
}

type StageRowProps = { item: AgendaItem; command: Command | undefined; look: Command | undefined; onVisit: () => void }

const StageRow = ({ item, command, look, onVisit }: StageRowProps) => {
  const room = useRoomAgendaId()
  const own = useOwnStage()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const isDone = useMeeting((snapshot) => isStageDone(item, snapshot.run.state))
  const title = agendaTitle(item.id)
  const isRoom = phase === 'running' && item.id === room
  const isOwn = own === item.stage
  return (
    <li className={styles.stage} data-room={isRoom || undefined} data-own={isOwn || undefined}>
      <button
        type="button"
        className={styles.name}
        data-stage={item.id}
        aria-current={isRoom ? 'step' : undefined}
        aria-description={isOwn ? 'You are viewing this' : isDone ? 'Done' : undefined}
        title={command?.keys && `${title} (${getCommandKeys(command)})`}
        onClick={() => {
          command?.run()
          onVisit()
        }}
      >
        <span className={styles.mark} aria-hidden>
          {isOwn && !look ? <Eye /> : isDone ? <Check /> : null}
        </span>
        <span className={styles.title}>{title}</span>
      </button>
      {look && (
        <span className={`${styles.look} on-hover`}>
          <CommandButton command={look} icon={<Eye />} look="quiet" size="small" isIconOnly aria-pressed={isOwn} />
        </span>
      )}
      <StageMinutes item={item} />
    </li>
  )
}
