import { Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { answers, answerWhy, problems, type WhyNode, type WhyProblem } from '../../../shared/stages/five-whys/model'
import { type QuestionWord, questionAfter } from '../../../shared/stages/five-whys/texts'
import { Button } from '../../components/Button'
import { focusRow } from '../../components/focus'
import { NewRow } from '../../components/NewRow'
import { usePresented } from '../../components/presented'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useEditing, useTextClassifier } from '../../stores/meeting-context'
import styles from './Chain.module.css'
import { Step } from './Step'

type Props = {
  problem: WhyProblem
  tree: readonly WhyNode[]
  path: readonly WhyNode[]
  questionWord: QuestionWord
  onChoose: (answer: string) => void
  /** Whether the problem was just added: then its first question gets the focus. */
  isNew: boolean
}

/** One path from the problem down, with a question and an answer at each step, and the next question at the end. */
export const Chain = ({ problem, tree, path, questionWord, onChoose, isNew }: Props) => {
  const { doc, author, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const list = useRef<HTMLOListElement>(null)
  const ask = useRef<HTMLInputElement>(null)
  const end = path.at(-1)?.answer
  const classifier = useTextClassifier()
  /** The answer, or the new problem itself, after which the next question gets the focus. */
  const askAfter = useRef(isNew ? problem.id : undefined)
  const endId = end?.id ?? problem.id

  // After an answer, the next question gets the focus, so that a chain can be typed without the mouse. The answer may
  // only be rendered a moment after it was chosen.
  useEffect(() => {
    if (askAfter.current !== endId) return
    ask.current?.focus()
    askAfter.current = undefined
  }, [endId])

  const branch = (id: string): void => {
    askAfter.current = id
    onChoose(id)
  }
  const remove = useRemoval(answers, {
    onRestored: (id) => {
      onChoose(id)
      focusRow(id)
    },
  })
  const keys = useRowNavigation({ list, onRemove: isReadOnly ? undefined : remove })
  const question = questionAfter(end, questionWord, classifier)

  return (
    <div className={styles.chain}>
      <Problem problem={problem} />
      <ol ref={list} {...keys}>
        {path.map((node, index) => (
          <Step
            key={node.answer.id}
            answer={node.answer}
            siblings={path[index - 1]?.children ?? tree}
            question={questionAfter(path[index - 1]?.answer, questionWord, classifier)}
            onChoose={onChoose}
            onBranch={branch}
            onRemove={remove}
            onEnter={node.answer === end ? () => ask.current?.focus() : undefined}
          />
        ))}
      </ol>
      {(!isReadOnly || isPresented) && (
        <div className={styles.next}>
          <p className={styles.question}>{question}</p>
          <NewRow
            isSingle
            key={end?.id ?? problem.id}
            ref={ask}
            draftKey={`whys.${end?.id ?? problem.id}`}
            label={question}
            placeholder="Because…"
            button="Ask why"
            size="m"
            onAdd={(text) => {
              branch(answerWhy(doc, author, problem.id, end?.id ?? null, text))
            }}
          />
        </div>
      )}
    </div>
  )
}

const Problem = ({ problem }: { problem: WhyProblem }) => {
  const { doc, isReadOnly } = useEditing()
  const remove = useRemoval(problems)
  return (
    <div className={styles.problem}>
      <SharedText text={problems.text(doc, problem.id, 'text')} value={problem.text} label="Problem" size="m" />
      <RemovedNote collection={problems} id={problem.id} />
      {!isReadOnly && (
        <span className={styles.onFocus}>
          <Button
            look="quiet"
            size="small"
            icon={<Trash2 />}
            label="Remove this problem"
            onClick={() => remove(problem.id)}
          />
        </span>
      )}
    </div>
  )
}
