import { agendaTitle, getAgenda, getStaySentence } from '../../shared/document/agenda'
import { type AgendaItem, moveOnAgenda, repeatStage, setOnAgenda } from '../../shared/meeting/agenda'
import { useEditing, useOpenMeeting } from '../stores/meeting-context'
import { announce } from '../stores/ui'
import { focusRow } from './focus'
import { toast } from './Toasts'
import { undoAction } from './use-removal'

/** Functions to edit the agenda, which say what they did. `shown`: the items of the list in which it is edited. */
export const useAgendaEdits = (shown: readonly AgendaItem[]) => {
  const { doc } = useEditing()
  const { mirror } = useOpenMeeting()
  const findItem = (id: string): AgendaItem | undefined => getAgenda(mirror.getState()).find((item) => item.id === id)

  /** Moves a stage right after another; `null`: to the front. */
  const moveTo = (id: string, after: string | null): void => {
    const index = after === null ? 0 : shown.filter((one) => one.id !== id).findIndex((one) => one.id === after) + 1
    if (index === shown.findIndex((one) => one.id === id)) return
    moveOnAgenda(doc, getAgenda(mirror.getState()), id, after)
    announce(`${agendaTitle(id)}: moved to position ${index + 1} of ${shown.length}`)
  }
  const step = (id: string, by: -1 | 1): void => {
    const at = shown.findIndex((one) => one.id === id)
    const others = shown.filter((one) => one.id !== id)
    if (at + by < 0 || at + by >= shown.length)
      announce(`${agendaTitle(id)} is already ${by < 0 ? 'the first' : 'the last'} stage`)
    else moveTo(id, others[at + by - 1]?.id ?? null)
  }
  const add = (item: AgendaItem): void => {
    setOnAgenda(doc, item, true)
    announce(`Added ${agendaTitle(item.id)} to the agenda`)
  }
  const remove = (id: string): void => {
    const item = findItem(id)
    if (!item?.isOn) return
    const refusal = getStaySentence(mirror.getState(), id)
    if (refusal !== undefined) {
      toast(refusal, undefined, 'agenda')
      return
    }
    setOnAgenda(doc, item, false)
    const restore = (): void => {
      const removed = findItem(id)
      if (!removed) return
      setOnAgenda(doc, removed, true)
      focusRow(id)
    }
    const isStill = (): boolean => findItem(id)?.isOn === false
    toast(`Removed ${agendaTitle(id)} from the agenda`, undoAction(doc, isStill, restore), 'agenda')
  }
  /** Adds the stage once more, with its own minutes and clock. Each press has its own Undo, so that none goes unnoticed. */
  const repeat = (item: AgendaItem): void => {
    const snapshot = mirror.getState()
    const id = repeatStage(doc, getAgenda(snapshot), snapshot.run.state, item)
    const takeBack = (): void => {
      const added = findItem(id)
      if (added) setOnAgenda(doc, added, false)
    }
    const canTakeBack = (): boolean =>
      findItem(id)?.isOn === true && getStaySentence(mirror.getState(), id) === undefined
    toast(`Added ${agendaTitle(id)} to the agenda`, undoAction(doc, canTakeBack, takeBack))
    focusRow(id)
  }
  return { moveTo, step, add, remove, repeat }
}

export type AgendaEdits = ReturnType<typeof useAgendaEdits>
