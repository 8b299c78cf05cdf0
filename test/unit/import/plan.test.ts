import { describe, expect, it } from 'vitest'
import { createDocument } from '../../../shared/document'
import { applyImport, chooseTaken, planImport, readPresentContent } from '../../../shared/import'
import { record } from '../../../shared/meeting/incident'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { chatText, rowSource } from '../../support/imports'

const author = testAuthor('Noor')
const newDocument = () => createDocument({ title: '' }, testAuthor('Maker'))
const chat = rowSource(
  'war-room.txt',
  chatText('Ana: checkout is down', 'deploy-bot: rolled back v812', 'Bo: it is back'),
)
const deploys = rowSource(
  'exports/deploys.csv',
  'time,event,who\n2024-05-01T14:00:30Z,v812 deployed to 3 hosts,Payments team\n2024-05-01T14:01:30Z,v811 deployed,Cy\n',
)

const plan = (doc = newDocument(), sources = [chat, deploys]) => planImport(readPresentContent(doc), sources)

describe('a plan', () => {
  it('interleaves the rows of all sources by time, each with where it came from', () => {
    expect(plan().rows.map(({ event, from, source }) => [event.at?.slice(11, 19), from, source])).toEqual([
      ['14:00:00', 'war-room.txt', 0],
      ['14:00:30', 'deploys.csv', 1],
      ['14:01:00', 'war-room.txt (bot)', 0],
      ['14:01:30', 'deploys.csv', 1],
      ['14:02:00', 'war-room.txt', 0],
    ])
  })

  it('does not take bots', () => {
    expect(plan().rows.map(({ event, isTaken }) => [event.bot === true, isTaken])).toEqual([
      [false, true],
      [false, true],
      [true, false],
      [false, true],
      [false, true],
    ])
  })

  it('leaves out the names of people unless they are wanted, and keeps teams', () => {
    const whoOf = (withNames: boolean) => chooseTaken(plan(), { withNames }).rows.map(({ who }) => who)
    expect(whoOf(false)).toEqual(['', 'Payments team', '', ''])
    expect(whoOf(true)).toEqual(['Ana', 'Payments team', 'Cy', 'Bo'])
  })

  it('leaves out the names of people in what a chat tells of itself, and keeps those of bots', () => {
    const message = (ts: number, user: string, text: string, more = {}) => ({
      type: 'message',
      ts: `${1714572000 + ts}.0001`,
      user,
      text,
      ...more,
    })
    const channel = rowSource(
      'general/2024-05-01.json',
      JSON.stringify([
        message(0, 'Ana', 'checkout is down'),
        message(60, 'Ana', 'set the topic', { subtype: 'channel_topic' }),
        message(120, 'Mei Lin', 'Mei Lin has joined the channel', { subtype: 'channel_join' }),
        message(180, 'Zoidberg', 'rolled back', { subtype: 'bot_message', bot_id: 'B1' }),
      ]),
    )
    expect(chooseTaken(plan(newDocument(), [channel]), { withBots: true }).rows.map(({ who }) => who)).toEqual([
      ...['', '', '', 'Zoidberg'],
    ])
  })

  it('leaves out the names of those who only joined and wrote nothing', () => {
    const event = (sender: string, more: object) => ({ sender, origin_server_ts: Date.UTC(2024, 4, 1, 14), ...more })
    const room = rowSource(
      'room.json',
      JSON.stringify({
        messages: [
          event('@mei:larch.example', {
            type: 'm.room.member',
            state_key: '@mei:larch.example',
            content: { membership: 'join', displayname: 'Mei Lin' },
          }),
          event('@ana:larch.example', { type: 'm.room.message', content: { msgtype: 'm.text', body: 'it is down' } }),
        ],
      }),
    )
    const chosen = chooseTaken(plan(newDocument(), [room]), { withBots: true }).rows
    expect(chosen.map(({ who, event: { text } }) => [text, who])).toEqual([
      ['joined', ''],
      ['it is down', ''],
    ])
  })

  it('marks what another source, or the document, tells in nearly the same words, and says what', () => {
    const doc = newDocument()
    addEvent(doc, author, { at: Date.UTC(2024, 4, 1, 14, 2), text: 'It is back', source: 'typed' })
    const pager = rowSource('pager.csv', 'time,event\n2024-05-01T14:00:20Z,Checkout is down\n')
    const { rows } = plan(doc, [chat, pager])
    expect(rows.filter(({ state }) => state === 'repeats').map(({ event, repeats }) => [event.text, repeats])).toEqual([
      ['Checkout is down', 'checkout is down'],
      ['it is back', 'It is back'],
    ])
    expect(rows.filter(({ state, isTaken }) => state === 'repeats' && isTaken)).toEqual([])
  })

  it('finds the same rows in two files', () => {
    const { rows } = plan(newDocument(), [chat, rowSource('war-room (1).txt', chat.text)])
    expect(rows.map(({ state, source }) => [state, source])).toEqual([
      ['new', 0],
      ['repeats', 1],
      ['new', 0],
      ['repeats', 1],
      ['new', 0],
      ['repeats', 1],
    ])
  })

  it('knows rows from an earlier import, whatever was corrected since', () => {
    const doc = newDocument()
    applyImport(doc, author, chooseTaken(plan(doc)))
    for (const { id } of events.read(doc).value) {
      events.change(doc, id, { at: Date.UTC(2020, 1, 1), source: 'moved' })
      events.rewrite(doc, id, 'text', 'told anew')
    }
    expect(plan(doc).rows.map(({ state, event }) => [state, event.bot === true])).toEqual([
      ['imported', false],
      ['imported', false],
      ['new', true],
      ['imported', false],
      ['imported', false],
    ])
  })

  it('does not offer what was removed, unless nothing of the import is left', () => {
    const doc = newDocument()
    applyImport(doc, author, chooseTaken(plan(doc, [chat])))
    const [first, last] = events.read(doc).value
    events.remove(doc, first?.id ?? '', author)
    expect(plan(doc, [chat]).rows.map(({ state, isTaken }) => [state, isTaken])).toEqual([
      ['removed', false],
      ['new', false],
      ['imported', false],
    ])
    events.remove(doc, last?.id ?? '', author)
    expect(plan(doc, [chat]).rows.map(({ state }) => state)).toEqual(['new', 'new', 'new'])
  })

  it('gives a row the same key whatever zone, year or start it is read with', () => {
    const keysOf = (text: string, name: string, options: object) =>
      plan(newDocument(), [rowSource(name, text, options)]).rows.map(({ importKey }) => importKey)
    const table = '# 2024-05-01\n\n| Time | Event |\n|--|--|\n| 23:50 | Down |\n| 0:10 | Down |\n'
    expect(keysOf(table, 'a.md', { zone: 'Europe/Berlin' })).toEqual(keysOf(table, 'a.md', {}))
    const log = 'May 1 23:59:58 web-1 app[1]: slow\nMay 2 00:00:01 web-1 app[1]: slow\n'
    expect(keysOf(log, 'app.log', { year: 2024, zone: 'UTC' })).toEqual(keysOf(log, 'app.log', {}))
    expect(new Set(keysOf(`${table}| 0:10 | Down |\n`, 'a.md', {})).size).toBe(3)
  })

  it('tells rows of two days apart that are written alike', () => {
    const day = (date: string) =>
      rowSource(`${date}.md`, `# ${date}\n\n| Time (UTC) | Event |\n|--|--|\n| 14:00 | Deployed |\n`)
    const doc = newDocument()
    applyImport(doc, author, chooseTaken(plan(doc, [day('2024-05-01')])))
    expect(plan(doc, [day('2024-05-02')]).rows.map(({ state }) => state)).toEqual(['new'])
  })
})

