import { useState } from 'react'
import type { PromptCard } from '../../../shared/protocol/prompt-cards'
import { findMatches } from '../../commands/find-matches'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { SearchList } from '../../components/SearchList'
import styles from './SituationPicker.module.css'
import { type CardGroup, readKeys } from './situation-keys'
import { useSituations } from './use-situations'

type Option = { id: string; key: string; label: string; detail: string; choose: () => void }

type Props = { onChoose: (id: string) => void; onEdit?: (() => void) | undefined; onClose: () => void }

/**
 * Every situation that has a card. The first key opens a group and the second chooses a card; anything else is a
 * search. Everything is typed into one field, so that typing works as in any other.
 */
export const SituationPicker = ({ onChoose, onEdit, onClose }: Props) => {
  const groups = useSituations()
  const [typed, setTyped] = useState('')

  const take = (card: PromptCard): void => {
    onClose()
    // The dialog restores the focus first.
    setTimeout(() => onChoose(card.id))
  }
  const type = (text: string): void => {
    const read = readKeys(text, groups)
    if ('card' in read) {
      take(read.card)
      return
    }
    setTyped(text)
  }
  const read = readKeys(typed, groups)
  const group = 'group' in read ? read.group : undefined
  const options = toListOptions(read, groups, { type, take })
  return (
    <Dialog
      title="Situations"
      size="l"
      onClose={onClose}
      actions={onEdit && <Button onClick={onEdit}>Edit cards</Button>}
    >
      <SearchList
        label="Situation: its key, or words to search for"
        placeholder="Press a key, or type to search"
        query={typed}
        onQuery={type}
        listLabel={group?.title ?? 'Situations'}
        options={options}
        onChoose={({ choose }) => choose()}
        heading={
          <h3 className={styles.group}>{group?.title ?? (typed.trim() === '' ? 'All situations' : 'Results')}</h3>
        }
        listClassName={typed === '' ? `${styles.list} ${styles.groups}` : styles.list}
        optionClassName={styles.option}
      >
        {({ key, label, detail }) => (
          <>
            <kbd>{key}</kbd>
            <span className={styles.label}>{label}</span>
            <span className={styles.detail}>{detail}</span>
          </>
        )}
      </SearchList>
    </Dialog>
  )
}

type Moves = { type: (text: string) => void; take: (card: PromptCard) => void }

const toListOptions = (
  read: ReturnType<typeof readKeys>,
  groups: readonly CardGroup[],
  { type, take }: Moves,
): Option[] => {
  const asOption = (card: PromptCard, key: string): Option => ({
    id: card.id,
    key,
    label: card.situation,
    detail: card.lines[0] ?? '',
    choose: () => take(card),
  })
  if ('group' in read) return read.group.cards.map((card) => asOption(card, card.key))
  if ('card' in read) return []
  if (read.search.trim() === '')
    return groups.map(({ id, title, key, cards }) => ({
      id,
      key,
      label: title,
      detail: cards.map(({ situation }) => situation).join('\u00a0· '),
      choose: () => type(key),
    }))
  const keyed = groups.flatMap(({ key, cards }) => cards.map((card) => ({ card, keys: `${key}${card.key}` })))
  const all = [...new Map(keyed.map((one) => [one.card.id, one])).values()]
  const found = all.map(({ card, keys }) => ({
    card,
    keys,
    label: card.situation,
    more: [card.id.replaceAll('-', ' '), ...card.lines, card.why].join(' '),
  }))
  return findMatches(read.search, found).map(({ card, keys }) => asOption(card, keys))
}
