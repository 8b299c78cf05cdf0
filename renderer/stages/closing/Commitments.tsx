import { BookOpen, Check } from 'lucide-react'
import { useState } from 'react'
import { dateText } from '../../../shared/report/format'
import { agreed as agreedRegister } from '../../../shared/stages/closing/model'
import type { Commitment } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import { useFocusBack } from '../../components/focus'
import { ReadAloud } from '../../components/ReadAloud'
import { useEditing, useMeeting } from '../../stores/meeting-context'
import styles from './Closing.module.css'

const whoAndWhen = ({ owner, due }: Commitment): string =>
  [owner || 'No owner', due && `by ${dateText(Date.parse(due))}`].filter(Boolean).join(', ')

/** Each action read aloud, and its owner's yes: what was agreed to in front of everyone gets done. */
export const Commitments = ({ agreed }: { agreed: Record<string, { at: number }> }) => {
  const { doc, author, isReadOnly } = useEditing()
  const all = useMeeting((snapshot) => snapshot.commitments)
  const [isReading, setIsReading] = useState(false)
  const opener = useFocusBack(isReading)
  const list = all.filter((one) => !one.isDropped)
  const say = (id: string, isYes: boolean): void =>
    agreedRegister.set(doc, id, isYes ? { at: author.now() } : undefined)
  const said = list.filter((one) => one.id in agreed).length
  return (
    <section aria-labelledby="closing-actions">
      <div className={styles.row}>
        <h3 id="closing-actions">
          Actions agreed by their owners{' '}
          <span className={styles.small}>{list.length > 0 && `${said} of ${list.length}`}</span>
        </h3>
        {!isReadOnly && !isReading && list.length > 0 && (
          <Button ref={opener} look="quiet" size="small" icon={<BookOpen />} onClick={() => setIsReading(true)}>
            Read aloud
          </Button>
        )}
      </div>
      {list.length === 0 && <p className={styles.small}>No actions yet. They are read aloud here, one by one.</p>}
      {isReading && list.length > 0 ? (
        <ReadAloud
          label="Actions, read aloud"
          items={list.map((one) => ({ id: one.id, text: one.text, note: whoAndWhen(one) }))}
          next="Owner agrees"
          last="Owner agrees"
          onNext={(id) => say(id, true)}
          onEnd={() => setIsReading(false)}
          onCancel={() => setIsReading(false)}
        />
      ) : (
        <ul>
          {list.map((one) => (
            <li key={one.id} className={styles.commitment}>
              <div className={styles.promise}>
                <p>{one.text || 'Empty action'}</p>
                <p className={styles.small}>{whoAndWhen(one)}</p>
              </div>
              <Button
                size="small"
                aria-pressed={one.id in agreed}
                icon={one.id in agreed ? <Check /> : undefined}
                disabled={isReadOnly}
                aria-label={`${one.owner || 'The owner'} agrees to: ${one.text}`}
                onClick={() => say(one.id, !(one.id in agreed))}
              >
                {one.id in agreed ? 'Agreed' : 'Agree'}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
