import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { builtInCards } from '../../../shared/meeting/cards/deck'
import type { Failure } from '../../../shared/protocol/calls'
import type { OwnCards, PromptCard } from '../../../shared/protocol/prompt-cards'
import { findMatches } from '../../commands/find-matches'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { FileProblems } from '../../components/FileProblems'
import { SearchField } from '../../components/SearchField'
import { toast } from '../../components/Toasts'
import { hideCard, removeCard, saveCard, useOwnCards, useReadOwnCards } from '../../stores/own-cards'
import { CardForm } from './CardForm'
import styles from './Cards.module.css'
import { type CardDraft, emptyDraft, toDraft } from './card-draft'

type Editing = {
  title: string
  draft: CardDraft
  /** The person's card when editing began; undefined for a new one, or for a built-in one without changes yet. */
  former?: PromptCard
}

/** The card that is being edited: closing the dialog keeps what was typed, and reopening it continues. */
const editor = createStore<{ editing?: Editing; lastId?: string }>(() => ({}))

const edit = (editing: Editing): void => editor.setState({ editing })
/** Goes back to the lists; the focus goes to the card that was edited. */
const endEditing = (lastId?: string): void => editor.setState({ lastId }, true)

/** A person's own cards, and which of the built-in ones they want. */
export const OwnCardsDialog = ({ onClose }: { onClose: () => void }) => {
  useReadOwnCards()
  const own = useOwnCards()
  const editing = useStore(editor, (state) => state.editing)
  return (
    <Dialog title={own && editing ? editing.title : 'Prompt cards'} size="l" onClose={onClose}>
      {!own && <p aria-busy="true">Reading your cards…</p>}
      {own && editing && <Edit own={own} editing={editing} />}
      {own && !editing && <CardLists own={own} />}
    </Dialog>
  )
}

const Edit = ({ own, editing }: { own: OwnCards; editing: Editing }) => {
  const { title, draft, former } = editing
  const others = [...own.cards, ...builtInCards].map(({ id }) => id).filter((id) => id !== draft.id)
  return (
    <CardForm
      title={title}
      draft={draft}
      onChange={(next) => edit({ ...editing, draft: { ...draft, ...next } })}
      taken={new Set(others)}
      notice={changedMeanwhile(own, editing)}
      onSave={async (card) => {
        const failure = await saveCard({ card, formerId: former?.id })
        if (failure) return failure.sentence
        endEditing(card.id)
        toast('Card saved.')
        return undefined
      }}
      onCancel={() => endEditing(draft.id)}
    />
  )
}

/**
 * Describes what another window or an edit by hand has changed in the card meanwhile, which saving would silently undo.
 */
const changedMeanwhile = ({ cards }: OwnCards, { draft, former }: Editing): string | undefined => {
  const now = cards.find(({ id }) => id === (former?.id ?? draft.id))
  if (JSON.stringify(now) === JSON.stringify(former)) return undefined
  return now
    ? `This card was changed elsewhere while you were editing it. It now says “${now.lines[0]}” Saving replaces that with what is here.`
    : 'This card was deleted elsewhere while you were editing it. Saving adds it again.'
}

const showFailure = (failure: Failure | undefined): void => {
  if (failure) toast(failure.sentence)
}

const remove = async (card: PromptCard): Promise<void> => {
  const failure = await removeCard(card.id)
  if (failure) return toast(failure.sentence)
  toast('Card deleted.', { label: 'Undo', run: () => void saveCard({ card }).then(showFailure) })
}

const CardLists = ({ own }: { own: OwnCards }) => {
  const [query, setQuery] = useState('')
  const lists = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { lastId } = editor.getState()
    if (lastId === undefined) return
    editor.setState({}, true)
    const row = lists.current?.querySelector<HTMLElement>(`[data-card="${lastId}"] button`)
    const target = row ?? lists.current?.querySelector<HTMLElement>('button')
    target?.focus()
  }, [])
  const isReplaced = new Set(own.cards.map(({ id }) => id))
  const builtIn = builtInCards.filter(({ id }) => !isReplaced.has(id))
  return (
    <div ref={lists}>
      <FileProblems messages={own.problems.map(({ message }) => message)} />
      <div className={styles.tools}>
        <SearchField label="Search cards" placeholder="Search cards" value={query} onChange={setQuery} />
        <Button look="primary" disabled={!own.canChange} onClick={() => edit({ title: 'New card', draft: emptyDraft })}>
          Add card
        </Button>
      </div>
      <h3>Your cards</h3>
      {own.cards.length === 0 && (
        <p className={styles.hint}>
          None yet. Add questions of your own, or edit a built-in card to say it in your words. They are kept in{' '}
          {own.fileName}, beside your postmortems.
        </p>
      )}
      <List
        cards={own.cards}
        query={query}
        actions={(card) => (
          <>
            <Button
              size="small"
              disabled={!own.canChange}
              aria-label={`Edit “${card.situation}”`}
              onClick={() => edit({ title: 'Edit card', draft: toDraft(card), former: card })}
            >
              Edit
            </Button>
            <Button
              size="small"
              disabled={!own.canChange}
              aria-label={`Delete “${card.situation}”`}
              onClick={() => void remove(card)}
            >
              Delete
            </Button>
          </>
        )}
      />
      <h3>Built-in cards</h3>
      <List
        cards={builtIn}
        query={query}
        isOff={({ id }) => own.hidden.includes(id)}
        actions={(card) => {
          const isHidden = own.hidden.includes(card.id)
          return (
            <>
              <Button
                size="small"
                look="quiet"
                disabled={!own.canChange}
                aria-label={`Edit “${card.situation}”`}
                onClick={() => edit({ title: 'Edit card', draft: toDraft(card) })}
              >
                Edit
              </Button>
              <Button
                size="small"
                look="quiet"
                disabled={!own.canChange}
                aria-label={`${isHidden ? 'Show' : 'Hide'} “${card.situation}”`}
                onClick={() => void hideCard(card.id, !isHidden).then(showFailure)}
              >
                {isHidden ? 'Show' : 'Hide'}
              </Button>
            </>
          )
        }}
      />
    </div>
  )
}

type ListProps = {
  cards: readonly PromptCard[]
  query: string
  isOff?: (card: PromptCard) => boolean
  actions: (card: PromptCard) => React.ReactNode
}

const List = ({ cards, query, isOff, actions }: ListProps) => {
  const found = findMatches(
    query,
    cards.map((card) => ({ card, label: card.situation, more: card.lines.join(' ') })),
    cards.length,
  )
  if (cards.length > 0 && found.length === 0) return <p className={styles.hint}>No results for “{query.trim()}”.</p>
  return (
    <ul className={styles.list}>
      {found.map(({ card }) => (
        <li key={card.id} data-card={card.id} data-off={isOff?.(card) || undefined}>
          <div>
            <strong>{card.situation}</strong>
            {isOff?.(card) && <em> · Hidden</em>}
            <p>{card.lines[0]}</p>
          </div>
          {actions(card)}
        </li>
      ))}
    </ul>
  )
}
