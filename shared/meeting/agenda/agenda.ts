import { z } from 'zod'
import { defineKeyedValues, type ValueOf } from '../../crdt'

/** The most minutes that one stage can have. */
export const MAX_STAGE_MINUTES = 600

/** Whether somebody has typed the minutes of a stage: a whole number within the limit. */
export const isStageMinutes = (text: string): boolean =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= MAX_STAGE_MINUTES

/** A meeting's changes to its agenda, by stage. Stages without an entry use the registry's defaults. */
export const agendaEntries = defineKeyedValues({
  name: 'agenda',
  value: z.object({
    minutes: z.number().min(0).max(MAX_STAGE_MINUTES),
    isOn: z.boolean(),
    position: z.number().min(-1e6).max(1e6),
  }),
})

export type AgendaItem = { stage: string; minutes: number; isOn: boolean }
export type StageDefault = { id: string; minutes: number; isOptional: boolean }

/** The agenda: the registry's order and minutes, overridden by the meeting's own entries. Unknown stages come last. */
export const resolveAgenda = (
  defaults: readonly StageDefault[],
  entries: ValueOf<typeof agendaEntries>,
): AgendaItem[] => {
  const known = defaults.map(({ id, minutes, isOptional }, index) => ({
    stage: id,
    minutes: entries[id]?.minutes ?? minutes,
    isOn: entries[id]?.isOn ?? !isOptional,
    position: entries[id]?.position ?? index,
  }))
  const unknown = Object.entries(entries)
    .filter(([id]) => !defaults.some((one) => one.id === id))
    .map(([stage, entry]) => ({ stage, ...entry }))
  return [...known, ...unknown]
    .sort((a, b) => a.position - b.position)
    .map(({ stage, minutes, isOn }) => ({ stage, minutes, isOn }))
}
