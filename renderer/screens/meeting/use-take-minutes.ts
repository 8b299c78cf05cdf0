import { agendaTitle, getAgenda, getStageLengths } from '../../../shared/document/agenda'
import { findMinutesOffer, type MinutesOffer } from '../../../shared/meeting/agenda/take-minutes'
import { type Command, useCommands } from '../../commands/registry'
import { toast } from '../../components/Toasts'
import { undoAction } from '../../components/use-removal'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useClock } from '../../stores/use-clock'
import { useMeetingControls } from './use-meeting-commands'

const listFormat = new Intl.ListFormat('en', { type: 'conjunction' })

/** `3 min from Fishbone and 2 min from Closing`. */
const offerText = ({ from }: MinutesOffer): string =>
  listFormat.format(from.map(({ id, minutes }) => `${minutes} min from ${agendaTitle(id)}`))

/** The command that takes what is over, and a few minutes more, from later stages; undefined if none has any to give. */
export const useTakeMinutes = (): Command | undefined => {
  const { session, mirror, isFacilitator } = useOpenMeeting()
  const controls = useMeetingControls()
  const clock = useClock()
  useMeeting((snapshot) => snapshot.extensions)
  const snapshot = mirror.getState()
  const offer =
    isFacilitator && clock.warning === 'up'
      ? findMinutesOffer(getAgenda(snapshot), snapshot.run.state, getStageLengths(snapshot), session.clock.now())
      : undefined
  const command: Command | undefined = offer && {
    id: 'take minutes',
    label: `Take ${offerText(offer)}`,
    group: 'Meeting',
    keys: 'Alt+Shift+M',
    run: () => {
      const { isApplied, undo } = controls.take(offer)
      toast(`${agendaTitle(offer.to)} got ${offerText(offer)}.`, undoAction(session.doc, isApplied, undo))
    },
  }
  useCommands(command ? [command] : [])
  return command
}
