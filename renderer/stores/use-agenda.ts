import type { Snapshot } from '../../shared/document'
import { type AgendaItem, agendaEntries, agendaOf } from '../../shared/meeting/agenda'
import { stages } from '../../shared/stages'
import { useEditing, useMeeting } from './meeting-context'

const defaults = stages.map((stage) => ({
  id: stage.id,
  minutes: stage.defaultMinutes[90],
  isOptional: stage.isOptional ?? false,
}))

const known = new WeakMap<Snapshot['agenda'], AgendaItem[]>()

/** The meeting's agenda, the same array for as long as its entries are the same. */
export const agendaIn = ({ agenda: entries }: Pick<Snapshot, 'agenda'>): AgendaItem[] => {
  const agenda = known.get(entries) ?? agendaOf(defaults, entries)
  known.set(entries, agenda)
  return agenda
}

/** The meeting's agenda as it stands, and how to change one of its stages. */
export const useAgenda = () => {
  const { doc } = useEditing()
  const entries = useMeeting((snapshot) => snapshot.agenda)
  const agenda = useMeeting(agendaIn)
  const change = (item: AgendaItem, next: Partial<Pick<AgendaItem, 'minutes' | 'isOn'>>): void => {
    const position = entries[item.stage]?.position ?? agenda.findIndex((one) => one.stage === item.stage)
    agendaEntries.set(doc, item.stage, { minutes: item.minutes, isOn: item.isOn, position, ...next })
  }
  return { agenda, change }
}
