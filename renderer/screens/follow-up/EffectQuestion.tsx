import type { FollowUpRow } from '../../../shared/document/follow-up'
import { effectLabels, effects } from '../../../shared/meeting/commitments'
import { useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { PlainField } from '../../components/PlainField'
import { changeRow } from './change-row'
import styles from './FollowUp.module.css'

const keys = { yes: 'Y', partly: 'P', no: 'N' } as const

/** Asks whether an action had its effect, and what showed it. `hasKeys`: only one such question is on the page. */
export const EffectQuestion = ({ row, hasKeys = false }: { row: FollowUpRow; hasKeys?: boolean }) => {
  const { action } = row
  const answer = (worked: (typeof effects)[number]): void =>
    void changeRow(row, { worked: action.worked === worked ? '' : worked })
  const commands = effects.map((effect) => ({
    id: `effect ${effect}`,
    label: effectLabels[effect],
    group: 'This page' as const,
    bareKey: keys[effect].toLowerCase(),
    isKeyOnly: true,
    run: () => answer(effect),
  }))
  useCommands(hasKeys ? commands : [])
  const name = action.text.trim() || 'untitled action'
  return (
    <div className={styles.effect}>
      <fieldset className={styles.statuses}>
        <legend className="visually-hidden">{`Did it work: ${name}`}</legend>
        {effects.map((effect) => (
          <Button
            key={effect}
            size={hasKeys ? 'normal' : 'small'}
            keys={hasKeys ? keys[effect] : undefined}
            aria-pressed={action.worked === effect}
            onClick={() => answer(effect)}
          >
            {effectLabels[effect]}
          </Button>
        ))}
      </fieldset>
      {action.worked !== '' && (
        <PlainField
          label="What showed it? (optional)"
          value={action.outcome}
          placeholder="e.g. The alert fired 20 minutes before the pool was full"
          onCommit={(outcome) => void changeRow(row, { outcome: outcome.trim() })}
        />
      )}
    </div>
  )
}
