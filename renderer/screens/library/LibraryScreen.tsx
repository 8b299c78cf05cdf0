import { Download, FolderOpen, Plus, Settings as SettingsIcon, Users } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { documentStatusOptions } from '../../../shared/meeting/incident'
import type { LibraryEntry } from '../../../shared/protocol/calls'
import { CommandButton } from '../../commands/CommandButton'
import { isComposing } from '../../commands/keys'
import { importFile, openSample, startPostmortem } from '../../commands/library'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { Select } from '../../components/Select'
import { UnreadFiles } from '../../components/UnreadFiles'
import { PHONE, useMedia } from '../../components/use-media'
import { Waiting } from '../../components/Waiting'
import { platform } from '../../platform'
import { navigate } from '../../routes'
import { useLibrary } from '../../stores/library'
import { useSettings } from '../../stores/settings'
import { DocumentRow } from './DocumentRow'
import { FirstRun } from './FirstRun'
import styles from './LibraryScreen.module.css'
import { LibraryTrash } from './LibraryTrash'
import { NeedsAttention } from './NeedsAttention'
import { OpenActions } from './OpenActions'
import { type Filter, type Found, searchLibrary } from './search'

const statusFilters: { value: Filter['status']; label: string }[] = [
  { value: 'all', label: 'All statuses' },
  ...documentStatusOptions,
]

/** The library: every postmortem, the actions due soon, and how to start a new one. */
export const LibraryScreen = () => {
  const { list, failure } = useLibrary()
  const [query, setQuery] = useState('')
  const [status, setStatus] = useState<Filter['status']>('all')
  const search = useRef<HTMLInputElement>(null)
  const postmortems = useRef<HTMLElement>(null)
  const isSearching = query !== ''
  const commands = useLibraryCommands(() => search.current?.focus())
  const entries = list?.entries ?? noEntries
  const find = useMemo(() => searchLibrary(entries), [entries])
  const shown = useDeferredValue(query)
  const found = useMemo(() => find({ query: shown, status }), [find, shown, status])
  const { hasSeenTour } = useSettings()
  const isPhone = useMedia(PHONE)
  useEffect(() => {
    document.title = 'Debrief'
  }, [])
  // Search results scroll into view, whatever is above them.
  useEffect(() => {
    if (isSearching) postmortems.current?.scrollIntoView?.({ block: 'start' })
  }, [isSearching])

  if (!list) return failure ? <Unreachable message={failure.sentence} /> : <Waiting message="Opening the library…" />
  return (
    <>
      <header className={styles.top}>
        <h1 className={styles.name}>Debrief</h1>
        <div className={styles.actions}>
          <CommandButton command={commands.import} icon={<Download />} look="quiet" isIconOnly={isPhone} />
          <CommandButton command={commands.join} icon={<Users />} look="quiet" isIconOnly={isPhone} />
          <Button
            look="quiet"
            icon={<SettingsIcon />}
            label="Settings"
            onClick={() => navigate({ screen: 'settings' })}
          />
          <CommandButton command={commands.create} icon={<Plus />} look="primary" />
        </div>
      </header>
      <main className={styles.main}>
        <UnreadFiles />
        <NeedsAttention list={list} failure={failure} />
        {(!hasSeenTour || (entries.length === 0 && !list.reading)) && <FirstRun hasDocuments={entries.length > 0} />}
        <OpenActions entries={entries} />
        {entries.length > 0 && (
          <section
            ref={postmortems}
            aria-label="Postmortems"
            className={styles.postmortems}
            data-searching={isSearching || undefined}
          >
            <div className={styles.filters}>
              <input
                ref={search}
                type="search"
                className={styles.search}
                aria-label="Search postmortems"
                placeholder="Search titles, services, causes and actions"
                value={query}
                onChange={({ target }) => setQuery(target.value)}
                onKeyDown={(event) => {
                  const [first] = found
                  if (event.key === 'Enter' && first && !isComposing(event))
                    navigate({ screen: 'document', id: first.entry.id })
                }}
              />
              <Select label="Status" isLabelHidden value={status} options={statusFilters} onChange={setStatus} />
            </div>
            {found.length === 0 ? (
              <EmptyState
                message="No postmortems match."
                action={
                  <Button
                    onClick={() => {
                      setQuery('')
                      setStatus('all')
                    }}
                  >
                    Show all
                  </Button>
                }
              />
            ) : (
              <DocumentList found={found} />
            )}
          </section>
        )}
        {entries.length > 0 && <LibraryTrash />}
        <p className={styles.folder}>
          <FolderOpen aria-hidden /> Documents are saved in {list.folder}
        </p>
      </main>
    </>
  )
}

const noEntries: readonly LibraryEntry[] = []

const DocumentList = ({ found }: { found: readonly Found[] }) => (
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

const Unreachable = ({ message }: { message: string }) => (
  <main className={styles.main}>
    <EmptyState message={message} action={<Button onClick={() => location.reload()}>Try again</Button>} />
  </main>
)

const useLibraryCommands = (focusSearch: () => void) => {
  const create: Command = {
    id: 'new',
    label: 'New postmortem',
    group: 'Debrief',
    keys: 'Alt+N',
    menu: 'new',
    run: () => void startPostmortem(),
  }
  const importing: Command = {
    id: 'import',
    label: 'Import',
    group: 'Debrief',
    keys: 'Alt+I',
    menu: 'import',
    run: () =>
      void platform
        .openFile({ name: 'Debrief documents', extensions: ['debrief.json', 'json'] })
        .then((file) => file && importFile(file)),
  }
  const join: Command = {
    id: 'join',
    label: 'Join meeting',
    group: 'Debrief',
    keys: 'Alt+J',
    run: () => navigate({ screen: 'join', payload: '' }),
  }
  const find: Command = {
    id: 'search',
    label: 'Search',
    group: 'Debrief',
    bareKey: '/',
    isKeyOnly: true,
    run: focusSearch,
  }
  const sample: Command = {
    id: 'sample',
    label: 'Open the sample meeting',
    group: 'Debrief',
    run: () => void openSample(),
  }
  useCommands([create, importing, join, find, sample])
  return { create, import: importing, join }
}
