export type { Block, ListItem } from './blocks'
export { clockText, dateText, durationText, timeText, utcText } from './format'
export { toMarkdown } from './markdown'
export { reportOf, reportTitle, statusLabels } from './report'
