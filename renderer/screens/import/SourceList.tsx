import { useDeferredValue, useMemo } from 'react'
import { baseName } from '../../../shared/import'
import { reviewMerge } from '../../commands/library'
import { Button } from '../../components/Button'
import { changeSettingsOrToast } from '../../components/change-settings-or-toast'
import { NotTakenList } from './NotTakenList'
import { listAssumptions, listNotTaken } from './not-taken'
import { usePreview, usePreviewActions } from './preview-context'
import { SourceCard } from './SourceCard'
import styles from './SourceList.module.css'
import { summarizeSources } from './source-summary'

/** What was read, how it was understood, and what of it was not taken. */
export const SourceList = () => {
  const { setNames } = usePreviewActions()
  const plan = usePreview((state) => state.plan)
  const others = usePreview((state) => state.others)
  // After the rows themselves are drawn.
  const rows = useDeferredValue(usePreview((state) => state.rows))
  const hasNames = usePreview((state) => state.hasNames)
  const summaries = useMemo(() => summarizeSources(rows), [rows])
  const hidesNames = useMemo(() => plan.rows.some(({ event, isRole }) => event.who && !isRole), [plan])
  const notTaken = useMemo(() => listNotTaken({ plan, others }), [plan, others])
  const assumptions = useMemo(() => listAssumptions({ plan }), [plan])
  const documents = others.filter((one) => one.kind === 'document')
  return (
    <section className={styles.sources} aria-label="Sources">
      <ul className={styles.list}>
        {plan.sources.map((source, index) => (
          <SourceCard
            key={source.name}
            index={index}
            source={source}
            hasColor={plan.sources.length > 1}
            summary={summaries.get(index) ?? { zone: '', date: '' }}
          />
        ))}
        {documents.map(({ name, bytes }) => (
          <li key={name} className={styles.card}>
            <p className={styles.name} dir="auto" title={name}>
              {name}
            </p>
            <p className={styles.about}>A postmortem of Debrief. It stays out of the timeline.</p>
            <Button size="small" onClick={() => void reviewMerge({ name: baseName(name), bytes })}>
              Review the merge
            </Button>
          </li>
        ))}
      </ul>
      {hidesNames && (
        <label className={styles.names}>
          <input
            type="checkbox"
            checked={hasNames}
            onChange={({ target }) => {
              setNames(target.checked)
              void changeSettingsOrToast({ importsNames: target.checked })
            }}
          />
          <span>
            Keep people’s names
            <small>Otherwise only teams and roles are kept.</small>
          </span>
        </label>
      )}
      <NotTakenList title="Not taken" items={notTaken} isOpen />
      <NotTakenList title="Taken, but check" items={assumptions} />
    </section>
  )
}
