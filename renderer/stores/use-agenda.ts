import { getAgenda, getStageLengths } from '../../shared/document/agenda'
import { type AgendaItem, setStageMinutes } from '../../shared/meeting/agenda'
import { useEditing, useMeeting } from './meeting-context'

/** The meeting's current agenda, and functions to change its stages. */
export const useAgenda = () => {
  const { doc, author } = useEditing()
  const agenda = useMeeting(getAgenda)
  const lengths = useMeeting(getStageLengths)
  const setMinutes = (item: AgendaItem, minutes: number): void => setStageMinutes(doc, agenda, item, minutes, author)
  return { agenda, lengths, setMinutes }
}
