import { ExternalLink, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { safeLink } from '../../../shared/document/report/safe-link'
import { measureText, readSource, sourceText } from '../../../shared/stages/impact/measure-line'
import { type Measure, measures } from '../../../shared/stages/impact/model'
import { Button } from '../../components/Button'
import { PlainField } from '../../components/PlainField'
import { usePresented } from '../../components/presented'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { useEditing } from '../../stores/meeting-context'
import styles from './Impact.module.css'

/** One measure: its number, unit and text as one line, and its source. */
export const MeasureRow = memo(({ measure, onRemove }: { measure: Measure; onRemove: (id: string) => void }) => {
  const link = safeLink(measure.sourceUrl)
  const { doc, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const { id } = measure
  return (
    <li className={styles.measure} data-row={id} tabIndex={-1} aria-label={measureText(measure)}>
      {isPresented ? <PresentedMeasure measure={measure} /> : <LiveMeasure measure={measure} />}
      <div data-cell="source" className={styles.source}>
        <PlainField
          label="Source"
          isLabelHidden
          look="inline"
          value={sourceText(measure)}
          placeholder={isReadOnly ? '' : 'Source or link'}
          title={sourceText(measure) || undefined}
          readOnly={isReadOnly}
          onCommit={(typed) => measures.change(doc, id, readSource(typed))}
        />
        {link && !isPresented && (
          <a href={link} target="_blank" rel="noreferrer" aria-label={`Open the source of ${measureText(measure)}`}>
            <ExternalLink aria-hidden />
          </a>
        )}
      </div>
      {!isReadOnly && (
        <span className={styles.remove}>
          <Button
            look="quiet"
            size="small"
            icon={<Trash2 />}
            label="Remove this measure"
            onClick={() => onRemove(id)}
          />
        </span>
      )}
      <RemovedNote collection={measures} id={id} />
    </li>
  )
})

const PresentedMeasure = ({ measure: { amount, unit, text } }: { measure: Measure }) => (
  <p className={styles.what} dir="auto">
    <strong className={styles.number}>{amount}</strong> {[unit, text].filter(Boolean).join(' ')}
  </p>
)

const LiveMeasure = ({ measure }: { measure: Measure }) => {
  const { doc, isReadOnly } = useEditing()
  const { id } = measure
  const plain = (field: 'amount' | 'unit', label: string) => (
    <div className={styles[field]} data-cell={field} data-empty={measure[field] === '' || undefined}>
      <PlainField
        label={label}
        isLabelHidden
        look="inline"
        value={measure[field]}
        placeholder={isReadOnly ? '' : label}
        readOnly={isReadOnly}
        onCommit={(value) => measures.change(doc, id, { [field]: value.trim() })}
      />
    </div>
  )
  return (
    <div className={styles.said}>
      {plain('amount', 'Amount')}
      {plain('unit', 'Unit')}
      <div data-cell="text" className={styles.what}>
        <SharedText
          text={measures.text(doc, id, 'text')}
          value={measure.text}
          label="What was felt"
          placeholder={isReadOnly ? '–' : 'What was felt'}
        />
      </div>
    </div>
  )
}
