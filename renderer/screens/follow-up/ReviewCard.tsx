import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { ReviewItem } from '../../../shared/document/follow-up'
import { dueText } from '../../../shared/meeting/capture/due'
import { actionStatusLabels, type CommitmentChanges } from '../../../shared/meeting/commitments'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'
import { isComposing, isTyping } from '../../commands/keys'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { DropDialog } from '../../components/DropDialog'
import { Link } from '../../components/Link'
import { CellEditor, type CellField } from './CellEditor'
import { changeRow } from './change-row'
import { EffectQuestion } from './EffectQuestion'
import common from './FollowUp.module.css'
import { listOwners } from './owners'
import styles from './Review.module.css'
import { whenText } from './row-texts'

type Props = {
  item: ReviewItem
  heading: RefObject<HTMLHeadingElement | null>
  today: string
  documents: readonly FollowUpDocument[]
  hasPrevious: boolean
  onPrevious: () => void
  onNext: () => void
}

/** One action of a review, big, with what can be decided about it. Enter goes on. */
export const ReviewCard = (props: Props) => {
  const { item, heading, today, hasPrevious, onPrevious, onNext } = props
  const { action, document } = item.row
  useEffect(() => heading.current?.focus({ preventScroll: true }), [heading])
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOnControl = (event.target as Element).closest('button, a, select, input, dialog') !== null
    if (event.key !== 'Enter' || isOnControl || isComposing(event)) return
    event.preventDefault()
    onNext()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter goes on wherever the keyboard is in the card
    <div className={styles.card} onKeyDown={onKeyDown}>
      <p className={styles.when} data-overdue={item.row.daysOverdue > 0 || undefined}>
        {item.ask === 'effect' ? 'Did it work?' : whenText(item.row, today)}
      </p>
      <h2 ref={heading} tabIndex={-1} className={styles.action} dir="auto">
        {action.text || 'Untitled action'}
      </h2>
      <p className={styles.from}>
        <Link to={{ screen: 'document', id: document.id, mode: 'report', row: action.id }} dir="auto">
          {document.title}
        </Link>
        {document.severity && <span>{document.severity}</span>}
        {document.services.length > 0 && <span dir="auto">{document.services.join(', ')}</span>}
      </p>
      {action.criterion.trim() && (
        <p className={styles.criterion} dir="auto">
          <span>Done when</span> {action.criterion}
        </p>
      )}
      {document.readOnlyReason !== undefined ? (
        <p className={common.notice}>{document.readOnlyReason}</p>
      ) : item.ask === 'effect' ? (
        <EffectQuestion row={item.row} hasKeys />
      ) : (
        <Decisions {...props} />
      )}
      <div className={styles.next}>
        <Button look="quiet" disabled={!hasPrevious} onClick={onPrevious}>
          Back
        </Button>
        <Button look="primary" title="Next (Enter)" onClick={onNext}>
          Next
        </Button>
      </div>
      <p className={styles.keys} aria-hidden>
        {item.ask === 'effect' ? keyHints.effect : keyHints.status}
      </p>
    </div>
  )
}

const Decisions = ({ item: { row }, documents, today }: Props) => {
  const [editing, setEditing] = useState<CellField>()
  const [isDropping, setIsDropping] = useState(false)
  const card = useRef<HTMLDivElement>(null)
  const names = useMemo(() => listOwners(documents, today), [documents, today])
  const { action } = row
  const change = (changes: CommitmentChanges): void => void changeRow(row, changes)
  const setStatus = (status: NonNullable<CommitmentChanges['status']>): void => {
    if (status === 'dropped' && action.status !== 'dropped') setIsDropping(true)
    else change({ status: action.status === status ? 'open' : status })
  }
  const close = (field: CellField): void => {
    setEditing(undefined)
    requestAnimationFrame(() => card.current?.querySelector<HTMLElement>(`[data-act="${field}"]`)?.focus())
  }
  useDecisionKeys({ setStatus, edit: setEditing })
  const field = (name: 'owner' | 'due', label: string, text: string, key: string) => (
    <div className={styles.field}>
      <span aria-hidden>{label}</span>
      {editing === name ? (
        <CellEditor row={row} field={name} names={names} today={today} onChange={change} onClose={() => close(name)} />
      ) : (
        <Button
          look="quiet"
          data-act={name}
          keys={key}
          aria-label={`${label}: ${text}`}
          onClick={() => setEditing(name)}
        >
          <span dir="auto">{text}</span>
        </Button>
      )}
    </div>
  )
  return (
    <div ref={card}>
      <div className={styles.fields}>
        {field('owner', 'Owner', action.owner || 'No owner', 'O')}
        {field('due', 'Due', dueText(action.due, today) || 'No date', 'D')}
      </div>
      <fieldset className={common.statuses}>
        <legend className="visually-hidden">Status</legend>
        {(['in-progress', 'done', 'dropped'] as const).map((status) => (
          <Button
            key={status}
            keys={decisionKeys[status]}
            aria-pressed={action.status === status}
            onClick={() => setStatus(status)}
          >
            {actionStatusLabels[status]}
          </Button>
        ))}
      </fieldset>
      {isDropping && (
        <DropDialog
          text={action.text}
          onClose={() => setIsDropping(false)}
          onDrop={(droppedBecause) => change({ status: 'dropped', droppedBecause })}
        />
      )}
    </div>
  )
}

const keyHints = {
  status: 'Space done · I in progress · X dropped · D due date · O owner · Enter next',
  effect: 'Y yes · P partly · N no · Enter next',
}

const decisionKeys = { 'in-progress': 'I', done: 'Space', dropped: 'X' } as const

type DecisionKeys = {
  setStatus: (status: 'in-progress' | 'done' | 'dropped') => void
  edit: (field: CellField) => void
}

/** The keys of a decision, except while something is typed or a button has the keyboard, which Space presses. */
const useDecisionKeys = ({ setStatus, edit }: DecisionKeys): void => {
  const command = (id: string, label: string, bareKey: string, run: () => void): Command => ({
    id: `review ${id}`,
    label,
    group: 'This page',
    bareKey,
    isKeyOnly: true,
    run,
  })
  useCommands([
    command('progress', 'In progress', 'i', () => setStatus('in-progress')),
    command('drop', 'Drop', 'x', () => setStatus('dropped')),
    command('owner', 'Owner', 'o', () => edit('owner')),
    command('due', 'Due date', 'd', () => edit('due')),
  ])
  const done = useRef(setStatus)
  done.current = setStatus
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null
      if (event.key !== ' ' || event.defaultPrevented || isComposing(event) || isTyping(event.target)) return
      if (target?.closest('button, a, select, dialog')) return
      event.preventDefault()
      done.current('done')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
