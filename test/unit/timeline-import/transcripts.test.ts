import { describe, expect, it } from 'vitest'
import { type ImportOptions, importTimeline } from '../../../shared/libs/timeline-import'

const vtt = 'WEBVTT\n\n00:01:05.500 --> 00:01:07.000\nAda Njoku: it is down\n'
const times = (text: string, options: ImportOptions): (string | null | undefined)[] =>
  importTimeline(text, options).events.map(({ at, local }) => at ?? local)

describe('the times of a transcript', () => {
  it.each<[string, ImportOptions, string]>([
    ['a start with a zone', { start: '2024-03-01T14:05Z' }, '2024-03-01T14:06:05.500Z'],
    ['a start and a zone', { start: '2024-03-01 14:05', zone: 'CET' }, '2024-03-01T13:06:05.500Z'],
    ['a start without a zone', { start: '2024-03-01T23:59:30' }, '2024-03-02T00:00:35.500'],
    [
      'the name that Zoom gives to a recording',
      { fileName: 'GMT20240301-141005_Recording.transcript.vtt' },
      '2024-03-01T14:11:10.500Z',
    ],
    [
      'the name that Meet gives to one',
      { fileName: 'Bridge (2024-03-01 14:10 GMT+1) – Transcript.vtt' },
      '2024-03-01T13:11:05.500Z',
    ],
    [
      'the name that Teams gives to one',
      { fileName: 'Bridge-20240301_141005-Meeting Recording.vtt' },
      '2024-03-01T14:11:10.500',
    ],
    ['the folder of the recording', { fileName: '2024-03-01 14.10.05 Bridge/audio.vtt' }, '2024-03-01T14:11:10.500'],
  ])('count from %s', (_, options, expected) => {
    expect(times(vtt, options)).toEqual([expected])
    expect(importTimeline(vtt, options).missing).toBeUndefined()
  })

  it('are unknown without a start, which is asked for once', () => {
    const { events, missing, warnings } = importTimeline(vtt)
    expect(events).toMatchObject([{ at: null, rawTime: '00:01:05.500', who: 'Ada Njoku' }])
    expect(missing).toBe('start')
    expect(warnings.map(({ message }) => message)).toEqual([
      'These times count from the start of the recording. Say when it began, and they become times of day.',
    ])
  })

  it('are times of day in a chat that Zoom saved on a computer', () =>
    expect(
      times('14:05:41 From Ada Njoku to Everyone:\n\tis it down?\n', {
        fileName: '2024-03-01 14.10.05 Bridge/meeting_saved_chat.txt',
        zone: 'UTC',
      }),
    ).toEqual(['2024-03-01T14:05:41.000Z']))
})

describe('the rows of a transcript', () => {
  const cue = (from: number, text: string): string =>
    `${new Date(from * 1000).toISOString().slice(11, 23)} --> ${new Date((from + 2) * 1000).toISOString().slice(11, 23)}\n${text}\n`
  const rows = (...cues: string[]): string[] =>
    importTimeline(`WEBVTT\n\n${cues.join('\n')}`).events.map(({ who, text }) => `${who ?? '?'}: ${text}`)

  it('are turns: the cues of one speaker without a silence', () =>
    expect(rows(cue(1, 'Ada: one'), cue(3, 'Ada: two.'), cue(60, 'Ada: three'), cue(62, 'Leo: four'))).toEqual([
      'Ada: one two.',
      'Ada: three',
      'Leo: four',
    ]))

  it('end after a minute, so that a long speech keeps its times', () =>
    expect(rows(...Array.from({ length: 60 }, (_, i) => cue(i * 2, 'Ada: on')))).toHaveLength(2))

  it('hold each line of captions that roll once', () =>
    expect(rows(cue(1, 'the disk'), cue(3, 'the disk\nis full'), cue(5, 'is full\nagain.'))).toEqual([
      '?: the disk is full again.',
    ]))

  it('have no speaker where a colon is part of a sentence', () =>
    expect(rows(cue(1, 'What I said: it is down'), cue(9, 'and so on: yes'))).toEqual([
      '?: What I said: it is down',
      '?: and so on: yes',
    ]))
})

it('lines of a chat after midnight are not offsets', () => {
  const { format } = importTimeline('[00:05] <ana> is it down?\n[00:06] <leo> yes\n[00:09] <ana> rolled back\n')
  expect(format).toBe('chat')
})
