import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Factor } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import styles from './Actions.module.css'

/** More of them would push what the group has agreed on out of sight. */
const MAX_SHOWN = 5

/** The causes that no action answers, root causes first; each can be given one. */
export const UncoveredCauses = ({
  factors,
  onAdd,
}: {
  factors: readonly Factor[]
  onAdd: (factor: Factor) => void
}) => {
  const [isWhole, setIsWhole] = useState(false)
  if (factors.length === 0) return null
  const shown = isWhole ? factors : factors.slice(0, MAX_SHOWN)
  return (
    <section className={styles.section} aria-labelledby="uncovered-causes">
      <h3 id="uncovered-causes">Causes without an action</h3>
      <ul>
        {shown.map((factor) => (
          <li key={factor.id} className={styles.uncovered} data-row={factor.id} tabIndex={-1}>
            <div>
              <p dir="auto">{factor.text}</p>
              {factor.isRootCause && <small>Root cause</small>}
            </div>
            <Button
              look="quiet"
              size="small"
              icon={<Plus />}
              label={`Add an action for ${factor.text}`}
              onClick={() => onAdd(factor)}
            />
          </li>
        ))}
      </ul>
      {factors.length > MAX_SHOWN && (
        <Button look="quiet" size="small" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${factors.length}`}
        </Button>
      )}
    </section>
  )
}
