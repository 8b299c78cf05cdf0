import { getAgenda } from '../../shared/document/agenda'
import { type AgendaItem, agendaEntries } from '../../shared/meeting/agenda'
import { useEditing, useMeeting } from './meeting-context'

/** The meeting's current agenda, and a function to change one of its stages. */
export const useAgenda = () => {
  const { doc } = useEditing()
  const entries = useMeeting((snapshot) => snapshot.agenda)
  const agenda = useMeeting(getAgenda)
  const change = (item: AgendaItem, next: Partial<Pick<AgendaItem, 'minutes' | 'isOn'>>): void => {
    const position = entries[item.stage]?.position ?? agenda.findIndex((one) => one.stage === item.stage)
    agendaEntries.set(doc, item.stage, { minutes: item.minutes, isOn: item.isOn, position, ...next })
  }
  return { agenda, change }
}
