import { ChevronRight, Eye } from 'lucide-react'
import type { Factor } from '../../../shared/stages/contract'
import { placements } from '../../../shared/stages/fishbone/model'
import { Button } from '../../components/Button'
import { useEditing } from '../../stores/meeting-context'
import styles from './Fishbone.module.css'

type Props = { placements: Record<string, { bone: string; isHidden: boolean }>; factors: readonly Factor[] }

/** Causes from other stages that were hidden from the fishbone, which can be shown again. */
export const HiddenCauses = ({ placements: all, factors }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const hidden = factors.flatMap((factor) => {
    const placed = all[factor.id]
    return placed?.isHidden ? [{ factor, bone: placed.bone }] : []
  })
  if (isReadOnly || hidden.length === 0) return null
  return (
    <details className={styles.hidden}>
      <summary>
        <ChevronRight aria-hidden />
        Hidden <span className={styles.count}>{hidden.length}</span>
      </summary>
      <ul>
        {hidden.map(({ factor, bone }) => (
          <li key={factor.id}>
            <span>{factor.text}</span>
            <Button
              look="quiet"
              size="small"
              icon={<Eye />}
              aria-label={`Show ${factor.text} again`}
              onClick={() => placements.set(doc, factor.id, { bone, isHidden: false })}
            >
              Show again
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
