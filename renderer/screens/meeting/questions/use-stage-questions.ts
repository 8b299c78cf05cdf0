import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type BallotRounds, emptyAnswer, getBallotState } from '../../../../shared/meeting/ballots'
import { ballotOf, type Question, resultsOf } from '../../../../shared/meeting/questions'
import { usePresented } from '../../../components/presented'
import { useMeeting, useOpenMeeting } from '../../../stores/meeting-context'

/** The draft of the text that somebody is writing in a silent round. */
export const textDraftKey = (id: string): string => `question ${id}`

/** A question with its results so far. */
export type StageQuestion = { question: Question; rounds: BallotRounds; isOpen: boolean }

/**
 * What is shown of the questions at a stage, the newest first. An open question comes first, at every stage: it goes
 * with the room until it is revealed or canceled. A canceled one stays only with those who wrote something.
 */
export const useStageQuestions = (stage: string): StageQuestion[] => {
  const { session } = useOpenMeeting()
  const questions = useMeeting((snapshot) => snapshot.questions)
  const results = useMeeting((snapshot) => snapshot.questionResults)
  const ballots = useStore(session.ballots.store)
  const isPresented = usePresented()
  return useMemo(() => {
    const hasOwnTexts = (question: Question): boolean => {
      if (session.drafts.read(textDraftKey(question.id)).trim() !== '') return true
      const { own = [], pending = own } = ballots[ballotOf(question).name] ?? {}
      const [{ texts } = emptyAnswer] = pending
      return texts.length > 0
    }
    return questions
      .filter((question) => !question.isCanceled || (!isPresented && hasOwnTexts(question)))
      .map((question) => {
        const rounds = resultsOf(question.id, results)
        return { question, rounds, isOpen: !question.isCanceled && getBallotState(rounds).isOpen }
      })
      .filter(({ question, isOpen }) => isOpen || question.stage === stage)
      .reverse()
      .sort((a, b) => Number(b.isOpen) - Number(a.isOpen))
  }, [session, questions, results, ballots, isPresented, stage])
}
