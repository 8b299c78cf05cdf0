import { useRef } from 'react'
import { countText } from '../../../shared/meeting/format'
import type { Gap, TimelineEvent } from '../../../shared/stages/timeline/model'
import { Button } from '../../components/Button'

type Props = {
  gaps: readonly Gap[]
  conflicts: ReadonlySet<string>
  events: readonly TimelineEvent[]
  onOpen: (id: string) => void
}

/** The number of gaps and of conflicts; a click goes to the next one. */
export const GapsAndConflicts = ({ gaps, conflicts, events, onOpen }: Props) => {
  const last = useRef<string>(undefined)
  const next = (ids: readonly string[]): void => {
    const to = ids[(ids.indexOf(last.current ?? '') + 1) % ids.length]
    last.current = to
    if (to) onOpen(to)
  }
  const disputed = events.filter((event) => conflicts.has(event.id)).map((event) => event.id)
  return (
    <>
      {gaps.length > 0 && (
        <Button look="quiet" size="small" title="Go to the next gap" onClick={() => next(gaps.map((gap) => gap.after))}>
          {countText(gaps.length, 'gap')}
        </Button>
      )}
      {disputed.length > 0 && (
        <Button look="quiet" size="small" title="Go to the next conflict" onClick={() => next(disputed)}>
          {countText(disputed.length, 'conflict')}
        </Button>
      )}
    </>
  )
}
