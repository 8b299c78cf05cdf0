import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  computeChecksum,
  computeMeetingChecksum,
  encodeFile,
  encodePieces,
  type FormatProblemCode,
  type MeetingFile,
  parseFile,
  type ReadFile,
} from '../../../shared/file'
import { fc } from '../../support/fast-check'

const stateWith = (text: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getText('notes').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

const file: MeetingFile = {
  id: 'abc12345',
  title: 'Checkout down',
  savedAt: '2026-03-01T10:00:00.000Z',
  meeting: { about: { title: 'Checkout down', tags: ['payments'] }, timeline: [{ id: 'e1', text: 'Alert\n“fired”' }] },
  crdt: stateWith('hello'),
}

const read = (text: string): ReadFile => {
  const parsed = parseFile(text)
  if (!parsed.ok) throw new Error(`could not be read: ${parsed.problem.code}`)
  return parsed.file
}

const problemOf = (text: string) => {
  const parsed = parseFile(text)
  return parsed.ok ? undefined : parsed.problem
}

/** The file with some of its fields set or, with undefined, taken out. */
const changed = (fields: Record<string, unknown>): string =>
  JSON.stringify({ ...JSON.parse(encodeFile(file)), ...fields }, null, 2)

const nativeSha256 = () => {
  const hash = createHash('sha256')
  return { update: (piece: Uint8Array) => void hash.update(piece), hex: () => hash.digest('hex') }
}

describe('a meeting’s file', () => {
  it('is indented JSON in the documented order', () => {
    const text = encodeFile(file)
    expect(Object.keys(JSON.parse(text))).toEqual([
      'format',
      'version',
      'id',
      'title',
      'savedAt',
      'headChecksum',
      'meeting',
      'meetingChecksum',
      'crdt',
      'crdtChecksum',
    ])
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
  })

  it('survives a round trip', () => {
    const back = read(encodeFile(file))
    expect(back).toMatchObject({ ...file, isNewer: false, isHandEdited: false })
    expect(back.crdtChecksum).toBe(computeChecksum(file.crdt))
    expect(back.meetingChecksum).toBe(computeMeetingChecksum(file.meeting))
  })

  it('has checksums that other tools can compute', () => {
    const raw = JSON.parse(encodeFile(file))
    const sha = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
    expect(raw.meetingChecksum).toBe(sha(JSON.stringify(raw.meeting)))
    expect(raw.crdtChecksum).toBe(sha(Buffer.from(raw.crdt, 'base64')))
  })

  it('is the same whichever SHA-256 made it', () => {
    expect(encodeFile(file, nativeSha256)).toBe(encodeFile(file))
  })

  it('is encoded in chunks, however large its state', () => {
    const crdt = new Uint8Array(1_000_000).map((_, at) => (at * 7919) % 251)
    const pieces = [...encodePieces({ ...file, crdt })]
    expect(pieces.length).toBeGreaterThan(5)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(300_000)
    expect(computeChecksum(read(pieces.join('')).crdt)).toBe(computeChecksum(crdt))
  })

  it('is encoded in chunks, however many rows it has, as if it were encoded at once', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({ id: `e${index}`, tags: [], text: `One\n“${index}”` }))
    const meeting = { about: {}, stages: { timeline: { events: rows, other: [] } }, empty: {} }
    const pieces = [...encodePieces({ ...file, meeting })]
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(50_000)
    const text = pieces.join('')
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
    expect(read(text)).toMatchObject({ meeting, isHandEdited: false })
  })

  it('keeps any JSON through a round trip, and its text through a second one', () => {
    const meetings = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 })
    fc.assert(
      fc.property(meetings, fc.string(), fc.uint8Array({ minLength: 1, maxLength: 400 }), (raw, title, crdt) => {
        // What JSON itself does not keep, such as -0, is not asked of the file.
        const meeting = JSON.parse(JSON.stringify(raw))
        const text = encodeFile({ ...file, title, meeting, crdt })
        const back = read(text)
        expect(back).toMatchObject({ title, isHandEdited: false })
        expect(back.meeting).toEqual(meeting)
        expect(back.crdt).toEqual(crdt)
        expect(encodeFile(back)).toBe(text)
      }),
    )
  })
})

