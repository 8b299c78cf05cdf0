import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { type Action, type ActionsData, addCause, causesOf, removeCause } from '../../../shared/stages/actions/model'
import { causesAmong } from '../../../shared/stages/actions/report'
import type { Factor } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import { useEditing } from '../../stores/meeting-context'
import styles from './Actions.module.css'
import { CausePicker } from './CausePicker'

type Props = { action: Action; causes: ActionsData['causes']; factors: readonly Factor[] }

/** The causes that an action answers, each of which can be taken off, and more to add. */
export const ActionCauses = ({ action, causes, factors }: Props) => {
  const { doc } = useEditing()
  const [isChoosing, setIsChoosing] = useState(false)
  const ids = causesOf({ causes }, action)
  const chosen = causesAmong({ causes }, action, factors)
  const removed = ids.filter((id) => !factors.some((factor) => factor.id === id))
  const others = factors.filter(({ id }) => !ids.includes(id))
  const items = [
    ...chosen.map(({ id, text, isRootCause }) => ({ id, text, isRootCause })),
    ...removed.map((id) => ({ id, text: 'A cause that was removed', isRootCause: false })),
  ]
  return (
    <div className={styles.causes} data-cell="cause">
      <span className={styles.label} aria-hidden>
        Causes
      </span>
      {items.length > 0 && (
        <ul className={styles.chips} aria-label="Causes that it addresses">
          {items.map(({ id, text, isRootCause }) => (
            <li key={id} className={styles.chip}>
              {isRootCause && <b>Root cause</b>}
              <span title={text} dir="auto">
                {text}
              </span>
              <Button
                look="quiet"
                size="small"
                icon={<X />}
                label={`Remove the cause ${text}`}
                onClick={() => removeCause(doc, action, id)}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 ? (
        <Button look="quiet" size="small" icon={<Plus />} onClick={() => setIsChoosing(true)}>
          Link a cause
        </Button>
      ) : (
        factors.length === 0 && <span className={styles.none}>No causes have been found yet.</span>
      )}
      {isChoosing && (
        <CausePicker
          factors={others}
          onChoose={(id) => addCause(doc, action.id, id)}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </div>
  )
}
