import { type RefObject, useEffect, useRef, useState } from 'react'
import { numberText } from '../../../shared/meeting/format'
import { documentStatusOptions } from '../../../shared/meeting/incident'
import { type DocumentStatus, type LibraryEntry, MAX_QUERY_CHARS } from '../../../shared/protocol/library'
import { isComposing } from '../../commands/keys'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { SearchField } from '../../components/SearchField'
import { Select } from '../../components/Select'
import { navigate } from '../../routes'
import { ROWS_PER_PAGE } from '../../stores/library'
import { type Found, findBest, useSearch } from '../../stores/use-search'
import { DocumentRow } from './DocumentRow'
import styles from './LibraryScreen.module.css'

type StatusFilter = DocumentStatus | 'all'

const statusFilters: { value: StatusFilter; label: string }[] = [
  { value: 'all', label: 'All statuses' },
  ...documentStatusOptions,
]

type Props = {
  /** The newest postmortems. */
  entries: readonly LibraryEntry[]
  /** How many there are in all. */
  total: number
  searchBox: RefObject<HTMLInputElement | null>
}

/** Every postmortem, the newest first, and those that a search finds. */
export const Documents = ({ entries, total: totalInAll, searchBox }: Props) => {
  const [query, setQuery] = useState('')
  const [chosenStatus, setStatus] = useState<StatusFilter>('all')
  const [limit, setLimit] = useState(ROWS_PER_PAGE)
  const section = useRef<HTMLElement>(null)
  const isSearching = query !== ''
  const status = chosenStatus === 'all' ? undefined : chosenStatus
  const request = { query: query.trim(), status, limit }
  const isNewest = request.query === '' && status === undefined && limit <= ROWS_PER_PAGE
  const { answer, retry } = useSearch(isNewest ? undefined : request, entries)
  const { found, total } = answer ?? { found: entries.map((entry) => ({ entry })), total: totalInAll }
  // Search results scroll into view, whatever is above them.
  useEffect(() => {
    if (isSearching) section.current?.scrollIntoView?.({ block: 'start' })
  }, [isSearching])

  const choose = (next: { query?: string; status?: StatusFilter }): void => {
    if (next.query !== undefined) setQuery(next.query)
    if (next.status !== undefined) setStatus(next.status)
    setLimit(ROWS_PER_PAGE)
  }
  const answered = answer?.request ?? { query: '', status: undefined }
  const isCurrent = answered.query === request.query && answered.status === status
  const openFirst = async (): Promise<void> => {
    const first = isCurrent ? found[0] : await findBest(request)
    if (first) navigate({ screen: 'document', id: first.entry.id })
  }
  return (
    <section
      ref={section}
      aria-label="Postmortems"
      aria-busy={!isCurrent}
      className={styles.postmortems}
      data-searching={isSearching || undefined}
    >
      <div className={styles.filters}>
        <SearchField
          ref={searchBox}
          label="Search postmortems"
          placeholder="Search titles, services, causes and actions"
          maxLength={MAX_QUERY_CHARS}
          value={query}
          onChange={(text) => choose({ query: text })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event)) void openFirst()
          }}
        />
        <Select
          label="Status"
          isLabelHidden
          value={chosenStatus}
          options={statusFilters}
          onChange={(value) => choose({ status: value })}
        />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {answer && !answer.failure && foundText(answer.total)}
      </p>
      {answer?.failure ? (
        <EmptyState message={answer.failure.sentence} action={<Button onClick={retry}>Try again</Button>} />
      ) : found.length === 0 ? (
        <EmptyState
          message="No postmortems match."
          action={<Button onClick={() => choose({ query: '', status: 'all' })}>Show all</Button>}
        />
      ) : (
        <DocumentTable found={found} />
      )}
      {total > found.length && (
        <div className={styles.rest}>
          <span className="tabular">{`Showing ${numberText(found.length)} of ${numberText(total)}`}</span>
          <Button onClick={() => setLimit(limit + ROWS_PER_PAGE)}>Show more</Button>
        </div>
      )}
    </section>
  )
}

const foundText = (total: number): string =>
  total === 1 ? '1 postmortem found' : `${numberText(total)} postmortems found`

const DocumentTable = ({ found }: { found: readonly Found[] }) => (
  <table className={styles.list}>
    <thead>
      <tr>
        <th scope="col">Postmortem</th>
        <th scope="col">Severity</th>
        <th scope="col">Status</th>
        <th scope="col">Date</th>
        <th scope="col">Owner</th>
        <th scope="col">Open actions</th>
        <th scope="col">
          <span className="visually-hidden">More</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {found.map((one) => (
        <DocumentRow key={one.entry.id} {...one} />
      ))}
    </tbody>
  </table>
)
