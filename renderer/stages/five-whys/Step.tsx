import { Split, Trash2 } from 'lucide-react'
import { memo, useState } from 'react'
import { answers, answerWhy, type WhyAnswer, type WhyNode } from '../../../shared/stages/five-whys/model'
import { EMPTY_ANSWER, markLabels } from '../../../shared/stages/five-whys/texts'
import { Button } from '../../components/Button'
import { focusOnMount } from '../../components/focus'
import { NewRow } from '../../components/NewRow'
import { PlainField } from '../../components/PlainField'
import { RemovedNote } from '../../components/RemovedNote'
import { Select, toOptions } from '../../components/Select'
import { SharedText } from '../../components/SharedText'
import { useEditing } from '../../stores/meeting-context'
import styles from './Chain.module.css'

const marks = toOptions(['none', 'factor', 'root-cause'] as const, markLabels)

type Props = {
  answer: WhyAnswer
  /** All answers to the same question, this one included. */
  siblings: readonly WhyNode[]
  question: string
  onChoose: (answer: string) => void
  /** Called when another answer to the same question was added. */
  onBranch: (answer: string) => void
  onRemove: (answer: string) => void
  onEnter?: () => void
}

/** One question and its answer, with its marks and its evidence. */
export const Step = memo(({ answer, siblings, question, onChoose, onBranch, onRemove, onEnter }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const [isBranching, setIsBranching] = useState(false)
  const others = siblings.filter((node) => node.answer.id !== answer.id)
  return (
    <li
      className={styles.step}
      data-row={answer.id}
      tabIndex={-1}
      data-mark={answer.mark}
      data-hypothesis={answer.isHypothesis || undefined}
      aria-label={answer.text}
    >
      <div className={styles.asked}>
        <p className={styles.question}>{question}</p>
        {(others.length > 0 || !isReadOnly) && (
          <span className={styles.onFocus} data-set={others.length > 0 || undefined}>
            <Button
              look="quiet"
              size="small"
              icon={<Split />}
              aria-expanded={isBranching}
              onClick={() => setIsBranching((was) => !was)}
            >
              {others.length === 0
                ? 'Other answer'
                : `+${others.length} other ${others.length === 1 ? 'answer' : 'answers'}`}
            </Button>
          </span>
        )}
      </div>
      <div data-cell="text">
        <SharedText
          text={answers.text(doc, answer.id, 'text')}
          value={answer.text}
          label={question}
          size="m"
          onEnter={onEnter}
        />
        <RemovedNote collection={answers} id={answer.id} />
      </div>
      {isReadOnly ? <AnswerFacts answer={answer} /> : <AnswerControls answer={answer} onRemove={onRemove} />}
      {isBranching && (
        <OtherAnswers
          answer={answer}
          others={others}
          onChoose={onChoose}
          onBranch={onBranch}
          onDone={() => setIsBranching(false)}
        />
      )}
    </li>
  )
})

const AnswerControls = ({ answer, onRemove }: { answer: WhyAnswer; onRemove: (id: string) => void }) => {
  const { doc } = useEditing()
  const { id } = answer
  const isSet = answer.mark !== 'none' || answer.isHypothesis || answer.evidence !== ''
  return (
    <div className={styles.marks} data-set={isSet || undefined}>
      <div
        className={`${styles.mark} ${styles.onFocus}`}
        data-cell="mark"
        data-set={answer.mark !== 'none' || undefined}
      >
        <Select
          label="Mark"
          isLabelHidden
          look="inline"
          value={answer.mark}
          options={marks}
          onChange={(mark) => answers.change(doc, id, { mark })}
        />
      </div>
      <span className={styles.onFocus} data-set={answer.isHypothesis || undefined}>
        <Button
          look="quiet"
          size="small"
          aria-pressed={answer.isHypothesis}
          title="Not backed by evidence yet"
          onClick={() => answers.change(doc, id, { isHypothesis: !answer.isHypothesis })}
        >
          Hypothesis
        </Button>
      </span>
      <div
        className={`${styles.evidence} ${styles.onFocus}`}
        data-cell="evidence"
        data-set={answer.evidence !== '' || undefined}
      >
        <PlainField
          label="Evidence"
          isLabelHidden
          look="inline"
          value={answer.evidence}
          placeholder="Link, log or graph"
          title={answer.evidence || 'What shows it: a link, log or graph'}
          onCommit={(evidence) => answers.change(doc, id, { evidence: evidence.trim() })}
        />
      </div>
      <span className={styles.onFocus}>
        <Button look="quiet" size="small" icon={<Trash2 />} label="Remove this answer" onClick={() => onRemove(id)} />
      </span>
    </div>
  )
}

const AnswerFacts = ({ answer }: { answer: WhyAnswer }) => {
  const facts = [
    answer.mark !== 'none' && markLabels[answer.mark],
    answer.isHypothesis && 'Hypothesis',
    answer.evidence,
  ].filter(Boolean)
  return facts.length > 0 ? <p className={styles.facts}>{facts.join(' · ')}</p> : null
}

type OthersProps = {
  answer: WhyAnswer
  others: readonly WhyNode[]
  onChoose: (id: string) => void
  onBranch: (id: string) => void
  onDone: () => void
}

/** The other answers to the same question; choosing one shows its path. */
const OtherAnswers = ({ answer, others, onChoose, onBranch, onDone }: OthersProps) => {
  const { doc, author, isReadOnly } = useEditing()
  return (
    <div className={styles.others}>
      {others.map((node) => (
        <button
          key={node.answer.id}
          type="button"
          className={styles.other}
          onClick={() => {
            onDone()
            onChoose(node.answer.id)
          }}
        >
          {node.answer.text.trim() || EMPTY_ANSWER}
        </button>
      ))}
      {!isReadOnly && (
        <NewRow
          isSingle
          draftKey={`whys.other.${answer.id}`}
          label="Another answer to the same question"
          placeholder="What else explains it?"
          button="Add answer"
          ref={focusOnMount}
          onAdd={(text) => {
            onDone()
            onBranch(answerWhy(doc, author, answer.problem, answer.parent, text))
          }}
        />
      )}
    </div>
  )
}
