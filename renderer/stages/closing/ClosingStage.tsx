import { closingStage } from '../../../shared/stages/closing'
import { closing, lessons } from '../../../shared/stages/closing/model'
import { FieldDraft } from '../../components/drafts/FieldDraft'
import { SharedText } from '../../components/SharedText'
import { StageEditing } from '../../components/StageEditing'
import { Trash } from '../../components/Trash'
import { useEditing, useStageData } from '../../stores/meeting-context'
import { useFieldPrompt } from '../../stores/use-prompts'
import type { StageViewProps } from '..'
import styles from './Closing.module.css'
import { Commitments } from './Commitments'
import { Feedback } from './Feedback'
import { Lessons } from './Lessons'

const trashCollections = [lessons]

export const ClosingStage = ({ mode }: StageViewProps) => (
  <StageEditing mode={mode}>
    <Closing isInMeeting={mode !== 'report' && mode !== 'review'} isAsking={mode === 'meeting' || mode === 'present'} />
  </StageEditing>
)

const Closing = ({ isInMeeting, isAsking }: { isInMeeting: boolean; isAsking: boolean }) => {
  const data = useStageData(closingStage)
  return (
    <div className={styles.closing}>
      <div>
        <Lessons all={data.lessons} />
        <FieldDraft draft="lessons" />
      </div>
      <Commitments agreed={data.agreed} isInMeeting={isInMeeting} />
      <Summary value={data.closing.summary} />
      {isAsking && <Feedback rounds={data.ballot} />}
      <Trash collections={trashCollections} />
    </div>
  )
}

const Summary = ({ value }: { value: string }) => {
  const { doc, isReadOnly } = useEditing()
  const prompt = useFieldPrompt(
    'summary',
    'For someone who wasn’t here: what happened, what made it possible, what will change',
  )
  if (isReadOnly && !value.trim()) return null
  return (
    <section aria-labelledby="closing-summary">
      <h3 id="closing-summary" className={styles.heading}>
        Summary
      </h3>
      <div className={styles.prose}>
        <SharedText
          text={closing.text(doc, 'summary')}
          value={value}
          label="Summary"
          placeholder={prompt}
          size="m"
          isMultiline
        />
        <FieldDraft draft="summary" />
      </div>
    </section>
  )
}
