import { readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as toPlainText } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../../electron/cli/commands/export'
import { exportFormats } from '../../../shared/document/exports'
import { actions } from '../../../shared/stages/actions/model'
import { lessons } from '../../../shared/stages/closing/model'
import { causes } from '../../../shared/stages/fishbone/model'
import { answers } from '../../../shared/stages/five-whys/model'
import { events } from '../../../shared/stages/timeline/model'
import {
  holdMeetingOfRecords,
  type IncidentName,
  incidents,
  type MeetingOfRecords,
} from '../../support/incident-from-records'

/** Letters without what a format adds to them for wrapping and spacing. */
const squeeze = (text: string): string => text.replace(/<br>|[\s\u200b\u2060\ufeff]/g, '')
const clock = (at: number): string => new Date(at).toISOString().slice(11, 16)

/** The cells of all tables, by row. */
const readHtml = (html: string) => {
  const { document } = new JSDOM(html).window
  const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => squeeze(cell.textContent ?? '')),
  )
  const headings = [...document.querySelectorAll('h1, h2, h3, h4')].map(
    (one) => `${one.tagName}${squeeze(one.textContent ?? '')}`,
  )
  for (const hidden of document.querySelectorAll('style')) hidden.remove()
  return { text: squeeze(document.body.textContent ?? ''), rows, headings }
}

const readMarkdown = (markdown: string) => {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const rows = tree.children.flatMap((node) =>
    node.type === 'table'
      ? node.children.slice(1).map(({ children }) => children.map((cell) => squeeze(toPlainText(cell))))
      : [],
  )
  const headings = tree.children.flatMap((node) =>
    node.type === 'heading' ? [`${node.depth}${toPlainText(node)}`] : [],
  )
  const prose = tree.children.filter(({ type }) => type !== 'code').map((node) => toPlainText(node))
  return { text: squeeze(prose.join('\n')), rows, headings }
}

const readers: Readonly<Record<string, (text: string) => ReturnType<typeof readHtml>>> = {
  markdown: readMarkdown,
  html: readHtml,
  pdf: readHtml,
}

describe.each(Object.keys(incidents) as IncidentName[])('%s, from its records through a meeting', (name) => {
  let meeting: MeetingOfRecords
  beforeAll(async () => {
    meeting = await holdMeetingOfRecords(name)
  })
  afterAll(() => meeting.remove())

  const print = async (...args: string[]): Promise<string> => {
    let out = ''
    const io = {
      stdout: (text: string) => {
        out += text
      },
      stderr: () => undefined,
      stdin: () => Promise.reject(new Error('Nothing is piped in.')),
    }
    expect(await command.run([...args, meeting.path], io)).toBe(0)
    return out
  }
  /** A PDF is made of the HTML page, whose text is read here; its bytes are the printer’s. */
  const printPage = (id: string): Promise<string> => print('--format', id === 'pdf' ? 'html' : id)

  it('has every row of its records once, at its instant in UTC, though they were read twice', () => {
    const texts = meeting.imported.map(({ at, text }) => `${at === null ? '' : new Date(at).toISOString()} ${text}`)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts).toMatchSnapshot()
  })

  it.each(Object.keys(readers))(
    'has every event, answer, cause, action and lesson in %s, and none of them twice',
    async (id) => {
      const { text, rows, headings } = readers[id]?.(await printPage(id)) ?? readHtml('')
      const written = [events, answers, causes, actions, lessons].flatMap((one) =>
        (one.read(meeting.doc).value as { text: string }[]).map((row) => row.text),
      )
      expect(written.filter((one) => !text.includes(squeeze(one)))).toEqual([])
      for (const { at, text: event } of events.read(meeting.doc).value) {
        const found = rows.filter((cells) => cells.some((cell) => cell.startsWith(squeeze(event))))
        expect(found.length, event).toBe(1)
        if (at !== null) expect(found[0]?.[0], event).toContain(clock(at))
      }
      const doubled = rows.map((cells) => cells.join(' | ')).filter((row, index, all) => all.indexOf(row) !== index)
      expect(doubled).toEqual([])
      const parts = headings.filter((one, index) => headings.indexOf(one) !== index)
      expect(parts).toEqual([])
    },
  )

  it('gives tables that are read without an error, with a line for each row and the time in UTC', async () => {
    for (const { id } of exportFormats.filter(({ group }) => group === 'table')) {
      const { data, errors } = Papa.parse<string[]>((await print('--format', id)).replace(/^\ufeff/, '').trimEnd())
      expect(errors).toEqual([])
      const [head = [], ...rows] = data
      expect(rows.filter(({ length }) => length !== head.length)).toEqual([])
      expect(rows.length).toBe(
        [events, actions].map((one) => one.read(meeting.doc).value.length).find((count) => count === rows.length),
      )
    }
  })

  it('gives drawings that are well-formed, and JSON that has every row', async () => {
    const { DOMParser } = new JSDOM().window
    for (const { id } of exportFormats.filter(({ group }) => group === 'drawing')) {
      const svg = new DOMParser().parseFromString(await print('--format', id), 'image/svg+xml')
      expect(svg.querySelector('parsererror')).toBeNull()
      expect(svg.documentElement.tagName).toBe('svg')
    }
    const json: unknown = JSON.parse(await print('--format', 'json'))
    expect(JSON.stringify(json)).toContain(JSON.stringify(lessons.read(meeting.doc).value[0]?.text ?? ''))
  })

  it('has no name, team, service, host, ticket or link of ours in any public edition', async () => {
    const { record, roster } = incidents[name]
    const records = readFileSync(meeting.path, 'utf8')
    const known = [
      ...roster.map((one) => one.name),
      ...record.services,
      record.incidentId ?? '',
      ...[
        'Rhea Sund',
        'Jonah Krall',
        'Ilya Brandt',
        'Marisol Vega',
        'graphs.example.com',
        'status.example.com',
        'INF-1094',
        'PLAT-410',
        'db1',
        'db2',
      ],
    ].filter((one) => records.includes(one))
    for (const { id, isForColleagues } of exportFormats) {
      if (isForColleagues) continue
      const text = await print('--format', id === 'pdf' ? 'html' : id, '--public')
      expect(
        known.filter((one) => text.includes(one)),
        id,
      ).toEqual([])
    }
  })
})
