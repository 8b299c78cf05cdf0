import {
  type AgendaItem,
  getStayReason,
  resolveAgenda,
  type StageLengths,
  stageLengths,
  stageOfAgendaId,
} from '../meeting/agenda'
import { stageById, stages } from '../stages'
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

const lengthsCache = new WeakMap<AgendaItem[], { extensions: Snapshot['extensions']; lengths: StageLengths }>()

/** How long each stage of a meeting is: the same object for as long as nothing about it has changed. */
export const getStageLengths = (snapshot: Pick<Snapshot, 'agenda' | 'extensions'>): StageLengths => {
  const agenda = getAgenda(snapshot)
  const { extensions } = snapshot
  const known = lengthsCache.get(agenda)
  if (known?.extensions === extensions) return known.lengths
  const lengths = stageLengths(agenda, extensions)
  lengthsCache.set(agenda, { extensions, lengths })
  return lengths
}

/** The stage that a meeting starts with, by its agenda id; empty if its agenda has none. */
export const firstStage = (snapshot: Pick<Snapshot, 'agenda'>): string =>
  getAgenda(snapshot).find((item) => item.isOn)?.id ?? ''

/** The name of a stage on the agenda; a repetition is numbered. */
export const agendaTitle = (id: string): string => {
  const stage = stageOfAgendaId(id)
  const title = stageById(stage)?.title
  if (title === undefined) return 'A stage from a newer version'
  return stage === id ? title : `${title} ${id.slice(stage.length + 1)}`
}

/** Why a stage can't be removed from a meeting's agenda now, in a sentence; undefined if it can. */
export const getStaySentence = (snapshot: Pick<Snapshot, 'agenda' | 'run'>, id: string): string | undefined => {
  const reason = getStayReason(getAgenda(snapshot), snapshot.run.state, id)
  if (reason === 'is-current') return `The meeting is at ${agendaTitle(id)}. Go to another stage before you remove it.`
  return reason && `${agendaTitle(id)} is the only stage left, so it stays on the agenda.`
}
