import { useEffect, useRef } from 'react'
import type { AssistantSettings } from '../../../shared/protocol/assistant'
import type { Drafted } from '../../stores/use-drafted'
import { Button } from '../Button'
import { Dialog } from '../Dialog'
import styles from './AssistantDialog.module.css'
import { RequestView } from './RequestView'
import { SuggestionView } from './SuggestionView'
import { useImprovement } from './use-improvement'
import { usePrepared } from './use-prepared'
import { WaitingForAnswer } from './WaitingForAnswer'

/** A draft of one text. */
export type DraftedText = Drafted & { place: Extract<Drafted['place'], { kind: 'text' }> }

type Props = { drafted: DraftedText; settings: AssistantSettings; onClose: () => void }

/** What would be sent to the assistant, the wait for its answer, and the answer as a suggestion. */
export const AssistantDialog = ({ drafted, settings, onClose }: Props) => {
  const { phase, send, stop } = useImprovement()
  const choices = usePrepared(drafted, settings)
  const failure = phase.kind === 'choosing' ? phase.failure : undefined
  const alert = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (failure !== undefined) alert.current?.focus()
  }, [failure])
  const title = `Improve with assistant: ${drafted.draft.title}`
  if (phase.kind === 'answered')
    return (
      <SuggestionView title={title} drafted={drafted} text={phase.text} prepared={phase.prepared} onClose={onClose} />
    )
  if (phase.kind === 'waiting') return <WaitingForAnswer title={title} onStop={stop} onClose={onClose} />
  return (
    <Dialog
      title={title}
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={choices.isEmpty} onClick={() => void send(choices.prepared)}>
            Send
          </Button>
        </>
      }
    >
      {failure !== undefined && (
        <p ref={alert} role="alert" tabIndex={-1} className={styles.failure}>
          {failure}
        </p>
      )}
      <RequestView choices={choices} settings={settings} />
    </Dialog>
  )
}
