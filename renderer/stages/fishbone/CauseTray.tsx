import { useEffect, useRef } from 'react'
import type { DiagramBone } from '../../../shared/stages/fishbone/diagram'
import { placeCause } from '../../../shared/stages/fishbone/model'
import { Select } from '../../components/Select'
import { useEditing } from '../../stores/meeting-context'
import { boneOptions } from './bone-options'
import styles from './Fishbone.module.css'

type Props = {
  bones: readonly DiagramBone[]
  /** Called when the last one was assigned, to move the focus on. */
  onEmptied: () => void
}

/** Causes without a category, each with a select to assign one. */
export const CauseTray = ({ bones, onEmptied }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const list = useRef<HTMLUListElement>(null)
  const placed = useRef<number>(undefined)
  const tray = bones.find((bone) => bone.isTray)
  const options = boneOptions(bones)
  const count = tray?.causes.length ?? 0

  // Assigning a category removes the row, so the focus goes to the next one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when there are fewer
  useEffect(() => {
    const at = placed.current
    placed.current = undefined
    if (at === undefined) return
    if (count === 0) onEmptied()
    else list.current?.querySelectorAll('select')[Math.min(at, count - 1)]?.focus()
  }, [count])

  if (!tray) return null
  return (
    <section className={styles.tray} aria-labelledby="fishbone-tray">
      <h3 id="fishbone-tray">
        {tray.title} <span className={styles.count}>{count}</span>
      </h3>
      <ul ref={list}>
        {tray.causes.map((cause, index) => (
          <li key={cause.id}>
            <span className={styles.trayText} dir="auto">
              {cause.text}
            </span>
            {!isReadOnly && (
              <Select
                label={`Category for ${cause.text}`}
                isLabelHidden
                look="inline"
                value={tray.id}
                options={options}
                onChange={(bone) => {
                  placed.current = index
                  placeCause(doc, cause, bone)
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
