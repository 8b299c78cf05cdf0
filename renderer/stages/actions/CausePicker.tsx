import { useMemo, useState } from 'react'
import { actionsStage } from '../../../shared/stages/actions'
import { rootCausesFirst, uncoveredFactors } from '../../../shared/stages/actions/advice'
import type { Factor } from '../../../shared/stages/contract'
import { findMatches } from '../../commands/find-matches'
import { Dialog } from '../../components/Dialog'
import { SearchList } from '../../components/SearchList'
import { useStageData } from '../../stores/meeting-context'
import styles from './Actions.module.css'

type Props = { factors: readonly Factor[]; onChoose: (id: string) => void; onClose: () => void }

/** The causes to link to an action: those that no action answers first, and among them root causes. */
export const CausePicker = ({ factors, onChoose, onClose }: Props) => {
  const data = useStageData(actionsStage)
  const [query, setQuery] = useState('')
  const options = useMemo(() => {
    const open = new Set(uncoveredFactors(data, factors).map(({ id }) => id))
    return rootCausesFirst(factors)
      .map(({ id, text, isRootCause }) => ({
        id,
        label: text,
        more: '',
        note: [isRootCause && 'Root cause', open.has(id) && 'No action yet'].filter(Boolean).join(' · '),
        rank: Number(!open.has(id)),
      }))
      .sort((a, b) => a.rank - b.rank)
  }, [data, factors])
  return (
    <Dialog title="Link a cause" size="l" onClose={onClose}>
      <SearchList
        label="Search for a cause"
        placeholder="Type to search"
        query={query}
        onQuery={setQuery}
        listLabel="Causes"
        options={query.trim() === '' ? options : findMatches(query, options)}
        onChoose={({ id }) => {
          onChoose(id)
          onClose()
        }}
        optionClassName={styles.option}
      >
        {({ label, note }) => (
          <>
            <span dir="auto">{label}</span>
            <span className={styles.note}>{note}</span>
          </>
        )}
      </SearchList>
    </Dialog>
  )
}