describe('the facts of a report with two times', () => {
  const facts = (status: string) =>
    `# The gateway was down\n\n- **Status:** ${status}\n- **Started:** 27 Feb 2024 21:00 UTC\n- **Resolved:** 27 Feb 2024 22:00 UTC\n`
  const textsOf = (text: string) =>
    plan(newDocument(), [rowSource('report.md', text)])
      .rows.filter(({ isSuggestion }) => !isSuggestion)
      .map(({ event }) => event.text)

  it('are no rows if it is one of our own, since they go to the record', () => {
    const source = rowSource('report.md', facts('Complete'))
    expect(source.result.events).toHaveLength(2)
    expect(textsOf(source.text)).toEqual([])
  })

  it('are rows if it only looks like one', () => expect(textsOf(facts('Resolved'))).toEqual(['Started', 'Resolved']))

  it('leave the rows of its timeline, whatever that is called', () => {
    const timeline =
      '\n## Timeline of events\n\n- 2024-02-27 21:05 UTC - Alerts fire\n- 2024-02-27 21:40 UTC - Rolled back\n'
    for (const status of ['Complete', 'Resolved'])
      expect(textsOf(facts(status) + timeline)).toEqual(['Alerts fire', 'Rolled back'])
  })
})

describe('the other sections of a plan', () => {
  const postmortem = (title: string, summary: string) =>
    rowSource(
      `${title}.md`,
      `# ${title}\n\n## Summary\n\n${summary}\n\n## What went well\n\n- Alerts came at once\n\n## Action items\n\n- Add a canary\n`,
    )

  it('come once from several sources, and only where the document has nothing of its own', () => {
    const doc = newDocument()
    const sources = [postmortem('Checkout outage', 'Nobody could pay.'), postmortem('Checkout', 'Orders were lost.')]
    const found = plan(doc, sources).sections
    expect(found.map(({ target, text, state, isTaken }) => [target, text, state, isTaken])).toEqual([
      ['title', 'Checkout outage', 'new', true],
      ['summary', 'Nobody could pay.', 'new', true],
      ['well', 'Alerts came at once', 'new', true],
      ['action', 'Add a canary', 'new', true],
      ['title', 'Checkout', 'kept', false],
      ['summary', 'Orders were lost.', 'new', true],
    ])
    applyImport(doc, author, chooseTaken(plan(doc, sources)))
    expect(record.read(doc).value.whatHappened).toBe('Nobody could pay.\n\nOrders were lost.')
    expect(plan(doc, sources).sections.filter(({ state }) => state === 'new')).toEqual([])
    record.rewrite(doc, 'whatHappened', 'Our own words.')
    expect(
      plan(doc, sources)
        .sections.filter(({ target }) => target === 'summary')
        .map(({ state }) => state),
    ).toEqual(['kept', 'kept'])
  })

  it('has the same result from a plain copy, as a worker gets it', () => {
    const doc = newDocument()
    const present = readPresentContent(doc)
    expect(planImport(structuredClone(present), structuredClone([chat]))).toEqual(planImport(present, [chat]))
  })
})
