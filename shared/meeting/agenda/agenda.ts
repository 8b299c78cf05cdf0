import { z } from 'zod'
import { defineKeyedValues, type ValueOf } from '../../crdt'
import { MAX_STAGE_MINUTES } from '../../protocol/templates'
import type { RunState } from './run'

/** The highest position of a stage on the agenda, either way. */
export const MAX_POSITION = 1e6

/** Whether somebody has typed the minutes of a stage: a whole number within the limit. */
export const isStageMinutes = (text: string): boolean =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= MAX_STAGE_MINUTES

/**
 * A meeting's changes to its agenda, by agenda id: the stage's own id, and for a repetition of a stage `<stage>~<n>`.
 * Stages without an entry use the registry's defaults.
 */
export const agendaEntries = defineKeyedValues({
  name: 'agenda',
  value: z.object({
    minutes: z.number().min(0).max(MAX_STAGE_MINUTES),
    isOn: z.boolean(),
    position: z.number().min(-MAX_POSITION).max(MAX_POSITION),
  }),
})

/** One stage on the agenda. `stage` is the id of the stage itself, the same for all its repetitions. */
export type AgendaItem = { id: string; stage: string; minutes: number; isOn: boolean; position: number }
export type StageDefault = { id: string; minutes: number; isOptional: boolean }

const REPETITION = /~[1-9]\d{0,5}$/

/** The stage that an agenda id stands for. */
export const stageOfAgendaId = (id: string): string => id.replace(REPETITION, '')

/** Whether an agenda id is a repetition of a stage rather than the stage itself. */
export const isRepetition = (id: string): boolean => REPETITION.test(id)

/**
 * The agenda: the registry's order and minutes, overridden by the meeting's own entries. It always has a stage that is
 * on: if two people have removed the last two at once, the first one stays.
 */
export const resolveAgenda = (
  defaults: readonly StageDefault[],
  entries: ValueOf<typeof agendaEntries>,
): AgendaItem[] => {
  const known = defaults.map(({ id, minutes, isOptional }, index) => ({
    id,
    stage: id,
    minutes: entries[id]?.minutes ?? minutes,
    isOn: entries[id]?.isOn ?? !isOptional,
    position: entries[id]?.position ?? index,
  }))
  const others = Object.entries(entries)
    .filter(([id]) => !defaults.some((one) => one.id === id))
    .map(([id, entry]) => ({ id, stage: stageOfAgendaId(id), ...entry }))
  const agenda = [...known, ...others].sort((a, b) => a.position - b.position)
  if (agenda.some(({ isOn }) => isOn)) return agenda
  return agenda.map((item, index) => ({ ...item, isOn: index === 0 }))
}

/** The stages that the meeting goes through. The current one is always among them, even if it was just removed. */
export const listOnAgenda = (agenda: readonly AgendaItem[], state: Pick<RunState, 'phase' | 'stage'>): AgendaItem[] =>
  agenda.filter(({ id, isOn }) => isOn || (state.phase === 'running' && id === state.stage))
