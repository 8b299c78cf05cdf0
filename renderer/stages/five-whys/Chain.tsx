import { Trash2 } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import {
  answerWhy,
  problems,
  removeAnswer,
  restoreAnswer,
  type WhyNode,
  type WhyProblem,
} from '../../../shared/stages/five-whys/model'
import { questionAfter, type Reading } from '../../../shared/stages/five-whys/texts'
import { Button } from '../../components/Button'
import { NewRow } from '../../components/NewRow'
import { usePresented } from '../../components/presented'
import { SharedText } from '../../components/SharedText'
import { toast } from '../../components/Toasts'
import { useNames } from '../../components/use-names'
import { useRowWalk } from '../../components/use-row-walk'
import { useEditing } from '../../stores/meeting-context'
import styles from './Chain.module.css'
import { Step } from './Step'

type Props = {
  problem: WhyProblem
  tree: readonly WhyNode[]
  path: readonly WhyNode[]
  reading: Reading
  onChoose: (answer: string) => void
  /** The problem has just been written down: its first question is the place to type. */
  isNew: boolean
}

/** One way from the problem down, a question and an answer a step, and the next question at its end. */
export const Chain = ({ problem, tree, path, reading, onChoose, isNew }: Props) => {
  const { doc, author, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const list = useRef<HTMLOListElement>(null)
  const ask = useRef<HTMLInputElement>(null)
  const ids = useMemo(() => path.map((node) => node.answer.id), [path])
  const end = path.at(-1)?.answer
  const people = useNames()
  const hasAsked = useRef(isNew)

  // After an answer the next question is the place to type, so that a chain is asked down without reaching for anything.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it answers to the chain having a new end
  useEffect(() => {
    if (hasAsked.current) ask.current?.focus()
    hasAsked.current = false
  }, [end?.id])

  const branch = (id: string): void => {
    hasAsked.current = true
    onChoose(id)
  }
  const remove = (id: string): void => {
    const text = path.find((node) => node.answer.id === id)?.answer.text ?? ''
    const below = removeAnswer(doc, author, id)
    toast(`Moved to the bin: ${text.slice(0, 60) || 'an empty answer'}`, {
      label: 'Undo',
      run: () => restoreAnswer(doc, id, below),
    })
  }
  const keys = useRowWalk({ list, ids, onRemove: isReadOnly ? undefined : remove })
  const question = questionAfter(end, reading, people)

  return (
    <div className={styles.chain}>
      <Problem problem={problem} />
      <ol ref={list} className={styles.steps} {...keys}>
        {path.map((node, index) => (
          <Step
            key={node.answer.id}
            answer={node.answer}
            siblings={path[index - 1]?.children ?? tree}
            question={questionAfter(path[index - 1]?.answer, reading, people)}
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
            key={end?.id ?? problem.id}
            ref={ask}
            place={`whys.${end?.id ?? problem.id}`}
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
  const { doc, author, isReadOnly } = useEditing()
  return (
    <div className={styles.problem}>
      <SharedText text={problems.text(doc, problem.id, 'text')} value={problem.text} label="Problem" size="m" />
      {!isReadOnly && (
        <span className={styles.onFocus}>
          <Button
            look="quiet"
            size="small"
            icon={<Trash2 />}
            label="Remove this problem"
            onClick={() => {
              problems.remove(doc, problem.id, author)
              toast(`Moved to the bin: ${problem.text.slice(0, 60)}`, {
                label: 'Undo',
                run: () => problems.restore(doc, problem.id),
              })
            }}
          />
        </span>
      )}
    </div>
  )
}
