import { GripVertical } from 'lucide-react'
import { formatAriaKeys, formatKeys } from '../commands/registry'
import styles from './DragHandle.module.css'
import type { useDragOrder } from './use-drag-order'

type Props = { id: string; name: string; handle: ReturnType<typeof useDragOrder>['handle'] }

/** By which a row is dragged to another place; its keys are those of `useRowNavigation`. */
export const DragHandle = ({ id, name, handle }: Props) => (
  <button
    type="button"
    className={styles.handle}
    title={`Drag to move, or press ${formatKeys('Alt+ArrowUp')} or ${formatKeys('Alt+ArrowDown')}`}
    aria-label={`Move ${name}`}
    aria-keyshortcuts={`${formatAriaKeys('Alt+ArrowUp')} ${formatAriaKeys('Alt+ArrowDown')}`}
    data-cell="handle"
    {...handle(id)}
  >
    <GripVertical aria-hidden />
  </button>
)
