import type { BallotRounds } from '../../../../shared/meeting/ballots'
import { ballotOf, moveQuestion, type Question } from '../../../../shared/meeting/questions'
import { useOpenMeeting } from '../../../stores/meeting-context'
import { type BallotView, useBallot } from '../../../stores/use-ballot'
import { useRoomStage } from '../../../stores/viewed-stage'

/** The ballot of a question. Its answers are shown at the stage where the room is when they are revealed. */
export const useQuestionBallot = (question: Question, rounds: BallotRounds): BallotView => {
  const { session } = useOpenMeeting()
  const room = useRoomStage()
  const ballot = useBallot(ballotOf(question), rounds)
  return {
    ...ballot,
    reveal: () => {
      if (question.stage !== room) moveQuestion(session.doc, question.id, room)
      ballot.reveal()
    },
  }
}
