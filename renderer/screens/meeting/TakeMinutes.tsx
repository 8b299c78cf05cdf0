import { offerOf } from '../../../shared/agenda/take-minutes'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { toast } from '../../components/Toasts'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { agendaIn } from '../../stores/use-agenda'
import { titleOfStage, useSteering } from './use-meeting-commands'

/** On the card that comes when time is up: a few minutes more, from a stage that is named. */
export const TakeMinutes = () => {
  const { session, isReadOnly } = useOpenMeeting()
  const verbs = useSteering()
  // As text, so that it is the same offer until another is made.
  const offered = useMeeting((snapshot) =>
    JSON.stringify(offerOf(agendaIn(snapshot), snapshot.run.state, snapshot.extensions, session.clock.now()) ?? null),
  )
  const offer: ReturnType<typeof offerOf> | null = JSON.parse(offered)
  const command: Command = {
    id: 'take minutes',
    label: offer ? `+${offer.minutes} min from ${titleOfStage(offer.from)}` : 'Take minutes from a later stage',
    group: 'Meeting',
    keys: 'Alt+Shift+M',
    isEnabled: offer !== null && !isReadOnly,
    run: () => {
      if (!offer) return
      const giveBack = verbs.take(offer)
      toast(
        `${titleOfStage(offer.to)} has ${offer.minutes} more minutes, ${titleOfStage(offer.from)} has ${offer.minutes} fewer`,
        {
          label: 'Undo',
          run: giveBack,
        },
      )
    },
  }
  useCommands([command])
  return offer && <CommandButton command={command} size="small" />
}
