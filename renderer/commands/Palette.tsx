import { useMemo, useState } from 'react'
import { MAX_QUERY_CHARS } from '../../shared/protocol/library'
import { Dialog } from '../components/Dialog'
import { SearchList } from '../components/SearchList'
import { navigate } from '../routes'
import { ui } from '../stores/ui'
import { type Found, findBest, useSearch } from '../stores/use-search'
import { findMatches } from './find-matches'
import styles from './Palette.module.css'
import { getCommandKeys, getCommands } from './registry'

type Entry = { id: string; label: string; more: string; keys?: string; isSearchOnly?: boolean; run: () => void }

const close = (): void => ui.setState({ isPaletteOpen: false })

const actions = (): Entry[] =>
  getCommands()
    .filter((command) => command.isEnabled !== false && !command.isKeyOnly)
    .map((command) => ({
      id: command.id,
      label: command.label,
      more: [command.group, command.searchTerms ?? ''].join(' '),
      keys: getCommandKeys(command),
      isSearchOnly: command.isSearchOnly,
      run: command.run,
    }))

/** The most postmortems that are offered besides the actions. */
const MAX_DOCUMENTS = 20

const documentEntry = ({ entry: { id, title } }: Found): Entry => ({
  id: `document ${id}`,
  label: title,
  more: '',
  run: () => navigate({ screen: 'document', id }),
})

/** A command palette over actions, stages and documents. */
export const Palette = () => {
  const [query, setQuery] = useState('')
  const offered = useMemo(actions, [])
  // A guest has no library, so the palette finds only actions and stages.
  const request = { query: query.trim(), limit: MAX_DOCUMENTS }
  const { answer } = useSearch(request.query === '' ? undefined : request)
  const list = [
    ...findMatches(query, request.query === '' ? offered.filter((one) => !one.isSearchOnly) : offered),
    ...(answer?.found ?? []).map(documentEntry),
  ]

  const run = (entry: Entry | undefined): void => {
    if (!entry) return
    close()
    // The dialog restores the focus first; the command may then move it.
    setTimeout(entry.run)
  }
  /** On Enter, the list of postmortems may not have caught up with the typing yet. */
  const chooseByEnter = async (entry: Entry | undefined, index: number): Promise<void> => {
    const isCurrent = index < list.length - (answer?.found.length ?? 0) || answer?.request.query === request.query
    if (isCurrent && entry) return run(entry)
    const best = request.query === '' ? undefined : await findBest(request)
    run(best && documentEntry(best))
  }
  return (
    <Dialog title="Find an action" isBare onClose={close}>
      <SearchList
        label="Find an action, a stage or a postmortem"
        placeholder="Find an action, a stage or a postmortem"
        query={query}
        onQuery={setQuery}
        maxLength={MAX_QUERY_CHARS}
        listLabel="Results"
        options={list}
        onChoose={run}
        onEnter={(entry, index) => void chooseByEnter(entry, index)}
        listClassName={styles.list}
        optionClassName={styles.option}
      >
        {({ label, keys }) => (
          <>
            <span>{label}</span>
            {keys && <kbd>{keys}</kbd>}
          </>
        )}
      </SearchList>
    </Dialog>
  )
}
