import { Hourglass, StepForward, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { agendaTitle } from '../../../shared/document/agenda'
import { overtimeText } from '../../../shared/meeting/agenda/clock-text'
import { CommandButton } from '../../commands/CommandButton'
import { isComposing } from '../../commands/keys'
import { type Command, getCommands, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { endText, fitText } from '../../components/Clock'
import { toast } from '../../components/Toasts'
import { undoAction } from '../../components/use-removal'
import { useOpenMeeting } from '../../stores/meeting-context'
import { useClock } from '../../stores/use-clock'
import styles from './TimeIsUp.module.css'
import { type AgendaCommands, useMeetingControls } from './use-meeting-commands'
import { useTakeMinutes } from './use-take-minutes'

/** How much one press extends a stage whose time is up. */
const EXTENSION_MINUTES = 3

/**
 * For the facilitator, once a stage's time is up: what that costs, and the ways on. It overlaps the bottom of the stage
 * like the other notes, so that nothing moves, and never takes the focus.
 */
export const TimeIsUp = ({ commands }: { commands: AgendaCommands }) => {
  const { isFacilitator } = useOpenMeeting()
  const { stage, warning, phase } = useClock()
  const isUp = isFacilitator && phase === 'running' && warning === 'up'
  const [hiddenAt, setHiddenAt] = useState<string>()
  useEffect(() => {
    if (!isUp) setHiddenAt(undefined)
  }, [isUp])
  return isUp && hiddenAt !== stage ? <Choices commands={commands} onHide={() => setHiddenAt(stage)} /> : null
}

const Choices = ({ commands, onHide }: { commands: AgendaCommands; onHide: () => void }) => {
  const { session } = useOpenMeeting()
  const clock = useClock()
  const controls = useMeetingControls()
  const take = useTakeMinutes()
  const extend: Command = {
    id: 'extend',
    label: `Add ${EXTENSION_MINUTES} minutes`,
    group: 'Meeting',
    keys: 'Alt+Shift+J',
    run: () => {
      const { isApplied, undo } = controls.addMinutes(EXTENSION_MINUTES)
      toast(
        `${agendaTitle(clock.stage)} got ${EXTENSION_MINUTES} more minutes.`,
        undoAction(session.doc, isApplied, undo),
      )
    },
  }
  useCommands([extend])
  const park = getCommands().find(({ id }) => id === 'capture park')
  const next = clock.outlook?.following[0]
  const over = overtimeText(clock.remaining)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return
    event.preventDefault()
    onHide()
  }
  return (
    <section className={styles.strip} aria-label="Time is up" onKeyDown={onKeyDown}>
      <p className={styles.cost}>
        <Hourglass aria-hidden />
        <span>{over}</span>
        {clock.outlook && <span>{endText(clock.outlook)}</span>}
        {clock.outlook && <span className={styles.fit}>{fitText(clock.outlook)}</span>}
      </p>
      <Button size="small" look="quiet" icon={<X />} label="Hide" onClick={onHide} />
      <div className={styles.ways}>
        <CommandButton command={extend} size="small" />
        {park && <CommandButton command={{ ...park, label: 'Park what is open' }} size="small" />}
        {next ? (
          <CommandButton
            command={{ ...commands.next, label: `Go on to ${agendaTitle(next.id)}` }}
            icon={<StepForward />}
            size="small"
          />
        ) : (
          <CommandButton command={commands.end} size="small" />
        )}
        {/* Last, since its label grows with the overtime and would push the others away from under a pointer. */}
        {take && <CommandButton command={take} size="small" />}
      </div>
    </section>
  )
}
