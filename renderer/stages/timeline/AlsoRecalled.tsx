import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { addRecollection, type Recollection, recollections } from '../../../shared/stages/timeline/model'
import { Button } from '../../components/Button'
import { focusOnMount, useFocusBack } from '../../components/focus'
import { NewRow } from '../../components/NewRow'
import { PlainField } from '../../components/PlainField'
import { usePresented } from '../../components/presented'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { useRemoval } from '../../components/use-removal'
import { useEditing } from '../../stores/meeting-context'
import styles from './CurrentEvent.module.css'

/** Other recollections of the same event, next to it: all are valid. */
export const AlsoRecalled = ({ event, recalled }: { event: string; recalled: readonly Recollection[] }) => {
  const { doc, author, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const remove = useRemoval(recollections)
  const [isAdding, setIsAdding] = useState(false)
  const opener = useFocusBack(isAdding)
  const own = recalled.filter((one) => one.event === event)
  if (isReadOnly && own.length === 0) return null
  return (
    <div className={styles.recalled}>
      {own.length > 0 && <p className={styles.label}>Also recalled</p>}
      {own.map((one) => (
        <div key={one.id} data-record={one.id} className={styles.memory}>
          <SharedText text={recollections.text(doc, one.id, 'text')} value={one.text} label="Also recalled" />
          {/* In Present, recollections are compared, not the people who have them. */}
          {!isPresented && (
            <PlainField
              label="Remembered by"
              isLabelHidden
              look="inline"
              value={one.from}
              placeholder="Name (optional)"
              readOnly={isReadOnly}
              onCommit={(from) => recollections.change(doc, one.id, { from: from.trim() })}
            />
          )}
          <RemovedNote collection={recollections} id={one.id} />
          {!isReadOnly && (
            <Button
              look="quiet"
              size="small"
              icon={<X />}
              label="Remove this recollection"
              onClick={() => remove(one.id)}
            />
          )}
        </div>
      ))}
      {!isReadOnly &&
        (isAdding ? (
          <NewRow
            isSingle
            draftKey={`timeline.recalled.${event}`}
            label="Another recollection"
            placeholder="How do you remember it?"
            button="Add"
            ref={focusOnMount}
            onKeyDown={({ key }) => key === 'Escape' && setIsAdding(false)}
            onAdd={(text) => {
              addRecollection(doc, author, event, text)
              setIsAdding(false)
            }}
          />
        ) : (
          <Button ref={opener} look="quiet" size="small" icon={<Plus />} onClick={() => setIsAdding(true)}>
            Add a different recollection
          </Button>
        ))}
    </div>
  )
}
