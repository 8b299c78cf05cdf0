import { useEffect } from 'react'
import { textAt } from '../../shared/crdt'
import { numberText } from '../../shared/meeting/format'
import { notes, parking } from '../../shared/meeting/notes'
import { stageBySection } from '../../shared/stages'
import type { FieldRef } from '../../shared/stages/contract'
import type { Session } from '../session'
import type { UndoEffect, UndoMove } from '../session/undo-effects'
import { useOpenMeeting } from '../stores/meeting-context'
import { reveal } from '../stores/reveal'
import { useViewedStage } from '../stores/viewed-stage'
import { getEditedText } from './caret-memory'
import { findRow } from './focus'
import { toast } from './Toasts'
import { shortName } from './use-removal'

/** The name of the row that a field belongs to: its own text. */
const getRowName = (doc: Session['doc'], { section, id }: FieldRef): string => {
  if (id === '') return ''
  const record = doc.getMap(section).get(id)
  if (typeof record !== 'object' || record === null || !('get' in record)) return ''
  const row = record as { get: (key: string) => unknown }
  return shortName(String(row.get('text') ?? row.get('name') ?? ''))
}

/** Whole sentences, so that each can be translated. */
const messages = {
  undo: {
    removed: (name: string) => (name ? `Undid adding “${name}”` : 'Undid adding a row'),
    restored: (name: string) => (name ? `Undid removing “${name}”` : 'Undid removing a row'),
    changed: (name: string) => (name ? `Undid a change to “${name}”` : 'Undid a change'),
  },
  redo: {
    removed: (name: string) => (name ? `Removed “${name}” again` : 'Removed a row again'),
    restored: (name: string) => (name ? `Added “${name}” again` : 'Added a row again'),
    changed: (name: string) => (name ? `Changed “${name}” again` : 'Made the change again'),
  },
} as const

/** The same for many rows at once. */
const messagesForMany = {
  undo: {
    removed: (count: string) => `Undid adding ${count} rows`,
    restored: (count: string) => `Undid removing ${count} rows`,
    changed: (count: string) => `Undid changes to ${count} rows`,
  },
  redo: {
    removed: (count: string) => `Removed ${count} rows again`,
    restored: (count: string) => `Added ${count} rows again`,
    changed: (count: string) => `Changed ${count} rows again`,
  },
} as const

/** Whether the caret is in the text that has changed, where a change is visible without a notice. */
const isUnderCaret = (doc: Session['doc'], { ref }: UndoEffect): boolean => {
  const text = getEditedText()
  return text !== undefined && textAt(doc, ref) === text
}

/** Whether a row is visible where it is. */
const isVisible = (id: string): boolean => {
  const row = findRow(id)
  if (!row) return false
  const { left, top, width, height } = row.getBoundingClientRect()
  const shown = document.elementFromPoint?.(left + width / 2, top + Math.min(height, 32) / 2)
  return shown === undefined || row.contains(shown)
}

/** Shows where something was changed: its stage, and the row unless it is already visible. */
const show = (doc: Session['doc'], { kind, ref }: UndoEffect, viewed: string): void => {
  const stage = stageBySection(ref.section)?.id ?? notes.read(doc).value.find((note) => note.id === ref.id)?.stage
  if (stage === undefined && ref.section !== parking.name) return
  const hasRow = kind !== 'removed' && ref.id !== ''
  if (hasRow ? !isVisible(ref.id) : stage !== undefined && stage !== viewed) reveal(stage, hasRow ? ref : undefined)
}

const notifyUndo = (session: Session, { direction, effects }: UndoMove, viewed: string): void => {
  const { doc, undo } = session
  const removal = effects.find(({ kind }) => kind !== 'changed')
  const effect = removal ?? effects[0]
  if (!effect || effects.every((one) => isUnderCaret(doc, one))) return
  const { kind, ref } = effect
  show(doc, effect, viewed)
  const { moves } = undo
  const rows = new Set(effects.flatMap((one) => (one.kind === kind && one.ref.id !== '' ? [one.ref.id] : [])))
  toast(
    rows.size > 1
      ? messagesForMany[direction][kind](numberText(rows.size))
      : messages[direction][kind](getRowName(doc, ref)),
    {
      label: direction === 'undo' ? 'Redo' : 'Undo',
      run: () => void (direction === 'undo' ? undo.redo() : undo.undo()),
      // After any further step, the button would undo a different one.
      isLive: () => undo.moves === moves,
      watch: undo.subscribe.bind(undo),
    },
    'undo',
  )
}

/** Announces what Undo and Redo did, and scrolls to it. Renders nothing. */
export const UndoNotice = () => {
  const { session } = useOpenMeeting()
  const viewed = useViewedStage()
  useEffect(() => session.undo.onMove((move) => notifyUndo(session, move, viewed)), [session, viewed])
  return null
}
