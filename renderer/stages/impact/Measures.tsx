import { useMemo, useRef } from 'react'
import { readMeasureLine } from '../../../shared/stages/impact/measure-line'
import { type Affected, addMeasure, affected, type Measure, measures } from '../../../shared/stages/impact/model'
import { affectedLabels, affectedQuestions } from '../../../shared/stages/impact/texts'
import { NewRow } from '../../components/NewRow'
import { usePresented } from '../../components/presented'
import { useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useEditing } from '../../stores/meeting-context'
import styles from './Impact.module.css'
import { MeasureRow } from './MeasureRow'

/** The name of a measure in a sentence and in the trash. */
export const measureName = ({ amount, unit, text }: Record<string, unknown>): string =>
  [amount, unit, text].filter(Boolean).join(' ')

/** Measures with their source, grouped by whom they affected; an empty group shows its question. */
export const Measures = ({ all }: { all: readonly Measure[] }) => {
  const { isReadOnly } = useEditing()
  const isPresented = usePresented()
  const list = useRef<HTMLElement>(null)
  const groups = useMemo(() => affected.map((who) => ({ who, rows: all.filter((one) => one.affected === who) })), [all])
  const remove = useRemoval(measures, { getName: measureName })
  const keys = useRowNavigation({ list, ...(isReadOnly ? {} : { onRemove: remove }) })
  const shown = isReadOnly ? groups.filter(({ rows }) => rows.length > 0) : groups
  if (isPresented && all.length === 0) return null
  return (
    <section ref={list} aria-labelledby="impact-measures" {...keys}>
      <h3 id="impact-measures" className={styles.heading}>
        In numbers
      </h3>
      {shown.length === 0 && <p className={styles.beside}>No numbers yet.</p>}
      {shown.map(({ who, rows }) => (
        <MeasureGroup key={who} who={who} rows={rows} onRemove={remove} />
      ))}
    </section>
  )
}

type GroupProps = { who: Affected; rows: readonly Measure[]; onRemove: (id: string) => void }

const MeasureGroup = ({ who, rows, onRemove }: GroupProps) => {
  const { doc, author } = useEditing()
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">{affectedLabels[who]}</legend>
      <p className={styles.who} aria-hidden>
        {affectedLabels[who]}
      </p>
      <div className={styles.rows}>
        {rows.length > 0 && (
          <ul>
            {rows.map((row) => (
              <MeasureRow key={row.id} measure={row} onRemove={onRemove} />
            ))}
          </ul>
        )}
        <NewRow
          draftKey={`impact.${who}`}
          label={`New measure: ${affectedLabels[who]}`}
          placeholder={rows.length === 0 ? affectedQuestions[who] : 'Another number'}
          button="Add"
          onAdd={(line) => addMeasure(doc, author, { affected: who, ...readMeasureLine(line) })}
        />
      </div>
    </fieldset>
  )
}
