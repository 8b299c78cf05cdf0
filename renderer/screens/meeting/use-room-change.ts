import { createStore } from 'zustand/vanilla'
import { stageOfAgendaId } from '../../../shared/meeting/agenda'
import { stageById } from '../../../shared/stages'
import { isTyping } from '../../commands/keys'
import { type VagueAction, vagueActions } from '../../language/use-action-hints'
import type { Session } from '../../session'
import { useOpenMeeting } from '../../stores/meeting-context'
import { viewStage } from '../../stores/viewed-stage'

/** The actions that the facilitator is asked about before they take the room to another place on the agenda. */
type ActionsQuestion = { session: Session; from: string; to: string; actions: readonly VagueAction[] }

/** What the facilitator is asked, if anything. */
export const actionsQuestion = createStore<{ question?: ActionsQuestion | undefined }>(() => ({}))

/** Stored among the drafts of whoever was asked, so that they are asked once per meeting. */
const ASKED_KEY = 'asked about actions'

/** Moves the room, and the person who does it, even if they were typing. */
export const moveRoom = (stage: string, goTo: (stage: string) => void): void => {
  actionsQuestion.setState({ question: undefined })
  if (document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) document.activeElement.blur()
  viewStage(undefined)
  goTo(stage)
}

/**
 * Takes the room to a stage. Before the last one, it asks once about actions that could be more specific; choosing the
 * stage again counts as an answer.
 */
export const useRoomChange = (goTo: (stage: string) => void): ((stage: string) => void) => {
  const { session, mirror, language } = useOpenMeeting()
  return (stage) => {
    const isAsking = stageById(stageOfAgendaId(stage))?.isConclusion === true && session.drafts.read(ASKED_KEY) === ''
    const actions = isAsking ? vagueActions(mirror.getState(), language) : []
    if (actions.length === 0) return moveRoom(stage, goTo)
    session.drafts.write(ASKED_KEY, 'yes')
    actionsQuestion.setState({ question: { session, from: mirror.getState().run.state.stage, to: stage, actions } })
  }
}