describe('an edit by hand', () => {
  it('is detected by the checksum of "meeting" alone', () => {
    const meeting = { ...file.meeting, about: { title: 'Checkout slow' } }
    const back = read(changed({ meeting }))
    expect(back.isHandEdited).toBe(true)
    expect(back.meeting).toEqual(meeting)
    expect(back.crdt).toEqual(file.crdt)
  })

  it('is not confused with other indentation, line ends, a byte order mark or padding', () => {
    const raw = JSON.parse(encodeFile(file))
    expect(read(JSON.stringify(raw)).isHandEdited).toBe(false)
    expect(read(encodeFile(file).replaceAll('\n', '\r\n')).isHandEdited).toBe(false)
    expect(read(`\uFEFF${JSON.stringify(raw, null, '\t')}`).isHandEdited).toBe(false)
    expect(read(`${encodeFile(file)}\0\0\0`).isHandEdited).toBe(false)
  })
})

describe('the problem of a file that can’t be opened', () => {
  const whole = encodeFile(file)
  const cases: [string, string, FormatProblemCode][] = [
    ['an empty one', '', 'empty'],
    ['white space', ' \n\t', 'empty'],
    ['zeros', '\0'.repeat(512), 'empty'],
    ['prose', 'Meeting notes, 3 March', 'not-json'],
    [
      'a slip in a text editor',
      whole.replace('"title": "Checkout down",\n      "tags"', '"title": "Checkout down"\n      "tags"'),
      'not-json',
    ],
    ['another program’s JSON', '{"name":"x","version":1}', 'not-debrief'],
    ['a JSON list', '[1,2]', 'not-debrief'],
    ['a JSON null', 'null', 'not-debrief'],
    ['a changed state', whole.replace('"crdt": "A', '"crdt": "B'), 'damaged'],
    ['a state that is no base64', changed({ crdt: 'nonsense!' }), 'damaged'],
    ['no state', changed({ crdt: undefined }), 'damaged'],
    ['no id', changed({ id: undefined }), 'damaged'],
    ['a list for a meeting', changed({ meeting: [] }), 'damaged'],
    ['a version that never was', changed({ version: 0 }), 'damaged'],
    ['a version that is no number', changed({ version: 'one' }), 'damaged'],
    ['a newer one with nothing we know', changed({ version: 2, crdt: undefined }), 'newer'],
  ]
  for (const [what, text, code] of cases) {
    it(`${what}: ${code}`, () => expect(problemOf(text)?.code).toBe(code))
  }

  it('is never missed if the file is truncated, wherever it is cut', () => {
    for (let length = 1; length < whole.length - 1; length += 1) {
      const code = problemOf(whole.slice(0, length))?.code
      const expected = length < '{\n  "format": "debrief-meeting"'.length ? 'not-json' : 'truncated'
      if (code !== expected) expect(`${length}: ${code}`).toBe(`${length}: ${expected}`)
    }
  })

  it('has the line of a syntax error, and the id if it can be read', () => {
    const text = whole.replace('"title": "Checkout down",\n      "tags"', '"title": "Checkout down"\n      "tags"')
    expect(problemOf(text)).toEqual({ code: 'not-json', detail: 'near line 11', id: 'abc12345' })
    expect(problemOf(whole.slice(0, 300))).toEqual({ code: 'truncated', id: 'abc12345' })
  })

  it('is reported without a crash if the content is nested too deeply', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect(problemOf(whole.replace('"tags": [', `"deep": ${deep}, "tags": [`))?.code).toBe('damaged')
  })

  it('is none if a newer file has a valid state', () => {
    const back = read(changed({ version: 2, meeting: 'in another way', meetingChecksum: 7 }))
    expect(back).toMatchObject({ id: file.id, isNewer: true, isHandEdited: false, crdt: file.crdt })
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.string({ maxLength: 5 }), fc.nat(20), (at, put, cut) => {
        parseFile(whole.slice(0, at) + put + whole.slice(at + cut))
      }),
    )
  })
})
