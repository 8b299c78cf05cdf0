import { RotateCcw } from 'lucide-react'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { dueChecks, dueEffects } from '../../../shared/document/follow-up'
import { countText, numberText } from '../../../shared/meeting/format'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { Link } from '../../components/Link'
import { Waiting } from '../../components/Waiting'
import { type FollowUpView, navigate, useRoute } from '../../routes'
import { refreshFollowUp, useFollowUp, useToday } from '../../stores/follow-up'
import { ownChanges, withPending } from '../../stores/follow-up-changes'
import { Board } from './Board'
import { BoardTickets } from './BoardTickets'
import { Checks } from './Checks'
import { Conflicts } from './Conflicts'
import { undoChange } from './change-row'
import styles from './FollowUp.module.css'
import { WeeklyReview } from './WeeklyReview'

/** Everything that the postmortems of the folder have agreed: a board, a review of one action at a time, and checks. */
export const FollowUpScreen = () => {
  const { documents, unreadable, failure } = useFollowUp()
  const pending = useStore(ownChanges, (state) => state.pending)
  const today = useToday()
  const route = useRoute()
  const view = route.screen === 'follow-up' ? route.view : undefined
  const searchBox = useRef<HTMLInputElement>(null)
  useFollowUpCommands(searchBox)
  const shown = useMemo(() => documents && withPending(documents, pending), [documents, pending])
  useEffect(() => {
    document.title = 'Follow-up · Debrief'
  }, [])

  if (!shown) {
    if (!failure) return <Waiting message="Reading what was agreed…" />
    const retry = <Button onClick={() => void refreshFollowUp()}>Try again</Button>
    return (
      <main className={styles.screen}>
        <EmptyState message={failure.sentence} action={retry} />
      </main>
    )
  }
  return (
    <main className={styles.screen} data-view={view ?? 'board'}>
      <FollowUpHeader documents={shown} view={view} today={today} />
      {failure && (
        <p role="alert" className={styles.notice}>
          {failure.sentence} What you see may be out of date.
        </p>
      )}
      {unreadable > 0 && view === undefined && (
        <p className={styles.notice}>
          {countText(unreadable, 'file')} can’t be opened, so actions in them are missing here. The library says why.
        </p>
      )}
      <Conflicts today={today} />
      <View documents={shown} view={view} today={today} searchBox={searchBox} />
    </main>
  )
}

type ViewProps = { documents: readonly FollowUpDocument[]; view: FollowUpView | undefined; today: string }

const View = ({ documents, view, today, searchBox }: ViewProps & { searchBox: RefObject<HTMLInputElement | null> }) => {
  if (documents.length === 0)
    return (
      <EmptyState
        message="What your postmortems agree to do is followed up here, until it is done."
        example="Alert when the connection pool is nearly full · Noor · due Friday"
        action={<Button onClick={() => navigate({ screen: 'library' })}>Go to the library</Button>}
      />
    )
  if (view === 'review') return <WeeklyReview documents={documents} today={today} />
  if (view === 'checks') return <Checks documents={documents} today={today} />
  return <Board documents={documents} today={today} searchBox={searchBox} />
}

const views: { view: FollowUpView | undefined; label: string }[] = [
  { view: undefined, label: 'Actions' },
  { view: 'review', label: 'Weekly review' },
  { view: 'checks', label: 'Checks' },
]

const FollowUpHeader = ({ documents, view, today }: ViewProps) => {
  const steps = useStore(ownChanges, (state) => state.steps.length)
  const checks = useMemo(
    () => dueChecks(documents, today).length + dueEffects(documents, today).length,
    [documents, today],
  )
  return (
    <header className={styles.header}>
      <p>
        <Link to={{ screen: 'library' }}>Library</Link>
      </p>
      <div className={styles.heading}>
        <h1 tabIndex={-1}>Follow-up</h1>
        <div className={styles.tools}>
          {documents.length > 0 && <BoardTickets documents={documents} />}
          <Button
            look="quiet"
            size="small"
            icon={<RotateCcw />}
            keys="Mod+Z"
            disabled={steps === 0}
            onClick={() => void undoChange()}
          >
            Undo
          </Button>
        </div>
      </div>
      <nav className={styles.views} aria-label="Views">
        {views.map((one) => (
          <Link
            key={one.label}
            to={{ screen: 'follow-up', ...(one.view && { view: one.view }) }}
            aria-current={one.view === view ? 'page' : undefined}
          >
            {one.label}
            {one.view === 'checks' && checks > 0 && (
              <span className={styles.count}>
                {numberText(checks)}
                <span className="visually-hidden"> due</span>
              </span>
            )}
          </Link>
        ))}
      </nav>
    </header>
  )
}

const useFollowUpCommands = (searchBox: RefObject<HTMLInputElement | null>): void => {
  const commands: Command[] = [
    {
      id: 'undo',
      label: 'Undo',
      group: 'This page',
      keys: 'Mod+Z',
      menu: 'undo',
      history: 'undo',
      run: () => void undoChange(),
    },
    {
      id: 'search',
      label: 'Search actions',
      group: 'This page',
      bareKey: '/',
      isKeyOnly: true,
      run: () => searchBox.current?.focus(),
    },
    {
      id: 'weekly-review',
      label: 'Weekly review',
      group: 'This page',
      searchTerms: 'follow-up actions meeting',
      run: () => navigate({ screen: 'follow-up', view: 'review' }),
    },
  ]
  useCommands(commands)
}
