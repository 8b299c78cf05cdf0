import { type RefObject, useDeferredValue, useMemo, useState } from 'react'
import {
  type FollowUpRow,
  type Grouping,
  groupingLabels,
  groupings,
  groupRows,
  listRows,
  searchRows,
} from '../../../shared/document/follow-up'
import { countText } from '../../../shared/meeting/format'
import { nameKey } from '../../../shared/meeting/people/same-name'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'
import { Button } from '../../components/Button'
import { DropDialog } from '../../components/DropDialog'
import { EmptyState } from '../../components/EmptyState'
import { SearchField } from '../../components/SearchField'
import { Select, toOptions } from '../../components/Select'
import { navigate } from '../../routes'
import styles from './Board.module.css'
import { BoardGrid } from './BoardGrid'
import { changeRow, statusMessage, toggleDone } from './change-row'
import { listOwners } from './owners'

const groupingOptions = toOptions(groupings, groupingLabels)

/** The values of these select options; a name never starts with a space. */
const EVERYBODY = ' all'
const NOBODY = ' none'

const ownerOptions = (names: readonly string[]) => [
  { value: EVERYBODY, label: 'All owners' },
  { value: NOBODY, label: 'No owner' },
  ...names.map((name) => ({ value: name, label: name })),
]

const filterByOwner = (rows: readonly FollowUpRow[], owner: string): readonly FollowUpRow[] => {
  if (owner === EVERYBODY) return rows
  if (owner === NOBODY) return rows.filter(({ action }) => action.owner.trim() === '')
  const wanted = nameKey(owner)
  const isSame = new Map<string, boolean>()
  return rows.filter(({ action }) => {
    const known = isSame.get(action.owner) ?? nameKey(action.owner) === wanted
    isSame.set(action.owner, known)
    return known
  })
}

type Props = {
  documents: readonly FollowUpDocument[]
  today: string
  searchBox: RefObject<HTMLInputElement | null>
}

/** Every action that is not finished, in groups; those that this person finishes stay where they are. */
export const Board = ({ documents, today, searchBox }: Props) => {
  const [query, setQuery] = useState('')
  const [chosenOwner, setOwner] = useState(EVERYBODY)
  const [grouping, setGrouping] = useState<Grouping>('due')
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const [dropped, setDropped] = useState<FollowUpRow>()
  const names = useMemo(() => listOwners(documents, today), [documents, today])
  // Whoever owns nothing any more can't be chosen, so everybody's actions are shown.
  const owner = chosenOwner === NOBODY || names.includes(chosenOwner) ? chosenOwner : EVERYBODY
  const asked = useDeferredValue(query)
  const all = useMemo(() => listRows(documents, today, kept), [documents, today, kept])
  const rows = useMemo(() => searchRows(filterByOwner(all, owner), asked), [all, asked, owner])
  const groups = useMemo(() => groupRows(rows, grouping), [rows, grouping])
  const keep = ({ key }: FollowUpRow): void => setKept((before) => new Set(before).add(key))
  const showAll = (): void => {
    setQuery('')
    setOwner(EVERYBODY)
  }
  return (
    <section className={styles.board} aria-label="Actions">
      <div className={styles.filters}>
        <SearchField
          ref={searchBox}
          label="Search actions"
          placeholder="Search actions, owners, services and incidents"
          value={query}
          onChange={setQuery}
        />
        <Select label="Owner" isLabelHidden value={owner} options={ownerOptions(names)} onChange={setOwner} />
        <Select label="Group by" isLabelHidden value={grouping} options={groupingOptions} onChange={setGrouping} />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {asked || owner !== EVERYBODY ? `${countText(rows.length, 'action')} found` : ''}
      </p>
      {rows.length === 0 ? (
        <EmptyState
          message={all.length === 0 ? 'Nothing is left to follow up.' : 'No actions match.'}
          action={all.length > 0 && <Button onClick={showAll}>Show all</Button>}
        />
      ) : (
        <BoardGrid
          groups={groups}
          names={names}
          today={today}
          onToggleDone={(row) => {
            keep(row)
            toggleDone(row)
          }}
          onChange={(row, changes) => {
            if (changes.status === 'dropped') return setDropped(row)
            keep(row)
            void changeRow(row, changes, changes.status && statusMessage(row, changes.status))
          }}
          onOpen={openRow}
        />
      )}
      {dropped && (
        <DropDialog
          text={dropped.action.text}
          onClose={() => setDropped(undefined)}
          onDrop={(droppedBecause) => {
            keep(dropped)
            void changeRow(dropped, { status: 'dropped', droppedBecause }, statusMessage(dropped, 'dropped'))
          }}
        />
      )}
    </section>
  )
}

/** Opens a postmortem's report at one of its actions. */
export const openRow = ({ document, action }: FollowUpRow): void =>
  navigate({ screen: 'document', id: document.id, mode: 'report', row: action.id })
