import { describe, expect, it } from 'vitest'
import { importTimeline } from '../../../shared/libs/timeline-import'

const rowsOf = (text: string, fileName = 'notes.md'): string[] =>
  importTimeline(text, { fileName }).events.map(({ at, local, text }) => `${at ?? local} ${text}`)

describe('rows that are drawn or set apart', () => {
  it('a table in a box of the terminal is read', () => {
    const table =
      '┌──────────────────┬─────────┐\n│ Time (UTC)       │ Event   │\n├──────────────────┼─────────┤\n│ 2026-03-01 14:05 │ It fell │\n└──────────────────┴─────────┘\n'
    expect(rowsOf(table, 'out.txt')).toEqual(['2026-03-01T14:05:00.000Z It fell'])
  })

  it('a table of a database client is read', () => {
    const table =
      '+---------------------+---------+\n| created_at          | message |\n+---------------------+---------+\n| 2026-03-01 14:05:00 | It fell |\n| 2026-03-01 14:20:00 | It rose |\n+---------------------+---------+\n'
    expect(rowsOf(table, 'out.txt')).toEqual(['2026-03-01T14:05:00 It fell', '2026-03-01T14:20:00 It rose'])
  })

  it('a list below a time that stands alone is the text of its row', () => {
    const text =
      '# Outage 2026-02-03\n\n## Timeline\n\n**14:05 UTC**\n- the alert fires\n\n**14:20 UTC**\n- rolled back\n- told customers\n'
    expect(rowsOf(text)).toEqual([
      '2026-02-03T14:05:00.000Z - the alert fires',
      '2026-02-03T14:20:00.000Z - rolled back\n- told customers',
    ])
  })

  it('labels before the times of lines in code are read in a timeline', () => {
    const text =
      '# Outage 2026-02-03\n\n## Timeline\n\n```\nDetected   14:02 UTC  pager fires\nFixed:     14:20 UTC - rolled back\n```\n'
    expect(rowsOf(text)).toEqual([
      '2026-02-03T14:02:00.000Z Detected: pager fires',
      '2026-02-03T14:20:00.000Z Fixed: rolled back',
    ])
  })

  it('comments above the titles of columns make no document of a table', () => {
    const text = '# Exported by the console\ntime,message\n2026-03-01T14:05:00Z,It fell\n2026-03-01T14:20:00Z,It rose\n'
    expect(rowsOf(text, 'events.csv')).toHaveLength(2)
  })
})
