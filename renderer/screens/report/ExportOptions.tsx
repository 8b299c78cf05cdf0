import type { ReactNode } from 'react'
import type { ReportOptions } from '../../../shared/stages/contract'
import { ZoneField } from '../../components/ZoneField'
import styles from './ExportDialog.module.css'

type Props = {
  options: ReportOptions
  /** How many events are starred; without any there is nothing to choose. */
  starred: number
  onChange: (options: ReportOptions) => void
  /** More to choose. */
  children: ReactNode
}

/** What all exports of the report have in common: a zone beside UTC, and which events. */
export const ExportOptions = ({ options, starred, onChange, children }: Props) => (
  <fieldset className={styles.options}>
    <legend className="visually-hidden">Options</legend>
    <ZoneField
      label="Second time zone, beside UTC"
      value={options.zone ?? ''}
      placeholder="None"
      isOptional
      onCommit={(zone) => onChange({ ...options, zone: zone || undefined })}
    />
    {starred > 0 && (
      <label>
        <input
          type="checkbox"
          checked={options.isStarredOnly ?? false}
          onChange={({ target }) => onChange({ ...options, isStarredOnly: target.checked })}
        />
        {starred === 1 ? 'Only the starred event' : `Only the ${starred} starred events`}
      </label>
    )}
    {children}
  </fieldset>
)
