import { ChevronRight, Undo2 } from 'lucide-react'
import { memo, useMemo, useState, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import type { Collection } from '../../shared/crdt'
import type { Session } from '../session'
import { useEditing, useOpenMeeting } from '../stores/meeting-context'
import { announce } from '../stores/ui'
import { Button } from './Button'
import { focusRow } from './focus'
import styles from './Trash.module.css'

// biome-ignore lint/suspicious/noExplicitAny: one trash has collections with different rows
type AnyCollection = Collection<any, any>
/** A record in the trash; its row is read only when it is drawn, since an import that is undone leaves thousands. */
type Removed = { collection: AnyCollection; id: string; removedAt: number }

const removedAtOf = (record: unknown): number | undefined => {
  const at = record instanceof Y.Map ? record.get('removedAt') : undefined
  return at === undefined ? undefined : Number(at)
}

/** Whether a change removed or restored a record. */
const touchesTrash = (root: Y.Map<unknown>, event: Y.YEvent<Y.AbstractType<unknown>>): boolean => {
  if (!(event instanceof Y.YMapEvent)) return false
  if (event.target !== root) return event.keysChanged.has('removedAt')
  return [...event.changes.keys].some(([id, { action }]) => action !== 'add' || removedAtOf(root.get(id)) !== undefined)
}

/** While a step of many rows is being undone, the trash is looked at once at the end. */
const watchTrash = (doc: Y.Doc, undo: Session['undo'], collections: readonly AnyCollection[]) => {
  const read = (): Removed[] =>
    collections
      .flatMap((collection) =>
        [...doc.getMap<unknown>(collection.name)].flatMap(([id, record]) => {
          const removedAt = removedAtOf(record)
          return removedAt === undefined ? [] : [{ collection, id, removedAt }]
        }),
      )
      .sort((a, b) => b.removedAt - a.removedAt)
  let current: Removed[] | undefined
  let isStale = false
  return {
    get: () => {
      current ??= read()
      return current
    },
    subscribe: (listener: () => void) => {
      const refresh = (): void => {
        if (!isStale || undo.isBusy) return
        isStale = false
        current = undefined
        listener()
      }
      const stops = collections.map(({ name }) => {
        const root = doc.getMap<unknown>(name)
        const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
          if (!events.some((event) => touchesTrash(root, event))) return
          isStale = true
          refresh()
        }
        root.observeDeep(onEvents)
        return () => root.unobserveDeep(onEvents)
      })
      stops.push(undo.subscribe(refresh))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}

/** How many removed rows are drawn at first, and more at each press: thousands come with an import that is undone. */
const ROWS_AT_A_TIME = 30

type Props = {
  collections: readonly AnyCollection[]
  /** The name of a removed row; its `text` by default. */
  getName?: (row: Record<string, unknown>) => string
}

/**
 * The removed rows of some lists, which can be restored. Renders nothing while there are none. `collections` must be a
 * constant.
 */
export const Trash = memo(({ collections, getName = (row) => String(row.text ?? '') }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const { undo } = useOpenMeeting().session
  const trash = useMemo(() => watchTrash(doc, undo, collections), [doc, undo, collections])
  const removed = useSyncExternalStore(trash.subscribe, trash.get)
  const [limit, setLimit] = useState(ROWS_AT_A_TIME)
  if (isReadOnly || removed.length === 0) return null
  return (
    <details className={styles.trash}>
      <summary className={styles.summary}>
        <ChevronRight aria-hidden />
        Trash <span className={styles.count}>{removed.length}</span>
      </summary>
      <ul>
        {removed.slice(0, limit).map(({ collection, id }) => {
          const row = collection.trashed(doc, id)
          // Of another version, and unreadable here.
          if (!row) return null
          const name = getName(row).trim() || 'Nothing written yet'
          return (
            <li key={`${collection.name}/${row.id}`} className={styles.row}>
              <span className={styles.name}>{name}</span>
              <Button
                look="quiet"
                size="small"
                icon={<Undo2 />}
                aria-label={`Restore ${name}`}
                onClick={() => {
                  collection.restore(doc, row.id)
                  announce(`Restored: ${name}`)
                  focusRow(row.id)
                }}
              >
                Restore
              </Button>
            </li>
          )
        })}
      </ul>
      {removed.length > limit && (
        <Button size="small" onClick={() => setLimit(limit + ROWS_AT_A_TIME)}>
          Show {Math.min(ROWS_AT_A_TIME, removed.length - limit)} more
        </Button>
      )}
    </details>
  )
})
