import { describe, expect, test } from 'vitest'
import {
  appLink,
  browserLink,
  decodeInvite,
  encodeInvite,
  type Invite,
  inviteToken,
  meshKey,
  meshRoom,
  readOnlyInvite,
} from '../../../shared/protocol/invite'
import { fc } from '../../support/fast-check'

const invite: Invite = {
  documentId: 'V1StGXR8_Z5jdHi6B-myT',
  access: 'edit',
  addresses: ['10.0.0.5:4517', '[fe80::1]:4517', 'anna.local:4517'],
  fingerprint: 'ab'.repeat(32),
  secret: '0123456789abcdef0123456789abcdef',
}

const failureOf = (link: string): string => {
  const reading = decodeInvite(link)
  return 'failure' in reading ? reading.failure.code : 'none'
}

describe('an invite link', () => {
  test('survives a round trip in both forms', () => {
    expect(decodeInvite(appLink(invite))).toEqual({ invite })
    expect(decodeInvite(browserLink(invite, 'http://10.0.0.5:4517'))).toEqual({ invite })
    expect(decodeInvite(appLink(readOnlyInvite(invite)))).toEqual({ invite: readOnlyInvite(invite) })
  })

  test('survives what mail and chats do to it', () => {
    const link = appLink(invite)
    expect(decodeInvite(`  <${link.slice(0, 60)}\r\n ${link.slice(60)}>.`)).toEqual({ invite })
    expect(decodeInvite(`“${link}”`)).toEqual({ invite })
    expect(decodeInvite(link.replace('join#', 'join/#'))).toEqual({ invite })
  })

  test('is rejected if any character is missing or changed', () => {
    const link = appLink(invite)
    const start = link.indexOf('#') + 1
    for (let length = start; length < link.length; length += 1) {
      expect(failureOf(link.slice(0, length)), `cut at ${length}`).toBe('link-cut')
    }
    for (let at = start; at < link.length - 1; at += 1) {
      const other = link[at] === 'A' ? 'B' : 'A'
      expect(failureOf(`${link.slice(0, at)}${other}${link.slice(at + 1)}`), `changed at ${at}`).toBe('link-cut')
    }
  })

  test('is rejected with a message if it is not an invite', () => {
    for (const text of ['', 'hello', 'https://example.org/', 'debrief://open#abc', 'javascript:alert(1)#join']) {
      const reading = decodeInvite(text)
      expect('failure' in reading && reading.failure.code, text).toBe('not-an-invite')
      expect('failure' in reading && reading.failure.sentence.length).toBeGreaterThan(20)
    }
  })

  test('never makes the decoder throw', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400 }),
        fc.constantFrom('', 'debrief://join#', 'http://a:1/join#'),
        (text, start) => {
          expect(() => decodeInvite(start + text)).not.toThrow()
        },
      ),
      { numRuns: 500 },
    )
  })

  test('of a newer version says that the app is too old', async () => {
    const { sha256 } = await import('@noble/hashes/sha2.js')
    const body = Uint8Array.of(9, 1, 2, 3)
    const whole = Buffer.concat([body, sha256(body).subarray(0, 4)]).toString('base64url')
    expect(failureOf(`debrief://join#${whole}`)).toBe('link-newer')
  })

  test('is short enough for a QR code that a phone can read from a screen', () => {
    expect(encodeInvite(invite).length).toBeLessThan(200)
  })
})

describe('what is derived from the secret', () => {
  test('differs by purpose, by access, by document and by secret', () => {
    const read = readOnlyInvite(invite)
    const values = [
      inviteToken(invite),
      inviteToken(read),
      inviteToken({ ...invite, documentId: 'another' }),
      inviteToken({ ...invite, secret: 'f'.repeat(32) }),
      inviteToken({ ...invite, access: 'read' }),
      meshRoom(invite),
      meshKey(invite),
    ]
    expect(new Set(values).size).toBe(values.length)
  })

  test('a reader has another secret, no room and no key', () => {
    const read = readOnlyInvite(invite)
    expect(read.secret).not.toBe(invite.secret)
    expect(meshRoom(read)).toBeUndefined()
    expect(meshKey(read)).toBeUndefined()
    expect(readOnlyInvite(read)).toBe(read)
  })

  test('stays the same between versions: links that were sent out keep working', () => {
    expect(inviteToken(invite)).toMatchInlineSnapshot(
      `"1c8f74cf44b0031db61847a11f78b6af73725785a8fc6b07c0dbbd85c0b44e08"`,
    )
    expect(meshRoom(invite)).toMatchInlineSnapshot(`"d3962365c7a506af318d4b9c5a0bdae9"`)
    expect(meshKey(invite)).toMatchInlineSnapshot(`"30e4795921f79341fabb74db66605b4ed7727a986d99fd7efd119bbdd0eb1cfe"`)
  })
})
