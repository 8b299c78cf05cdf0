import { createStore } from 'zustand/vanilla'
import { stageById } from '../../../shared/stages'
import { isTyping } from '../../commands/keys'
import { type VagueAction, vagueActions } from '../../language/use-action-hints'
import { useOpenMeeting } from '../../stores/meeting-context'
import { viewStage } from '../../stores/viewed-stage'

/** The stage that the facilitator is about to take the room to, and the actions that they are asked about first. */
export type AskedBeforeMove = { stage: string; actions: readonly VagueAction[] }

/** What the facilitator is asked before the room moves, if anything. */
export const askedBeforeMove = createStore<{ asked?: AskedBeforeMove }>(() => ({}))

/** Among the drafts of whoever was asked: they are asked once in a meeting. */
const ASKED_KEY = 'asked about actions'

/** Moves the room, and the person who does it, even if they were typing. */
export const moveRoom = (stage: string, goTo: (stage: string) => void): void => {
  askedBeforeMove.setState({ asked: undefined })
  if (document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) document.activeElement.blur()
  viewStage(undefined)
  goTo(stage)
}

/** Takes the room to a stage. Before the last one, asks once about actions that could be more specific. */
export const useRoomChange = (goTo: (stage: string) => void): ((stage: string) => void) => {
  const { session, mirror, language } = useOpenMeeting()
  return (stage) => {
    const isAsking = stageById(stage)?.isConclusion === true && session.drafts.read(ASKED_KEY) === ''
    const actions = isAsking ? vagueActions(mirror.getState(), language) : []
    if (actions.length === 0) return moveRoom(stage, goTo)
    session.drafts.write(ASKED_KEY, 'yes')
    askedBeforeMove.setState({ asked: { stage, actions } })
  }
}
