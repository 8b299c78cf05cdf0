import { ArrowRight } from 'lucide-react'
import { agendaTitle } from '../../../shared/document/agenda'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { useMeeting } from '../../stores/meeting-context'
import { syncToRoom, viewStage } from '../../stores/viewed-stage'
import styles from './Note.module.css'

/** Shown over a stage that the room is not at: where the room is, and a button to go there. */
export const RoomStageNotice = ({ room, isHeld }: { room: string; isHeld: boolean }) => {
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const title = agendaTitle(room)
  const command: Command = {
    id: 'follow',
    label: `Go to ${title}`,
    group: 'Stages',
    keys: 'Alt+B',
    run: () => {
      viewStage(undefined)
      syncToRoom(room)
    },
  }
  useCommands([command])
  return (
    <div className={styles.note}>
      <p>
        {isHeld
          ? `Everyone else has moved on to ${title}. You’ll follow when you leave this text.`
          : phase === 'running'
            ? `Everyone else is at ${title}. Only you are looking at this.`
            : `The meeting starts with ${title}.`}
      </p>
      <CommandButton command={command} icon={<ArrowRight />} size="small" />
    </div>
  )
}
