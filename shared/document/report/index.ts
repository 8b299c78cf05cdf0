export { clockText, dateText, durationText, utcText } from '../../meeting/format'
export { type Block, type Cell, type Column, type Detail, type ListItem, usedColumns } from '../../stages/report-blocks'
export { toMarkdown } from './markdown'
export { createIncidentFacts, createReport, reportTitle } from './report'
