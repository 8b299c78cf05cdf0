import {
  Download,
  FileInput,
  FolderOpen,
  LayoutTemplate,
  ListChecks,
  Plus,
  Settings as SettingsIcon,
  Users,
} from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { CommandButton } from '../../commands/CommandButton'
import { openFile, openSample, startPostmortem } from '../../commands/library'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { Overlay } from '../../components/Overlay'
import { UnreadFiles } from '../../components/UnreadFiles'
import { PHONE_QUERY, useMedia } from '../../components/use-media'
import { Waiting } from '../../components/Waiting'
import { setChooserOpen } from '../../import/arrivals'
import { lazyWithPreload } from '../../lazy-with-preload'
import { platform } from '../../platform'
import { navigate } from '../../routes'
import { useLibrary } from '../../stores/library'
import { useSettings } from '../../stores/settings'
import { Documents } from './Documents'
import { FirstRun } from './FirstRun'
import styles from './LibraryScreen.module.css'
import { LibraryTrash } from './LibraryTrash'
import { NeedsAttention } from './NeedsAttention'
import { OpenActions } from './OpenActions'

const TemplateDialog = lazyWithPreload(() =>
  import('../templates/TemplateDialog').then((module) => module.TemplateDialog),
)

/** Up to which width the header would not fit on one line with every label. */
const NARROW_QUERY = '(max-width: 64rem)'

/** The library: every postmortem, the actions due soon, and the button for a new one. */
export const LibraryScreen = () => {
  const { list, due, failure } = useLibrary()
  const searchBox = useRef<HTMLInputElement>(null)
  const [isChoosing, setIsChoosing] = useState(false)
  const commands = useLibraryCommands({
    focusSearch: () => searchBox.current?.focus(),
    chooseTemplate: () => setIsChoosing(true),
  })
  const { hasSeenTour } = useSettings()
  const isPhone = useMedia(PHONE_QUERY)
  const isNarrow = useMedia(NARROW_QUERY)
  useEffect(() => {
    document.title = 'Debrief'
  }, [])

  if (!list) return failure ? <Unreachable message={failure.sentence} /> : <Waiting message="Opening the library…" />
  return (
    <>
      <header className={styles.top}>
        <h1 className={styles.name}>Debrief</h1>
        <div className={styles.actions}>
          <CommandButton command={commands.import} icon={<Download />} look="quiet" isIconOnly={isNarrow} />
          <CommandButton command={commands.records} icon={<FileInput />} look="quiet" isIconOnly={isPhone} />
          <CommandButton command={commands.join} icon={<Users />} look="quiet" isIconOnly={isPhone} />
          <Button
            look="quiet"
            icon={<ListChecks />}
            label={isPhone ? 'Follow-up' : undefined}
            onClick={() => navigate({ screen: 'follow-up' })}
          >
            {isPhone ? undefined : 'Follow-up'}
          </Button>
          <Button
            look="quiet"
            icon={<SettingsIcon />}
            label="Settings"
            onClick={() => navigate({ screen: 'settings' })}
          />
          <CommandButton command={commands.fromTemplate} icon={<LayoutTemplate />} look="quiet" isIconOnly />
          <CommandButton command={commands.create} icon={<Plus />} look="primary" />
        </div>
      </header>
      <main className={styles.main}>
        <UnreadFiles />
        <NeedsAttention list={list} failure={failure} />
        {(!hasSeenTour || (list.total === 0 && !list.reading)) && <FirstRun hasDocuments={list.total > 0} />}
        {due && <OpenActions {...due} />}
        {list.total > 0 && <Documents entries={list.entries} total={list.total} searchBox={searchBox} />}
        {list.total > 0 && <LibraryTrash />}
        <p className={styles.folder}>
          <FolderOpen aria-hidden /> Documents are saved in {list.folder}
        </p>
      </main>
      <Overlay message="The templates could not be shown." onFail={() => setIsChoosing(false)}>
        {isChoosing && <TemplateDialog onClose={() => setIsChoosing(false)} />}
      </Overlay>
    </>
  )
}

const Unreachable = ({ message }: { message: string }) => (
  <main className={styles.main}>
    <EmptyState message={message} action={<Button onClick={() => location.reload()}>Try again</Button>} />
  </main>
)

type Doings = { focusSearch: () => void; chooseTemplate: () => void }

const useLibraryCommands = ({ focusSearch, chooseTemplate }: Doings) => {
  const create: Command = {
    id: 'new',
    label: 'New postmortem',
    group: 'Debrief',
    keys: 'Alt+N',
    menu: 'new',
    run: () => void startPostmortem(),
  }
  const fromTemplate: Command = {
    id: 'new-from-template',
    label: 'New from a template',
    group: 'Debrief',
    keys: 'Alt+Shift+N',
    searchTerms: 'guide agenda sections written review near miss',
    run: chooseTemplate,
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
        .then((file) => file && openFile(file)),
  }
  const records: Command = {
    id: 'records',
    label: 'New from records',
    group: 'Debrief',
    keys: 'Alt+Shift+I',
    searchTerms: 'chat log alerts table transcript paste zip folder',
    run: () => setChooserOpen(true),
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
  useCommands([create, fromTemplate, importing, records, join, find, sample])
  return { create, fromTemplate, import: importing, records, join }
}
