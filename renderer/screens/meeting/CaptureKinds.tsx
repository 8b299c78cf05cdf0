import { memo } from 'react'
import type { CaptureKind } from '../../../shared/document/captures'
import { formatAriaKeys, formatKeys } from '../../commands/registry'
import styles from './Capture.module.css'
import { getKindKeys } from './use-capture-commands'

type Props = { kinds: readonly CaptureKind[]; chosen: CaptureKind; onChoose: (kind: CaptureKind) => void }

/** The kinds that can be captured, with one selected. */
export const CaptureKinds = memo(
  ({ kinds, chosen, onChoose }: Props) => (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">Kind</legend>
      {kinds.map((kind) => {
        const keys = getKindKeys(kind)
        return (
          <button
            key={kind.id}
            type="button"
            className={styles.kind}
            aria-pressed={kind.id === chosen.id}
            aria-keyshortcuts={formatAriaKeys(keys)}
            title={`${kind.label} (${formatKeys(keys)})`}
            onClick={() => onChoose(kind)}
          >
            {kind.label}
          </button>
        )
      })}
    </fieldset>
  ),
  // `onChoose` does the same thing whatever the field contains.
  (before, after) => before.kinds === after.kinds && before.chosen === after.chosen,
)
