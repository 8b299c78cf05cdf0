export { applyImport, applyInSteps, ROWS_AT_ONCE } from './apply'
export { chooseRow, chooseTaken, planImport } from './plan'
export { readPresentContent } from './present'
export { describeLackOfRoom } from './room'
export { baseName, titleFromName } from './source-name'
export type {
  ChosenImport,
  ChosenRow,
  ImportPlan,
  ImportSummary,
  PlannedRow,
  PlannedSection,
  PlannedSource,
  PresentContent,
  PresentRow,
  RowSource,
  RowState,
  SectionTarget,
} from './types'
