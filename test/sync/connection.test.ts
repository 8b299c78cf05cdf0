import { describe, expect, test } from 'vitest'
import { type ConnectionState, createConnectionStore, describeConnection } from '../../renderer/session/connection'
import { fc } from '../support/fast-check'

const state = (change: Partial<ConnectionState>): ConnectionState => ({
  ...createConnectionStore('own').getInitialState(),
  host: 'connected',
  meetingHost: 'self',
  isReady: true,
  ...change,
})
const messageFor = (change: Partial<ConnectionState>): string => describeConnection(state(change)).message

const any = fc.record<ConnectionState>({
  host: fc.constantFrom('connecting', 'connected', 'lost', 'refused'),
  meetingHost: fc.constantFrom('self', 'linked', 'lost', 'refused', 'unsafe', 'unknown'),
  linkMessage: fc.constantFrom('', 'The change is nested too deeply.'),
  peers: fc.nat(30),
  unsaved: fc.nat(5),
  unshared: fc.nat(5),
  hasLocalCopy: fc.boolean(),
  save: fc.constantFrom('saved', 'saving', 'failing'),
  saveMessage: fc.constantFrom('', 'The disk is full.'),
  isReadOnly: fc.boolean(),
  refusal: fc.constantFrom('', 'The file is damaged.'),
  isReady: fc.boolean(),
  kind: fc.constantFrom('own', 'guest'),
  reopen: fc.constantFrom(undefined, { why: 'id-taken' as const }, { why: 'refused' as const, message: 'Too deep.' }),
  reapplied: fc.constant({ kept: 0, left: [] }),
})

describe('the message about the connection', () => {
  test('says where the changes are', () => {
    expect(messageFor({})).toBe('All changes saved on this computer.')
    expect(messageFor({ kind: 'guest' })).toBe('All changes saved on the meeting’s host.')
    expect(messageFor({ meetingHost: 'linked' })).toBe(
      'All changes saved on this computer and with the meeting’s host.',
    )
    expect(messageFor({ unsaved: 1 })).toBe('Saving…')
    expect(messageFor({ meetingHost: 'linked', unshared: 2 })).toBe(
      'Saved on this computer; sending 2 changes to the meeting…',
    )
  })

  test('says who can still be reached when the meeting’s host is gone', () => {
    expect(messageFor({ meetingHost: 'lost', peers: 5, unshared: 9 })).toBe(
      'The meeting’s host can’t be reached. 5 people still connected; your changes reach them.',
    )
    expect(messageFor({ meetingHost: 'lost', unshared: 3 })).toBe(
      'The meeting’s host can’t be reached. 3 changes only here, saved on this computer and merged when the host is back.',
    )
    expect(messageFor({ kind: 'guest', host: 'lost', unsaved: 1, hasLocalCopy: false })).toBe(
      'The meeting’s host can’t be reached. 1 change only here: keep this page open, or download a copy.',
    )
  })

  test('says why changes of the meeting’s host are not merged, and what to do', () => {
    expect(
      describeConnection(state({ meetingHost: 'unsafe', linkMessage: 'The change is nested too deeply.' })),
    ).toEqual({
      tone: 'bad',
      message:
        'The meeting’s host sent a change that can’t be merged. The change is nested too deeply. Your copy is safe on this computer. Ask the facilitator to check theirs.',
    })
  })

  test('does not call a host lost that has only not answered yet, although this page’s copy is open already', () => {
    expect(messageFor({ kind: 'guest', host: 'connecting', unsaved: 1 })).toBe('Connecting to the meeting…')
    expect(messageFor({ host: 'connecting' })).toBe('Opening…')
  })

  test('says nothing about saving before anything was opened', () => {
    const opening = { host: 'lost', isReady: false } as const
    expect(messageFor(opening)).toBe('Debrief isn’t answering yet. Trying again…')
    expect(messageFor({ ...opening, kind: 'guest' })).toBe('The meeting’s host isn’t answering yet. Trying again…')
    fc.assert(
      fc.property(any, (one) => {
        const before = { ...one, ...opening, save: 'saved', reopen: undefined, unsaved: 0, unshared: 0 } as const
        expect(describeConnection(before).message).not.toMatch(/sav|changes|keep working/i)
      }),
    )
  })

  test('says what failed and what to do', () => {
    const full = 'The disk is full. Everything is safe in this window. Free up some space. Debrief keeps trying.'
    expect(describeConnection(state({ save: 'failing', saveMessage: full }))).toEqual({ message: full, tone: 'bad' })
    expect(messageFor({ host: 'lost', unsaved: 3, hasLocalCopy: true })).toContain(
      '3 changes only here, kept in this window',
    )
    expect(describeConnection(state({ host: 'lost', unsaved: 3 })).tone).toBe('bad')
  })

  test('is never green while a change may be only here, a host is lost or saving fails', () => {
    fc.assert(
      fc.property(any, (one) => {
        const { tone, message } = describeConnection(one)
        expect(message).toMatch(/^[A-Z].*[.…]$/)
        if (tone !== 'good') return
        expect(one.reopen).toBeUndefined()
        expect([one.host, one.isReady, one.save === 'failing']).toEqual(['connected', true, false])
        expect(['lost', 'refused', 'unsafe']).not.toContain(one.meetingHost)
        if (!one.isReadOnly) expect(one.unsaved).toBe(0)
        if (one.meetingHost === 'linked' && !one.isReadOnly) expect(one.unshared).toBe(0)
      }),
      { numRuns: 2_000 },
    )
  })

  test('uses no jargon', () => {
    fc.assert(
      fc.property(any, (one) => {
        expect(describeConnection(one).message).not.toMatch(/sync|peer|mesh|socket|server|WebRTC|relay|update|offline/i)
      }),
      { numRuns: 2_000 },
    )
  })
})
