import { type AgendaItem, resolveAgenda } from '../meeting/agenda'
import { stages } from '../stages'
import type { Snapshot } from './snapshot'

const defaults = stages.map((stage) => ({
  id: stage.id,
  minutes: stage.defaultMinutes[90],
  isOptional: stage.isOptional ?? false,
}))

const cache = new WeakMap<Snapshot['agenda'], AgendaItem[]>()

/** The agenda of a meeting: the same array for as long as its entries are the same. */
export const getAgenda = ({ agenda: entries }: Pick<Snapshot, 'agenda'>): AgendaItem[] => {
  const agenda = cache.get(entries) ?? resolveAgenda(defaults, entries)
  cache.set(entries, agenda)
  return agenda
}

/** The stage that a meeting starts with; empty if its agenda has none. */
export const firstStage = (snapshot: Pick<Snapshot, 'agenda'>): string =>
  getAgenda(snapshot).find((item) => item.isOn)?.stage ?? ''
