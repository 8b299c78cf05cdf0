import styles from './Question.module.css'
import { QuestionView } from './QuestionView'
import { useStageQuestions } from './use-stage-questions'

/** What was asked last during a stage, for Present: below the stage, as on everyone's page. */
export const PresentedQuestion = ({ stage }: { stage: string }) => {
  const [newest] = useStageQuestions(stage)
  if (!newest) return null
  return (
    <div
      className={styles.presented}
      data-kind={newest.question.kind}
      data-open={newest.isOpen || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it has no focusable content, so this lets the keyboard scroll it
      tabIndex={0}
    >
      <QuestionView {...newest} />
    </div>
  )
}
