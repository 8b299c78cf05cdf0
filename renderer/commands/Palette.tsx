import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { MAX_QUERY_CHARS } from '../../shared/protocol/calls'
import { Dialog } from '../components/Dialog'
import { navigate } from '../routes'
import { ui } from '../stores/ui'
import { type Found, findBest, useSearch } from '../stores/use-search'
import { findMatches } from './find-matches'
import { isComposing } from './keys'
import styles from './Palette.module.css'
import { commandsNow, keysOf } from './registry'

type Entry = { id: string; label: string; more: string; keys?: string; isSearchOnly?: boolean; run: () => void }

const close = (): void => ui.setState({ isPaletteOpen: false })

const actions = (): Entry[] =>
  commandsNow()
    .filter((command) => command.isEnabled !== false && !command.isKeyOnly)
    .map((command) => ({
      id: command.id,
      label: command.label,
      more: [command.group, command.searchTerms ?? ''].join(' '),
      keys: keysOf(command),
      isSearchOnly: command.isSearchOnly,
      run: command.run,
    }))

/** So many postmortems are offered beside the actions. */
const MAX_DOCUMENTS = 20

const documentEntry = ({ entry: { id, title } }: Found): Entry => ({
  id: `document ${id}`,
  label: title,
  more: '',
  run: () => navigate({ screen: 'document', id }),
})

/** A command palette over actions, stages and documents. */
export const Palette = () => {
  const [asked, setAsked] = useState('')
  const [chosen, setChosen] = useState(0)
  const offered = useMemo(actions, [])
  // A guest has no library; the palette then finds actions and stages only.
  const request = { query: asked.trim(), limit: MAX_DOCUMENTS }
  const { answer } = useSearch(request.query === '' ? undefined : request)
  const list = [
    ...findMatches(asked, request.query === '' ? offered.filter((one) => !one.isSearchOnly) : offered),
    ...(answer?.found ?? []).map(documentEntry),
  ]
  const at = Math.min(chosen, list.length - 1)
  const id = useId()
  const shown = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (at >= 0) shown.current?.scrollIntoView?.({ block: 'nearest' })
  }, [at])

  const run = (entry: Entry | undefined): void => {
    if (!entry) return
    close()
    // The dialog restores the focus first; the command may then move it.
    setTimeout(entry.run)
  }
  /** On Enter: postmortems may not have followed the typing yet. */
  const choose = async (): Promise<void> => {
    const isCurrent = at < list.length - (answer?.found.length ?? 0) || answer?.request.query === request.query
    if (isCurrent && list[at]) return run(list[at])
    const best = request.query === '' ? undefined : await findBest(request)
    run(best && documentEntry(best))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setChosen((at + step + list.length) % Math.max(1, list.length))
    else if (event.key === 'Enter') void choose()
    else return
    event.preventDefault()
  }
  return (
    <Dialog title="Find an action" isBare onClose={close}>
      <input
        autoFocus
        className={styles.asked}
        role="combobox"
        aria-label="Find an action, a stage or a postmortem"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={list[at] ? `${id}-${at}` : undefined}
        placeholder="Find an action, a stage or a postmortem"
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_QUERY_CHARS}
        value={asked}
        onChange={({ target }) => {
          setAsked(target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Results" className={styles.list}>
        {list.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
          <div
            key={entry.id}
            id={`${id}-${index}`}
            ref={index === at ? shown : undefined}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className={styles.option}
            onPointerMove={() => setChosen(index)}
            onClick={() => run(entry)}
          >
            <span>{entry.label}</span>
            {entry.keys && <kbd>{entry.keys}</kbd>}
          </div>
        ))}
      </div>
      {list.length === 0 && <p className={styles.none}>No results for “{asked.trim()}”.</p>}
    </Dialog>
  )
}
