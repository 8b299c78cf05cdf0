import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { groupTitles } from '../../../shared/meeting/cards/labels'
import { answersTo, triggerKey } from '../../../shared/meeting/cards/rank'
import { type CardTrigger, cardGroupIds, MAX_WEIGHT, type PromptCard } from '../../../shared/protocol/prompt-cards'
import { stages } from '../../../shared/stages'
import { Button } from '../../components/Button'
import { Select } from '../../components/Select'
import styles from './Cards.module.css'
import { type CardDraft, toCard, triggerOptions } from './card-draft'

const weights = Array.from({ length: MAX_WEIGHT }, (_, index) => String(MAX_WEIGHT - index))
const weightLabels: Record<string, string> = { 5: '5, first', 3: '3, like most cards', 1: '1, last' }

type Props = {
  title: string
  draft: CardDraft
  onChange: (next: Partial<CardDraft>) => void
  /** The ids of all other cards. */
  taken: ReadonlySet<string>
  /** Something to know before it is saved. */
  notice?: string | undefined
  /** Saves it; resolves to what went wrong, if anything. */
  onSave: (card: PromptCard) => Promise<string | undefined>
  onCancel: () => void
}

/** The fields of one card. What was typed stays in them until it is on disk. */
export const CardForm = ({ title, draft, onChange: change, taken, notice, onSave, onCancel }: Props) => {
  const [fault, setFault] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const card = toCard(draft, taken)
    setFault('need' in card ? card.need : await onSave(card))
  }
  return (
    <form ref={form} className={styles.form} aria-label={title} onSubmit={(event) => void save(event)}>
      <Text
        label="Situation"
        hint="What is going on, in a few words. It is the card’s name in the list."
        value={draft.situation}
        onChange={(situation) => change({ situation })}
      />
      <Text
        label="What to say"
        hint="One sentence per line. If there are several, they take turns."
        rows={3}
        value={draft.lines}
        onChange={(lines) => change({ lines })}
      />
      <Text label="Why it helps (optional)" value={draft.why} onChange={(why) => change({ why })} />
      <div className={styles.pair}>
        <Select
          label="Group"
          value={draft.group}
          options={cardGroupIds.map((value) => ({ value, label: groupTitles[value] }))}
          onChange={(group) => change({ group })}
        />
        <Select
          label="Weight"
          value={String(draft.weight)}
          options={weights.map((value) => ({ value, label: weightLabels[value] ?? value }))}
          onChange={(weight) => change({ weight: Number(weight) })}
        />
      </div>
      <StageChoice draft={draft} onChange={change} />
      <TriggerChoice draft={draft} onChange={change} />
      {notice && (
        <p role="status" className={styles.fault} dir="auto">
          {notice}
        </p>
      )}
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary">
          Save card
        </Button>
      </div>
    </form>
  )
}

type TextProps = {
  label: string
  hint?: string
  rows?: number
  value: string
  onChange: (value: string) => void
}

const Text = ({ label, hint, rows, value, onChange }: TextProps) => {
  const id = useId()
  const shared = { id, value, 'aria-describedby': hint && `${id}-hint` }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input type="text" autoComplete="off" {...shared} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <textarea rows={rows} {...shared} onChange={({ target }) => onChange(target.value)} />
      )}
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  )
}

type ChoiceProps = { draft: CardDraft; onChange: (next: Partial<CardDraft>) => void }

const StageChoice = ({ draft, onChange }: ChoiceProps) => {
  const chosen = draft.stages ?? []
  const toggle = (id: string): void => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
    onChange({ stages: next.length > 0 ? next : undefined })
  }
  return (
    <fieldset className={styles.choice}>
      <legend>Stages (none chosen means all)</legend>
      {stages.map(({ id, title }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          {title}
        </label>
      ))}
    </fieldset>
  )
}

const TriggerChoice = ({ draft, onChange }: ChoiceProps) => {
  const chosen = draft.triggers ?? []
  const toggle = (trigger: CardTrigger, isOn: boolean): void => {
    const others = chosen.filter((one) => triggerKey(one) !== triggerKey(trigger))
    const next = isOn ? [...others, trigger] : others
    onChange({ triggers: next.length > 0 ? next : undefined })
  }
  return (
    <details className={styles.triggers}>
      <summary>When to show it automatically{chosen.length > 0 && ` (${chosen.length})`}</summary>
      <fieldset className={styles.choice} data-wide>
        <legend className="visually-hidden">When to show it automatically</legend>
        {triggerOptions(draft.stages).map(({ trigger, label }) => (
          <label key={triggerKey(trigger)}>
            <input
              type="checkbox"
              checked={answersTo({ triggers: chosen }, trigger)}
              onChange={({ target }) => toggle(trigger, target.checked)}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
