import { goalSuggestion } from '../../../shared/meeting/content'
import { openingStage } from '../../../shared/stages/opening'
import { opening } from '../../../shared/stages/opening/model'
import { Button } from '../../components/Button'
import { SharedText } from '../../components/SharedText'
import { useEditing, useStageData } from '../../stores/meeting-context'
import { useFieldPrompt } from '../../stores/use-prompts'
import styles from './Opening.module.css'

/** The goal of the meeting, in one sentence that is said out loud. */
export const Goal = () => {
  const { doc, isReadOnly } = useEditing()
  const { goal } = useStageData(openingStage).opening
  const suggestion = useFieldPrompt('goal', goalSuggestion)
  const isEmpty = goal.trim() === ''
  if (isEmpty && isReadOnly) return null
  return (
    <section aria-labelledby="opening-goal">
      <div className={styles.row}>
        <h3 id="opening-goal">Goal</h3>
        {isEmpty && !isReadOnly && (
          <Button look="quiet" size="small" onClick={() => opening.rewrite(doc, 'goal', suggestion)}>
            Use this goal
          </Button>
        )}
      </div>
      <div className={styles.goal}>
        <SharedText
          text={opening.text(doc, 'goal')}
          value={goal}
          label="Goal"
          placeholder={suggestion}
          size="m"
          isMultiline
        />
      </div>
    </section>
  )
}
