import { describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { createDocument, snapshot, toMeeting } from '../../../shared/document'
import {
  applySuggestion,
  createRequest,
  createStandIns,
  listRecords,
  markUnknownFacts,
  writeRequest,
} from '../../../shared/document/assistant'
import { record } from '../../../shared/meeting/incident'
import { assistantRequestSchema, findAddressFault, isOnThisComputer } from '../../../shared/protocol/assistant'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { createGitlabDocument } from '../../support/gitlab-document'

const unknownIn = (text: string, ...records: string[]): string[] =>
  markUnknownFacts(text, records).flatMap((part) => (part.isUnknown ? [part.text] : []))

describe('facts that are in no record', () => {
  test.each([
    ['a time', 'It began at 22:54 and ended at 23:10.', 'Started at 22:54 UTC', ['23:10']],
    ['a number', 'Some 5000 projects and 707 users', '5,000 projects', ['707']],
    ['a number with its thousands', '1,200 and 12,00', '1200', ['12,00']],
    ['a number as a word', 'Four hours and Six days', '4 hours', ['Six']],
    ['a number that a record has as a word', '3 disks, 30 disks', 'three disks', ['30']],
    ['a version', 'from 9.6.1 to 9.6.2', 'version 9.6.1', ['9.6.2']],
    ['a date', 'on 2017-01-31 and 2017-02-01', '2017-01-31', ['2017-02-01']],
    ['digits of another script', '٣ أقراص ٤', '٣', ['٤']],
    ['the beginning of a longer number', '12 hosts', '123 hosts, 4.12', ['12']],
    ['digits in a name', 'db1 and db2', 'none', []],
    ['a word that holds one', 'The tension of often twofold weight', '', []],
  ])('knows %s', (_what, text, records, expected) => {
    expect(unknownIn(text, records)).toEqual(expected)
  })

  it('leave the text as it is, and a text has none beside itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, other) => {
        expect(
          markUnknownFacts(text, [other])
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
        expect(unknownIn(text, text)).toEqual([])
      }),
    )
  })

  it('are looked for in what people wrote, and in what is drafted from times', () => {
    const doc = createGitlabDocument(testAuthor())
    record.rewrite(doc, 'whatHappened', '')
    const records = listRecords(snapshot(doc), 0)
    expect(unknownIn('From 31 January 2017', ...records)).toEqual([])
    expect(unknownIn('For 31337 hours', ...records)).toEqual(['31337'])
  })
})

describe('a request to the assistant', () => {
  it('holds the facts, the text so far and nothing else, as the host reads it', () => {
    const request = createRequest('m', { title: 'Summary', facts: ['A "b".', 'C.'], written: ' So far. ' })
    expect(JSON.parse(writeRequest(request))).toEqual(request)
    expect(assistantRequestSchema.parse(request)).toEqual(request)
    expect(request.messages[1]?.content).toBe(
      'Section: Summary\n\nFacts:\n- A "b".\n- C.\n\nThe text so far, which you improve:\nSo far.',
    )
    expect(createRequest('m', { title: 'Summary', facts: [], written: '' }).messages[1]?.content).toBe(
      'Section: Summary',
    )
  })

  it('has stand-ins for who it is about, which the answer gives back', () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    record.rewrite(doc, 'whatHappened', 'Noor called Marisol about db-7.acme.com, which cost $5,000.')
    const standIns = createStandIns({ snapshot: snapshot(doc), content: () => toMeeting(doc), now: 0 })
    const hidden = standIns.hide('Noor called Marisol about db-7.acme.com, which cost $5,000.')
    expect(hidden).toMatch(/^Engineer [A-Z]+ called Engineer [A-Z]+ about host-\d+, which cost \$5,000\.$/)
    expect(standIns.show(hidden)).toBe('Noor called Marisol about db-7.acme.com, which cost $5,000.')
    expect(standIns.show('host-123')).toBe('host-123')
  })
})

test.each([
  ['http://localhost:11434/v1', true, true],
  ['http://127.0.0.1:1234/v1', true, true],
  ['http://[::1]:1234/v1', true, true],
  ['http://192.168.1.20:11434/v1', true, false],
  ['http://10.0.0.4/v1', true, false],
  ['http://[fd12:3456::1]/v1', true, false],
  ['http://workstation:11434/v1', true, false],
  ['http://llm.local/v1', true, false],
  ['https://api.example.com/v1', true, false],
  ['https://localhost.example.com/v1', true, false],
  ['http://localhost.example.com/v1', false, false],
  ['http://127.0.0.1.example.com/v1', false, false],
  ['http://172.32.0.1/v1', false, false],
  ['http://8.8.8.8/v1', false, false],
  ['http://[2001:db8::1]/v1', false, false],
  ['https://user:key@example.com/v1', false, false],
  ['https://example.com/v1?key=1', false, false],
  ['ftp://localhost/v1', false, false],
  ['localhost:11434', false, false],
])(
  'of the address %s it is known whether it may be used, and whether it is on this computer',
  (address, isFine, isHere) => {
    expect(findAddressFault(address) === undefined).toBe(isFine)
    if (isFine) expect(isOnThisComputer(address)).toBe(isHere)
  },
)

describe('a suggestion', () => {
  const create = () => {
    const doc = createDocument({ title: 'Outage', length: 90 }, testAuthor())
    const ref = { section: 'record', id: '', field: 'whatHappened' }
    const read = (): string => record.read(doc).value.whatHappened
    const apply = (text: string, replaces?: string): boolean =>
      applySuggestion(doc, { id: 'course' }, ref, { text, from: [], ...(replaces === undefined ? {} : { replaces }) })
    return { doc, read, apply }
  }

  it('fills an empty text, goes below another, or replaces the one that somebody saw', () => {
    const { read, apply } = create()
    expect(apply('One.', '')).toBe(true)
    expect(apply('Two.')).toBe(true)
    expect(read()).toBe('One.\n\nTwo.')
    expect(apply('Three.', 'One.\n\nTwo.')).toBe(true)
    expect(read()).toBe('Three.')
  })

  it('leaves a text alone that has changed since it was shown, and a document that has no such text', () => {
    const { doc, read, apply } = create()
    record.rewrite(doc, 'whatHappened', 'Mine.')
    expect(apply('Theirs.', '')).toBe(false)
    expect(read()).toBe('Mine.')
    const nowhere = { section: 'none', id: 'x', field: 'text' }
    expect(applySuggestion(new Y.Doc(), { id: 'course' }, nowhere, { text: 'A', from: [] })).toBe(false)
  })
})
