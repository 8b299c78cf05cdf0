import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { reviewOptions } from '../../../shared/meeting/rules'
import { MAX_LEVELS } from '../../../shared/protocol/policies'
import { Button } from '../../components/Button'
import { Select, toOptions } from '../../components/Select'
import { announce } from '../../stores/ui'
import { DraftField } from './DraftField'
import { unitLabels } from './labels'
import styles from './Policies.module.css'
import { type DayUnit, type DraftFaults, emptyLevel, type LevelDraft } from './policy-draft'

const units: readonly DayUnit[] = ['none', 'days', 'business-days']
const unitOptions = toOptions(units, unitLabels)

type Props = {
  levels: readonly LevelDraft[]
  faults: DraftFaults
  isDisabled: boolean
  onChange: (levels: readonly LevelDraft[]) => void
}

/** The levels of the severity scale, the most severe first. */
export const Levels = ({ levels, faults, isDisabled, onChange }: Props) => {
  const list = useRef<HTMLOListElement>(null)
  /** The level, or the button of one, that has the focus after the next change. */
  const next = useRef<string>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list has just changed
  useEffect(() => {
    if (next.current === undefined) return
    const target = list.current?.parentElement?.querySelector<HTMLElement>(next.current)
    next.current = undefined
    target?.focus()
  }, [levels])

  const move = (at: number, to: number): void => {
    const level = levels[at]
    if (!level || to < 0 || to >= levels.length) return
    onChange(levels.toSpliced(at, 1).toSpliced(to, 0, level))
    announce(`Moved to place ${to + 1}`)
    next.current = `[data-level="${level.key}"] [data-move="${to < at ? 'up' : 'down'}"]`
  }
  const remove = (at: number): void => {
    const rest = levels.toSpliced(at, 1)
    const neighbor = rest[at] ?? rest.at(-1)
    onChange(rest)
    next.current = neighbor ? `[data-level="${neighbor.key}"] [data-remove]` : '[data-add]'
  }
  const add = (): void => {
    const level = emptyLevel()
    onChange([...levels, level])
    next.current = `[data-level="${level.key}"] input`
  }
  return (
    <section className={styles.part} aria-labelledby="policy-levels">
      <h3 id="policy-levels">Severity levels</h3>
      <p className={styles.hint}>The most severe first. A level says how its incidents are reviewed, and by when.</p>
      <ol ref={list} className={styles.levels}>
        {levels.map((level, at) => (
          <li key={level.key} className={styles.level} data-level={level.key}>
            <LevelFields
              level={level}
              faults={faults}
              isDisabled={isDisabled}
              onChange={(change) => onChange(levels.with(at, { ...level, ...change }))}
            />
            <div className={styles.levelButtons}>
              <Button
                look="quiet"
                size="small"
                icon={<ArrowUp />}
                label={`Move ${level.id || 'the level'} up`}
                data-move="up"
                aria-disabled={at === 0 || undefined}
                disabled={isDisabled}
                onClick={() => move(at, at - 1)}
              />
              <Button
                look="quiet"
                size="small"
                icon={<ArrowDown />}
                label={`Move ${level.id || 'the level'} down`}
                data-move="down"
                aria-disabled={at === levels.length - 1 || undefined}
                disabled={isDisabled}
                onClick={() => move(at, at + 1)}
              />
              <Button
                look="quiet"
                size="small"
                icon={<Trash2 />}
                label={`Remove ${level.id || 'the level'}`}
                data-remove
                disabled={isDisabled}
                onClick={() => remove(at)}
              />
            </div>
          </li>
        ))}
      </ol>
      {faults.has('levels') && <p className={styles.fault}>{faults.get('levels')}</p>}
      <div>
        <Button
          size="small"
          icon={<Plus />}
          data-add
          disabled={isDisabled || levels.length >= MAX_LEVELS}
          title={levels.length >= MAX_LEVELS ? `A scale has at most ${MAX_LEVELS} levels` : undefined}
          onClick={add}
        >
          Add level
        </Button>
      </div>
    </section>
  )
}

type FieldsProps = {
  level: LevelDraft
  faults: DraftFaults
  isDisabled: boolean
  onChange: (change: Partial<LevelDraft>) => void
}

const LevelFields = ({ level, faults, isDisabled, onChange }: FieldsProps) => {
  const field = (key: 'id' | 'meaning' | 'threshold' | 'within', label: string, placeholder?: string) => (
    <DraftField
      label={label}
      of={level.id}
      value={level[key]}
      fault={faults.get(`${level.key}/${key}`)}
      isDisabled={isDisabled}
      isNumber={key === 'within'}
      isLong={key === 'meaning' || key === 'threshold'}
      {...(placeholder && { placeholder })}
      onChange={(text) => onChange({ [key]: text })}
    />
  )
  return (
    <fieldset className={styles.levelFields}>
      <legend className="visually-hidden">{level.id || 'New level'}</legend>
      <div className={styles.row}>
        {field('id', 'Name', 'SEV 1')}
        <Select
          label="Review"
          value={level.review}
          options={reviewOptions}
          isDisabled={isDisabled}
          onChange={(review) => onChange({ review })}
        />
        <Select
          label="Within"
          value={level.unit}
          options={unitOptions}
          isDisabled={isDisabled}
          onChange={(unit) => onChange({ unit })}
        />
        {level.unit !== 'none' && field('within', 'How many')}
      </div>
      {field('meaning', 'What it means', 'What users feel')}
      {field('threshold', 'From when on', 'At least one in ten users, or any loss of data')}
    </fieldset>
  )
}
