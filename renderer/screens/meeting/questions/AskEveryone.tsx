import { MessageCircleQuestion } from 'lucide-react'
import { useId, useState } from 'react'
import { askQuestion, type QuestionKind } from '../../../../shared/meeting/questions'
import { stageById } from '../../../../shared/stages'
import { type Command, useCommands } from '../../../commands/registry'
import { Button } from '../../../components/Button'
import { Dialog } from '../../../components/Dialog'
import { Select, toOptions } from '../../../components/Select'
import { tooLongMessage } from '../../../components/text-limit'
import { useEditing, useMeeting, useOpenMeeting } from '../../../stores/meeting-context'
import { useRoomStage } from '../../../stores/viewed-stage'
import styles from './AskEveryone.module.css'
import { useStageQuestions } from './use-stage-questions'

/** The facilitator's button in a stage's heading: asks everyone something, one question at a time. */
export const AskEveryone = ({ stage }: { stage: string }) => {
  const { isFacilitator } = useOpenMeeting()
  const room = useRoomStage()
  const hasEnded = useMeeting((snapshot) => snapshot.run.state.phase === 'ended')
  const isElsewhere = stage !== room
  const [isOpen, setIsOpen] = useState(false)
  const hasOpen = useStageQuestions(stage).some((one) => one.isOpen)
  const command: Command = {
    id: 'ask everyone',
    label: 'Ask everyone',
    group: 'Meeting',
    keys: 'Alt+Q',
    isEnabled: isFacilitator && !hasOpen && !isElsewhere && !hasEnded,
    searchTerms: 'silent round poll agree pace',
    run: () => setIsOpen(true),
  }
  useCommands([command])
  if (!isFacilitator || hasEnded) return null
  const hint = (): string => {
    if (isElsewhere) return `Questions are asked where everyone is: ${stageById(room)?.title ?? room}`
    return hasOpen ? 'Reveal or cancel the open question first' : 'Start a silent round or a poll'
  }
  return (
    <>
      <Button
        look="quiet"
        size="small"
        icon={<MessageCircleQuestion />}
        keys={command.keys}
        title={hint()}
        disabled={!command.isEnabled}
        onClick={command.run}
      >
        {command.label}
      </Button>
      {isOpen && <AskDialog stage={stage} onClose={() => setIsOpen(false)} />}
    </>
  )
}

const kinds: readonly { kind: QuestionKind; label: string; hint: string }[] = [
  { kind: 'round', label: 'Silent round', hint: 'Everyone writes unseen. All texts are revealed together.' },
  { kind: 'agree', label: 'Agree or disagree', hint: 'Everyone answers with one press.' },
  { kind: 'pace', label: 'Slower or faster', hint: 'Everyone answers with one press.' },
]

const limit = { characters: 500, advice: 'Ask for one thing.' }

const names = ['none', 'shown'] as const
const nameLabels = { none: 'Unattributed', shown: 'Shown with each text' }

const AskDialog = ({ stage, onClose }: { stage: string; onClose: () => void }) => {
  const { doc, author } = useEditing()
  const suggestions: Record<QuestionKind, string> = {
    round: stageById(stage)?.silentQuestion ?? '',
    agree: '',
    pace: 'How is the pace?',
  }
  const [kind, setKind] = useState<QuestionKind>('round')
  const [typed, setTyped] = useState<string>()
  const [shown, setShown] = useState<(typeof names)[number]>('none')
  const group = useId()
  const form = useId()
  const hint = useId()
  const text = typed ?? suggestions[kind]
  const problem = tooLongMessage(text, limit)
  const canAsk = text.trim() !== '' && !problem
  const ask = (): void => {
    if (!canAsk) return
    askQuestion(doc, author, { kind, stage, text: text.trim(), isAttributed: kind === 'round' && shown === 'shown' })
    onClose()
  }
  return (
    <Dialog
      title="Ask everyone"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} disabled={!canAsk}>
            {kind === 'round' ? 'Start silent round' : 'Start poll'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <fieldset className={styles.kinds}>
          <legend className="visually-hidden">What to ask</legend>
          {kinds.map((one) => (
            <label key={one.kind} className={styles.kind}>
              <input type="radio" name={group} checked={kind === one.kind} onChange={() => setKind(one.kind)} />
              <span>
                {one.label}
                <span className={styles.hint}>{one.hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label className={styles.field}>
          {kind === 'agree' ? 'Sentence' : 'Question'}
          <input
            value={text}
            aria-invalid={problem ? true : undefined}
            aria-describedby={hint}
            dir="auto"
            autoComplete="off"
            placeholder={kind === 'agree' ? 'We have found what made this possible.' : ''}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <p id={hint} className={styles.problem} aria-live="polite">
          {problem}
        </p>
        <div className={styles.names}>
          {kind === 'round' && (
            <Select label="Names" value={shown} options={toOptions(names, nameLabels)} onChange={setShown} />
          )}
        </div>
      </form>
    </Dialog>
  )
}
