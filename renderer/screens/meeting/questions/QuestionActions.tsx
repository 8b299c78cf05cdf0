import { cancelQuestion, type Question } from '../../../../shared/meeting/questions'
import { Button } from '../../../components/Button'
import { toast } from '../../../components/Toasts'
import { useEditing, useOpenMeeting } from '../../../stores/meeting-context'

/** Cancels a question for everyone; only for the facilitator. */
export const CancelQuestion = ({ question: { id, kind } }: { question: Question }) => {
  const { isFacilitator } = useOpenMeeting()
  const { doc } = useEditing()
  if (!isFacilitator) return null
  const cancel = (): void => {
    cancelQuestion(doc, id, true)
    toast('Canceled. Nobody sees what was answered.', {
      label: 'Undo',
      run: () => cancelQuestion(doc, id, false),
    })
  }
  return (
    <Button size="small" look="quiet" onClick={cancel}>
      {kind === 'round' ? 'Cancel round' : 'Cancel poll'}
    </Button>
  )
}
