import { getAgenda } from '../../../shared/document/agenda'
import { findMinutesOffer } from '../../../shared/meeting/agenda/take-minutes'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { toast } from '../../components/Toasts'
import { undoAction } from '../../components/use-removal'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { titleOfStage, useMeetingControls } from './use-meeting-commands'

/** On the card shown when time is up: offers a few more minutes, taken from a later stage. */
export const TakeMinutes = () => {
  const { session, isReadOnly } = useOpenMeeting()
  const controls = useMeetingControls()
  // As text, so that an unchanged offer stays the same value.
  const offered = useMeeting((snapshot) =>
    JSON.stringify(
      findMinutesOffer(getAgenda(snapshot), snapshot.run.state, snapshot.extensions, session.clock.now()) ?? null,
    ),
  )
  const offer: ReturnType<typeof findMinutesOffer> | null = JSON.parse(offered)
  const command: Command = {
    id: 'take minutes',
    label: offer ? `+${offer.minutes} min from ${titleOfStage(offer.from)}` : 'Take minutes from a later stage',
    group: 'Meeting',
    keys: 'Alt+Shift+M',
    isEnabled: offer !== null && !isReadOnly,
    run: () => {
      if (!offer) return
      const { isApplied, undo } = controls.take(offer)
      const [to, from] = [titleOfStage(offer.to), titleOfStage(offer.from)]
      toast(
        `${to}: ${offer.minutes} min more. ${from}: ${offer.minutes} min less.`,
        undoAction(session.doc, isApplied, undo),
      )
    },
  }
  useCommands([command])
  return offer && <CommandButton command={command} size="small" />
}
