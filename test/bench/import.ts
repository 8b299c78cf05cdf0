import { importTimeline } from '../../shared/libs/timeline-import'

const ROWS = 20_000
const ROUNDS = 5

const clockAt = (row: number): string => new Date(1_700_000_040_000 + row * 60_000).toISOString()
const head = '# Outage of 2023-11-14\n\n## Timeline\n\nAll times in UTC.\n\n'
const rows = <T>(write: (row: number, words: string) => T): T[] =>
  Array.from({ length: ROWS }, (_, row) =>
    write(row, `event ${row} with **some** [words](https://x.example/${row}) end`),
  )

const sources: Record<string, () => string> = {
  'Markdown list': () => head + rows((row, words) => `- **${clockAt(row).slice(11, 16)}** – ${words}`).join('\n'),
  'Markdown table': () =>
    `${head}| Event | Time |\n|---|---|\n${rows((row, words) => `| ${words} | ${clockAt(row).slice(0, 16).replace('T', ' ')} |`).join('\n')}`,
  'Markdown headings': () => head + rows((row, words) => `### ${clockAt(row).slice(11, 16)}\n\n${words}\n`).join('\n'),
  CSV: () => `time,event\n${rows((row, words) => `${clockAt(row)},"${words}"`).join('\n')}`,
  log: () => rows((row, words) => `${clockAt(row)} ${words}`).join('\n'),
  'Slack export': () =>
    JSON.stringify(
      rows((row, words) => ({ type: 'message', user: 'U1', ts: `${1_700_000_040 + row * 60}.000000`, text: words })),
    ),
}

/** Prints the median processor time of reading 20,000 rows in one piece, for one format of each family. */
export const run = async (): Promise<void> => {
  const table: Record<string, Record<string, string | number>> = {}
  for (const [name, write] of Object.entries(sources)) {
    const source = write()
    const times = Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage()
      importTimeline(source)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }).sort((a, b) => a - b)
    table[name] = { rows: importTimeline(source).events.length, 'median CPU': `${Math.round(times[2] ?? 0)} ms` }
  }
  console.table(table)
}
