import { useMemo } from 'react'
import { baseName, type PlannedSource } from '../../../shared/import'
import type { ColumnRole } from '../../../shared/libs/timeline-import'
import { countText } from '../../../shared/meeting/format'
import { PlainField } from '../../components/PlainField'
import { Select } from '../../components/Select'
import { checkDate, checkStart, checkYear, checkZone, toIsoDate, toStart, zoneNames } from './corrected-times'
import { usePreview, usePreviewActions } from './preview-context'
import styles from './SourceList.module.css'
import { sourceColor } from './source-color'
import type { SourceSummary } from './source-summary'

type Props = { index: number; source: PlannedSource; summary: SourceSummary; hasColor: boolean }

const roleOptions: readonly { value: ColumnRole; label: string }[] = [
  { value: 'time', label: 'Time' },
  { value: 'date', label: 'Date' },
  { value: 'end', label: 'End' },
  { value: 'zone', label: 'Time zone' },
  { value: 'text', label: 'What happened' },
  { value: 'who', label: 'Who' },
  { value: 'kind', label: 'Kind' },
  { value: 'ignored', label: 'Not used' },
]

/** One source: what it was read as, and what can be corrected for all of its rows. */
export const SourceCard = ({ index, source, summary, hasColor }: Props) => {
  const { name, formatTitle, rows, suggestions, columns, missing } = source
  return (
    <li className={styles.card}>
      <p className={styles.name} dir="auto" title={name}>
        {hasColor && <span className={styles.dot} style={sourceColor(index)} />}
        {baseName(name)}
      </p>
      <p className={styles.about}>
        {formatTitle} · {countText(rows, 'row')}
      </p>
      {rows + suggestions > 0 && <SourceTimes index={index} summary={summary} missing={missing} />}
      {columns && columns.length > 0 && <Columns index={index} columns={columns} />}
      {suggestions > 0 && <Suggestions index={index} count={suggestions} />}
    </li>
  )
}

type TimesProps = { index: number; summary: SourceSummary; missing: PlannedSource['missing'] }

const SourceTimes = ({ index, summary, missing }: TimesProps) => {
  const { correctSource } = usePreviewActions()
  const correction = usePreview((state) => state.sourceCorrections[index]) ?? {}
  return (
    <div className={styles.times}>
      {(missing === 'start' || missing === 'printed') && (
        <PlainField
          label={missing === 'printed' ? 'When was this printed?' : 'When did the recording begin?'}
          value={correction.start?.replace('T', ' ') ?? ''}
          placeholder="2024-03-01 14:00"
          check={checkStart}
          onCommit={(value) => correctSource(index, { start: toStart(value) })}
        />
      )}
      {missing === 'year' && (
        <PlainField
          label="In which year was this?"
          value={correction.year === undefined ? '' : String(correction.year)}
          placeholder="2024"
          inputMode="numeric"
          check={checkYear}
          onCommit={(value) => correctSource(index, { year: value.trim() === '' ? undefined : Number(value) })}
        />
      )}
      <div className={styles.pair}>
        <PlainField
          label="Zone"
          value={correction.zone ?? ''}
          placeholder={summary.zone || 'Unknown'}
          suggestions={zoneNames}
          check={checkZone}
          onCommit={(value) => correctSource(index, { zone: value.trim() || undefined })}
        />
        <PlainField
          label="Date"
          title="The day of the first row; the others keep their distance"
          value={correction.date ?? ''}
          placeholder={summary.date || 'Unknown'}
          check={checkDate}
          onCommit={(value) => correctSource(index, { date: toIsoDate(value) })}
        />
      </div>
    </div>
  )
}

const Columns = ({ index, columns }: { index: number; columns: NonNullable<PlannedSource['columns']> }) => {
  const { correctColumn } = usePreviewActions()
  return (
    <details className={styles.columns}>
      <summary>{countText(columns.length, 'column')}</summary>
      {columns.map(({ name, role, sample }) => (
        <div key={name} className={styles.column}>
          <Select
            label={name}
            look="framed"
            value={role}
            options={roleOptions}
            onChange={(next) => void correctColumn(index, name, next)}
          />
          <p className={styles.sample} dir="auto">
            {sample}
          </p>
        </div>
      ))}
    </details>
  )
}

const Suggestions = ({ index, count }: { index: number; count: number }) => {
  const { correctRows } = usePreviewActions()
  const rows = usePreview((state) => state.rows)
  const own = useMemo(
    () => rows.filter(({ planned }) => planned.source === index && planned.isSuggestion),
    [rows, index],
  )
  return (
    <label className={styles.names}>
      <input
        type="checkbox"
        checked={own.length > 0 && own.every(({ isTaken }) => isTaken)}
        onChange={({ target }) =>
          correctRows(
            own.map(({ id }) => id),
            { isTaken: target.checked },
          )
        }
      />
      <span>
        Take {countText(count, 'suggestion')}
        <small>{count === 1 ? 'A sentence that mentions a time.' : 'Sentences that mention a time.'}</small>
      </span>
    </label>
  )
}
