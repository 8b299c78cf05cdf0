import styles from './Question.module.css'
import { QuestionView } from './QuestionView'
import { useStageQuestions } from './use-stage-questions'

/** What was asked last during a stage, for Present. */
export const PresentedQuestion = ({ stage }: { stage: string }) => {
  const [newest] = useStageQuestions(stage)
  if (!newest) return null
  return (
    <div className={styles.presented} data-open={newest.isOpen || undefined}>
      <QuestionView {...newest} />
    </div>
  )
}
