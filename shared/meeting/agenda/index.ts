export { MAX_STAGE_MINUTES } from '../../protocol/templates'
export {
  type AgendaItem,
  agendaEntries,
  isRepetition,
  isStageMinutes,
  listOnAgenda,
  resolveAgenda,
  type StageDefault,
  stageOfAgendaId,
} from './agenda'
export { getStayReason, moveOnAgenda, repeatStage, type StayReason, setOnAgenda } from './edit-agenda'
export { log } from './log'
export { type Extensions, extensions, type RunState, run } from './run'
export {
  addMinutes,
  endMeeting,
  goToStage,
  type MinutesChange,
  pauseTimer,
  resumeTimer,
  startMeeting,
} from './run-controls'
export { setStageMinutes } from './set-stage-minutes'
export { getOutlook, isStageDone, type Outlook, type StageClock, stageClock } from './stage-clock'
export { type StageLengths, stageLengths } from './stage-lengths'
