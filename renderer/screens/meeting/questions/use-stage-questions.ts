import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type BallotRounds, emptyAnswer, getBallotState } from '../../../../shared/meeting/ballots'
import { ballotOf, type Question, resultsOf } from '../../../../shared/meeting/questions'
import { usePresented } from '../../../components/presented'
import { useMeeting, useOpenMeeting } from '../../../stores/meeting-context'

/** A question with its results so far. */
export type StageQuestion = { question: Question; rounds: BallotRounds; isOpen: boolean }

/** What was asked during a stage, the newest first. A canceled question stays only with those who wrote something. */
export const useStageQuestions = (stage: string): StageQuestion[] => {
  const { session } = useOpenMeeting()
  const questions = useMeeting((snapshot) => snapshot.questions)
  const results = useMeeting((snapshot) => snapshot.questionResults)
  const ballots = useStore(session.ballots.store)
  const isPresented = usePresented()
  return useMemo(() => {
    const hasOwnTexts = (question: Question): boolean => {
      const { own = [], pending = own } = ballots[ballotOf(question).name] ?? {}
      const [{ texts } = emptyAnswer] = pending
      return texts.length > 0
    }
    return questions
      .filter((question) => question.stage === stage)
      .filter((question) => !question.isCanceled || (!isPresented && hasOwnTexts(question)))
      .map((question) => {
        const rounds = resultsOf(question.id, results)
        return { question, rounds, isOpen: !question.isCanceled && getBallotState(rounds).isOpen }
      })
      .reverse()
  }, [questions, results, ballots, isPresented, stage])
}
