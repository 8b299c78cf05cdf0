import { strToU8, zipSync } from 'fflate'

const START = Date.UTC(2026, 2, 3, 14)
const at = (minute: number): Date => new Date(START + minute * 60_000)
const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index))

/** A Slack export of one channel with `count` messages on two days, as a zip archive. */
export const slackArchive = (count: number): Uint8Array => {
  const message = (index: number, minute: number) => ({
    type: 'message',
    user: index % 2 ? 'U1' : 'U2',
    ts: `${at(minute).getTime() / 1000}.${String(index).padStart(6, '0')}`,
    text: `Node ${index} of the basket service answers again`,
  })
  const half = Math.ceil(count / 2)
  return zipSync({
    'users.json': strToU8(
      JSON.stringify([
        { id: 'U1', name: 'ines', real_name: 'Inês Prado' },
        { id: 'U2', name: 'tom', real_name: 'Tom Wren' },
      ]),
    ),
    'channels.json': strToU8(JSON.stringify([{ id: 'C1', name: 'basket' }])),
    'basket/2026-03-03.json': strToU8(JSON.stringify(list(half, (index) => message(index, index)))),
    'basket/2026-03-04.json': strToU8(
      JSON.stringify(list(count - half, (index) => message(half + index, 1440 + index))),
    ),
  })
}

/** Alerts as Alertmanager sends them. */
export const alertsJson = (count: number): string =>
  JSON.stringify({
    receiver: 'ops',
    status: 'firing',
    alerts: list(count, (index) => ({
      status: 'firing',
      labels: { alertname: `QueueLag${index}`, instance: `worker-${index}` },
      annotations: { summary: `Lag of queue ${index} above 60 s` },
      startsAt: at(index * 2).toISOString(),
      endsAt: '0001-01-01T00:00:00Z',
    })),
  })

/** A table with a German header and clock times in no told zone. */
export const germanTable = (count: number): string =>
  `Zeit;Beschreibung\n${list(
    count,
    (index) =>
      `${at(60 + index)
        .toISOString()
        .slice(11, 16)};Schritt ${index} des Rückbaus`,
  ).join('\n')}\n`

/** Lines of a chat as somebody copies them. */
export const chatLines = (count: number): string =>
  list(
    count,
    (index) =>
      `[${at(90 + index)
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ')}] dana: graph ${index} is flat`,
  ).join('\n')

/** A transcript, whose times count from its beginning. */
export const transcript = (count: number): string =>
  `WEBVTT\n\n${list(count, (index) => {
    const minute = String(index).padStart(2, '0')
    return `00:${minute}:10.000 --> 00:${minute}:20.000\n<v Tom Wren>Dashboard ${index} shows the lag\n`
  }).join('\n')}`

/** A Word document with `count` paragraphs, each of which begins with a time. */
export const wordDocument = (count: number): Uint8Array => {
  const paragraphs = list(
    count,
    (index) =>
      `<w:p><w:r><w:t>${at(120 + index)
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ')} UTC: call ${index} with the provider</w:t></w:r></w:p>`,
  )
  return zipSync({
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`,
    ),
  })
}

/** A table of `count` rows, some seconds apart. */
export const largeTable = (count: number): string =>
  `time,event\n${list(count, (index) => `${new Date(START + index * 7_000).toISOString()},worker ${index % 97} took job ${index} after ${(index * 7919) % 1000} ms`).join('\n')}`

/** Files of `count` rows, one for each kind of record. */
export const recordsOfKind = (count: number): Record<string, Record<string, string | Uint8Array>> => {
  const text = (index: number): string => `worker ${index % 97} took job ${index}`
  const iso = (index: number): string => new Date(START + index * 7_000).toISOString()
  const entries = list(count, (index) => ({ timestamp: iso(index), level: 'info', message: text(index) }))
  return {
    JSON: { 'jobs.json': JSON.stringify(entries) },
    CSV: { 'jobs.csv': largeTable(count) },
    log: { 'jobs.log': list(count, (index) => `${iso(index)} INFO ${text(index)}`).join('\n') },
    Slack: { 'slack.zip': slackArchive(count) },
    Markdown: {
      'jobs.md': `# Jobs\n\n## Timeline (UTC)\n\n${list(count, (index) => `- ${iso(index).slice(0, 19).replace('T', ' ')} ${text(index)}`).join('\n')}\n`,
    },
  }
}
