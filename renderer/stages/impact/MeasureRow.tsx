import { ExternalLink, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { safeLink } from '../../../shared/report/safe-link'
import { readSource, sourceText } from '../../../shared/stages/impact/measure-line'
import { type Measure, measures } from '../../../shared/stages/impact/model'
import { Button } from '../../components/Button'
import { PlainField } from '../../components/PlainField'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { useEditing } from '../../stores/meeting-context'
import styles from './Impact.module.css'

/** A number, its unit, what was felt and where it comes from. */
export const MeasureRow = memo(({ measure, onRemove }: { measure: Measure; onRemove: (id: string) => void }) => {
  const link = safeLink(measure.sourceUrl)
  const { doc, isReadOnly } = useEditing()
  const { id } = measure
  const plain = (field: 'amount' | 'unit', label: string) => (
    <div className={styles[field]} data-cell={field}>
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
    <li className={styles.measure} data-row={id} tabIndex={-1} aria-label={`${measure.amount} ${measure.unit}`}>
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
        {link && (
          <a
            href={link}
            target="_blank"
            rel="noreferrer"
            aria-label={`Open the source of ${measure.amount} ${measure.unit}`}
          >
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
