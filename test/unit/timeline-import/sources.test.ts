import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type ReadSource, readSources } from '../../../shared/libs/timeline-import'

const day = (ts: string, user: string, text: string) => JSON.stringify([{ type: 'message', user, ts, text }])
const users = JSON.stringify([
  { id: 'U01', name: 'ana', profile: { display_name: 'Ana' } },
  { id: 'U02', name: 'ben', profile: { real_name: 'Ben' } },
])
const slackExport = {
  'users.json': strToU8(users),
  'channels.json': strToU8('[]'),
  'incident/2024-05-02.json': strToU8(day('1714608000.000100', 'U02', 'back up, thanks <@U01>')),
  'incident/2024-05-01.json': strToU8(day('1714521600.000100', 'U01', 'checkout is down')),
  'incident/image.png': strToU8('x'),
  'quiet/2024-05-01.json': strToU8('[]'),
}

const rowsOf = (sources: readonly ReadSource[]) =>
  sources.flatMap((source) =>
    source.kind === 'rows'
      ? source.result.events.map(({ line, who, text }) => ({ name: source.name, line, who, text }))
      : [],
  )
const refusals = (sources: readonly ReadSource[]) =>
  sources.flatMap((source) => (source.kind === 'refused' ? [[source.name, source.message]] : []))

describe('a Slack export', () => {
  const expected = [
    { name: '#incident', line: 2, who: 'Ana', text: 'checkout is down' },
    { name: '#incident', line: 3, who: 'Ben', text: 'back up, thanks @Ana' },
  ]

  test('as a zip: the days of a channel are one source, and ids become names', async () => {
    const sources = await readSources([{ name: 'export.zip', bytes: zipSync(slackExport) }])
    expect(rowsOf(sources)).toEqual(expected)
    expect(refusals(sources)[0]).toEqual(['#quiet', 'This channel has no messages.'])
    expect(refusals(sources).map(([name]) => name)).toEqual([
      '#quiet',
      'export.zip/users.json',
      'export.zip/channels.json',
      'export.zip/incident/image.png',
    ])
  })

  test('is not every folder with a file a day', async () => {
    const alerts = (time: string) => strToU8(JSON.stringify([{ time, text: 'Alert fired' }]))
    const sources = await readSources([
      { name: 'alerts/2024-05-01.json', bytes: alerts('2024-05-01T14:00:00Z') },
      { name: 'alerts/2024-05-02.json', bytes: alerts('2024-05-02T14:00:00Z') },
      { name: 'alerts/2024-05-03.json', bytes: strToU8('{"broken": ') },
    ])
    expect(rowsOf(sources).map(({ name }) => name)).toEqual(['alerts/2024-05-01.json', 'alerts/2024-05-02.json'])
    expect(sources.map(({ name }) => name)).toContain('alerts/2024-05-03.json')
  })

  test('as a folder gives the same', async () => {
    const files = Object.entries(slackExport).map(([name, bytes]) => ({ name: `unpacked/${name}`, bytes }))
    expect(rowsOf(await readSources(files))).toEqual(expected)
  })
})
