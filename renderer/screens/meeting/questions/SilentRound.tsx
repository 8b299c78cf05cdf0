import { CheckSquare, Square, Trash2 } from 'lucide-react'
import { type Answer, type BallotRounds, includesTexts } from '../../../../shared/meeting/ballots'
import { DONE, MAX_TEXTS, type Question } from '../../../../shared/meeting/questions'
import { BallotLine } from '../../../components/BallotLine'
import { Button } from '../../../components/Button'
import { NewRow } from '../../../components/NewRow'
import { usePresented } from '../../../components/presented'
import { useOpenMeeting } from '../../../stores/meeting-context'
import styles from './Question.module.css'
import { CancelQuestion } from './QuestionActions'
import { RevealedTexts } from './RevealedTexts'
import { useQuestionBallot } from './use-question-ballot'
import { textDraftKey } from './use-stage-questions'

const MAX_TEXT_LENGTH = 500

const privacy =
  'Nobody sees what you write until it is revealed, and then without names. The computer that hosts the meeting holds it in memory; a modified app there could read it.'
const privacyWithNames =
  'Nobody sees what you write until it is revealed, and then with your name. The computer that hosts the meeting holds it in memory; a modified app there could read it.'

type Props = { question: Question; rounds: BallotRounds }

/** A silent round: everyone writes unseen, and all texts are revealed together. What one wrote in a round that was canceled, or too late, or did not finish, stays. */
export const SilentRound = ({ question, rounds }: Props) => {
  const { id, text, isAttributed, isCanceled } = question
  const ballot = useQuestionBallot(question, rounds)
  const { session, author } = useOpenMeeting()
  const isPresented = usePresented()
  const { isOpen, tally, answered, here, own, canAnswer } = ballot
  const heading = `question-${id}`
  const isAsked = isOpen && !isCanceled
  const mayWrite = isAsked && canAnswer && !isPresented
  const change = (texts: string[], isDone = own.choices.includes(DONE)): void =>
    ballot.answer({
      choices: isDone ? [DONE] : [],
      texts,
      ...(isAttributed && texts.length > 0 && { name: signature(author) }),
    })
  const draft = session.drafts.read(textDraftKey(id))
  const isLate = !isOpen && tally !== undefined && !includesTexts(tally, [own])
  const left = [...(isCanceled || isLate ? own.texts : []), ...(isAsked || draft.trim() === '' ? [] : [draft])]
  return (
    <section className={styles.question} aria-labelledby={heading}>
      <p className={styles.kind}>{isAttributed ? 'Silent round · With names' : 'Silent round · Unattributed'}</p>
      <h3 id={heading} className={styles.text} dir="auto">
        {text}
      </h3>
      {mayWrite && <Writing question={question} own={own} change={change} />}
      {isAsked && (
        <BallotLine
          ballot={ballot}
          count={`${answered} of ${here} done`}
          privacy={isAttributed ? privacyWithNames : privacy}
          reveal="Reveal texts"
          canReveal
        >
          <CancelQuestion question={question} />
        </BallotLine>
      )}
      {mayWrite && <OwnTexts texts={own.texts} onRemove={(index) => change(own.texts.toSpliced(index, 1))} />}
      {!isAsked && tally && <RevealedTexts question={question} tally={tally} />}
      {!isPresented && left.length > 0 && (
        <div className={styles.left}>
          <p>
            {isCanceled
              ? 'This round was canceled. Only you see what you wrote:'
              : 'The texts were already revealed. Only you see what you wrote:'}
          </p>
          <OwnTexts texts={left} />
        </div>
      )}
    </section>
  )
}

type WritingProps = { question: Question; own: Answer; change: (texts: string[], isDone?: boolean) => void }

/** The field for one's next text. */
const Writing = ({ question: { id, text }, own, change }: WritingProps) => {
  const isDone = own.choices.includes(DONE)
  const isFull = own.texts.length >= MAX_TEXTS
  return (
    <div className={styles.writing}>
      <NewRow
        draftKey={textDraftKey(id)}
        label={`Your answer: ${text}`}
        placeholder={isFull ? `${MAX_TEXTS} texts are the most` : 'Write what you think'}
        size="m"
        button="Add text"
        isSingle
        isDisabled={isFull}
        limit={{ characters: MAX_TEXT_LENGTH, advice: 'Split it into several texts.' }}
        onAdd={(next) => change([...own.texts, next])}
      />
      <Button
        size="small"
        look={isDone ? 'quiet' : 'plain'}
        icon={isDone ? <CheckSquare /> : <Square />}
        aria-pressed={isDone}
        onClick={() => change([...own.texts], !isDone)}
      >
        I’m done
      </Button>
    </div>
  )
}

/** As long as presence allows a name to be; somebody without a name signs as a participant. */
const signature = ({ name }: { name: string }): string => name.trim().slice(0, 80).trim() || 'Participant'

/** What somebody wrote themselves, the newest first, so that the last one is next to the field. */
const OwnTexts = ({ texts, onRemove }: { texts: readonly string[]; onRemove?: (index: number) => void }) => {
  if (texts.length === 0) return null
  return (
    <ul aria-label="What you wrote" className={styles.own}>
      {texts
        .map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: somebody may write the same twice
          <li key={index}>
            <span dir="auto">{text}</span>
            {onRemove && (
              <Button
                look="quiet"
                size="small"
                icon={<Trash2 />}
                label={`Remove: ${text}`}
                onClick={() => onRemove(index)}
              />
            )}
          </li>
        ))
        .reverse()}
    </ul>
  )
}
