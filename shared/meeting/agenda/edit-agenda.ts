import type * as Y from 'yjs'
import { LOCAL, MEETING_CONTROL } from '../../crdt'
import { type AgendaItem, agendaEntries, MAX_POSITION } from './agenda'
import type { RunState } from './run'

/** Why a stage has to stay on the agenda: the meeting is at it, or there is no other. */
export type StayReason = 'is-current' | 'is-last'

/** Why a stage can't be removed from the agenda now; undefined if it can. */
export const getStayReason = (
  agenda: readonly AgendaItem[],
  state: Pick<RunState, 'phase' | 'stage'>,
  id: string,
): StayReason | undefined => {
  if (state.phase === 'running' && state.stage === id) return 'is-current'
  return agenda.some((item) => item.isOn && item.id !== id) ? undefined : 'is-last'
}

const write = (doc: Y.Doc, { id, minutes, isOn, position }: AgendaItem): void =>
  agendaEntries.set(doc, id, { minutes, isOn, position })

/** Adds a stage to the agenda where it was, or removes it; what was entered in it stays. */
export const setOnAgenda = (doc: Y.Doc, item: AgendaItem, isOn: boolean): void => write(doc, { ...item, isOn })

/** A position between two others; undefined if there is none left: then the agenda has to be numbered anew. */
const findPosition = (before: number | undefined, next: number | undefined): number | undefined => {
  const position = before === undefined ? (next ?? 0) - 1 : next === undefined ? before + 1 : (before + next) / 2
  const isBetween = (before === undefined || before < position) && (next === undefined || position < next)
  return isBetween && Math.abs(position) <= MAX_POSITION ? position : undefined
}

/**
 * The items to write for an item to come right after another: usually only itself, so that what others change meanwhile
 * in the rest of the agenda stays.
 */
const arrange = (agenda: readonly AgendaItem[], item: AgendaItem, after: string | null): AgendaItem[] => {
  const others = agenda.filter(({ id }) => id !== item.id)
  const at = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1
  const position = findPosition(others[at - 1]?.position, others[at]?.position)
  if (position !== undefined) return [{ ...item, position }]
  return others.toSpliced(at, 0, item).map((one, index) => ({ ...one, position: index }))
}

/** Moves a stage on the agenda right after another; `null`: to its front. */
export const moveOnAgenda = (doc: Y.Doc, agenda: readonly AgendaItem[], id: string, after: string | null): void => {
  const item = agenda.find((one) => one.id === id)
  if (!item || id === after) return
  doc.transact(() => {
    for (const one of arrange(agenda, item, after)) write(doc, one)
  }, LOCAL)
}

/**
 * Repeats a stage: with the same minutes, right after it and its repetitions, or after the current stage if the meeting
 * is past it. Returns the agenda id. Undo only takes it off the agenda, so that its id stands for nothing else later.
 */
export const repeatStage = (
  doc: Y.Doc,
  agenda: readonly AgendaItem[],
  state: Pick<RunState, 'phase' | 'stage'>,
  item: AgendaItem,
): string => {
  const known = new Set(agenda.map(({ id }) => id))
  let number = 2
  while (known.has(`${item.stage}~${number}`)) number += 1
  const id = `${item.stage}~${number}`
  const current = state.phase === 'running' ? agenda.findIndex((one) => one.id === state.stage) : -1
  let after = Math.max(
    current,
    agenda.findIndex((one) => one.id === item.id),
  )
  while (agenda[after + 1]?.stage === item.stage) after += 1
  const written = arrange(agenda, { ...item, id, isOn: false }, agenda[after]?.id ?? null)
  doc.transact(() => {
    for (const one of written) write(doc, one)
  }, MEETING_CONTROL)
  for (const one of written) if (one.id === id) setOnAgenda(doc, one, true)
  return id
}
