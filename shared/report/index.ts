export { type Block, type Cell, type Column, type Detail, type ListItem, usedColumns } from './blocks'
export { clockText, dateText, durationText, utcText } from './format'
export { toMarkdown } from './markdown'
export { reportOf, reportTitle, statusLabels } from './report'
