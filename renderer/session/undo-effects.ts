import * as Y from 'yjs'
import type { FieldRef } from '../../shared/stages/contract'

/** What an undo or a redo did to one row or field of the document. */
export type UndoEffect = { kind: 'removed' | 'restored' | 'changed'; ref: FieldRef }

/** Passed to listeners after each undo and redo that changed something. */
export type UndoMove = { direction: 'undo' | 'redo'; effects: readonly UndoEffect[] }

/** Lists what a transaction did to each row and field of the document. */
export const getUndoEffects = (transaction: Y.Transaction): UndoEffect[] => {
  const names = new Map<unknown, string>([...transaction.doc.share].map(([name, root]) => [root, name]))
  return [...transaction.changed].flatMap(([type, keys]): UndoEffect[] => {
    const root = names.get(type)
    if (root !== undefined) {
      // A long text outside any row is a separate root, named after its section and field.
      const [section = root, field = ''] = type instanceof Y.Text ? root.split(/\.(?=[^.]*$)/) : []
      return [...(type instanceof Y.Text ? [''] : keys)].map((id) => ({
        kind: 'changed',
        ref: { section, id: id ?? '', field },
      }))
    }
    const record: unknown = type instanceof Y.Map ? type : type.parent
    const section = record instanceof Y.Map ? names.get(record.parent) : undefined
    const id = record instanceof Y.Map ? record._item?.parentSub : undefined
    if (section === undefined || !id || !(record instanceof Y.Map)) return []
    const field = (type as unknown) === record ? ([...keys][0] ?? '') : (type._item?.parentSub ?? '')
    const isRemoval = (type as unknown) === record && keys.has('removedAt')
    const kind = !isRemoval ? 'changed' : record.has('removedAt') ? 'removed' : 'restored'
    return [{ kind, ref: { section, id, field: isRemoval ? '' : field } }]
  })
}
