import type { AnyStage, RowTable } from '../../stages/contract'
import { createStageContext, dataOfStage } from '..'
import type { ExportFormat } from './format'
import { toCsv } from './to-csv'

/** The formats of the tables that the stages declare. */
export const listTableFormats = (known: readonly AnyStage[]): ExportFormat[] =>
  known.flatMap((stage) => (stage.table ? [tableFormat(stage, stage.table)] : []))

// biome-ignore lint/suspicious/noExplicitAny: a stage always receives the data that its own sections have read
const tableFormat = (stage: AnyStage, table: RowTable<any>): ExportFormat => ({
  id: `${stage.id}-csv`,
  label: `${stage.title} (CSV)`,
  description: table.description,
  part: stage.title,
  extension: '.csv',
  mediaType: 'text/csv',
  group: 'table',
  render: ({ snapshot, now, options = {} }) => {
    const context = { ...createStageContext(snapshot, now), ...options }
    const columns = table.columns(dataOfStage(snapshot, stage), context)
    const rows = columns[0]?.cells.map((_, at) => columns.map(({ cells }) => cells[at] ?? '')) ?? []
    return toCsv([columns.map(({ title }) => title), ...rows])
  },
})
