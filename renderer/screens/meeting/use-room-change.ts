import { createStore } from 'zustand/vanilla'
import { stageById } from '../../../shared/stages'
import { isTyping } from '../../commands/keys'
import { type VagueAction, vagueActions } from '../../language/use-action-hints'
import { useOpenMeeting } from '../../stores/meeting-context'
import { viewStage } from '../../stores/viewed-stage'

/** The stage that the facilitator has just taken the room to, and the actions that they are asked about there. */
type ActionsQuestion = { stage: string; actions: readonly VagueAction[] }

/** What the facilitator is asked, if anything. */
export const actionsQuestion = createStore<{ asked?: ActionsQuestion }>(() => ({}))

/** Among the drafts of whoever was asked: they are asked once in a meeting. */
const ASKED_KEY = 'asked about actions'

/** Moves the room, and the person who does it, even if they were typing. */
export const moveRoom = (stage: string, goTo: (stage: string) => void): void => {
  actionsQuestion.setState({ asked: undefined })
  if (document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) document.activeElement.blur()
  viewStage(undefined)
  goTo(stage)
}

/**
 * Takes the room to a stage. At the door of the last one, asks once about actions that could be more specific; the room
 * does not wait for the answer.
 */
export const useRoomChange = (goTo: (stage: string) => void): ((stage: string) => void) => {
  const { session, mirror, language } = useOpenMeeting()
  return (stage) => {
    const isAsking = stageById(stage)?.isConclusion === true && session.drafts.read(ASKED_KEY) === ''
    const actions = isAsking ? vagueActions(mirror.getState(), language) : []
    moveRoom(stage, goTo)
    if (actions.length === 0) return
    session.drafts.write(ASKED_KEY, 'yes')
    actionsQuestion.setState({ asked: { stage, actions } })
  }
}
