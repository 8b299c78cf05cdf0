export {
  type AgendaItem,
  agendaEntries,
  isStageMinutes,
  MAX_STAGE_MINUTES,
  resolveAgenda,
  type StageDefault,
} from './agenda'
export { extensions, type RunState, run } from './run'
export { addMinute, endMeeting, goToStage, pauseTimer, resumeTimer, startMeeting } from './run-controls'
export { isStageDone, projectedEnds, type StageClock, stageClock } from './stage-clock'
