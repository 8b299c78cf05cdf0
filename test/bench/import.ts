import { importTimeline } from '../../shared/libs/timeline-import'
import { median } from '../support/statistics'

const ROWS = 20_000
const ROUNDS = 5

const timeOfRow = (row: number): string => new Date(1_700_000_040_000 + row * 60_000).toISOString()
const header = '# Outage of 2023-11-14\n\n## Timeline\n\nAll times in UTC.\n\n'
const mapRows = <T>(format: (row: number, text: string) => T): T[] =>
  Array.from({ length: ROWS }, (_, row) =>
    format(row, `event ${row} with **some** [words](https://x.example/${row}) end`),
  )

const sources: Record<string, () => string> = {
  'Markdown list': () => header + mapRows((row, text) => `- **${timeOfRow(row).slice(11, 16)}** – ${text}`).join('\n'),
  'Markdown table': () =>
    `${header}| Event | Time |\n|---|---|\n${mapRows((row, text) => `| ${text} | ${timeOfRow(row).slice(0, 16).replace('T', ' ')} |`).join('\n')}`,
  'Markdown headings': () =>
    header + mapRows((row, text) => `### ${timeOfRow(row).slice(11, 16)}\n\n${text}\n`).join('\n'),
  CSV: () => `time,event\n${mapRows((row, text) => `${timeOfRow(row)},"${text}"`).join('\n')}`,
  log: () => mapRows((row, text) => `${timeOfRow(row)} ${text}`).join('\n'),
  'Slack export': () =>
    JSON.stringify(
      mapRows((row, text) => ({ type: 'message', user: 'U1', ts: `${1_700_000_040 + row * 60}.000000`, text })),
    ),
}

/** Prints the median processor time of reading 20,000 rows in one piece, for one format of each family. */
export const run = async (): Promise<void> => {
  const table: Record<string, Record<string, string | number>> = {}
  for (const [name, createSource] of Object.entries(sources)) {
    const source = createSource()
    const durationsMs = Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage()
      importTimeline(source)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    table[name] = { rows: importTimeline(source).events.length, 'median CPU': `${Math.round(median(durationsMs))} ms` }
  }
  console.table(table)
}
