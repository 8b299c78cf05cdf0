import { describe, expect, test } from 'vitest'
import { invitationText } from '../../../shared/meeting/content'
import { appLink, browserLink, decodeInvite, type Invite, readOnlyInvite } from '../../../shared/protocol/invite'
import { fc } from '../../support/fast-check'

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })

const anyInvite: fc.Arbitrary<Invite> = fc.record({
  documentId: fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1, maxLength: 64 }),
  access: fc.constantFrom('edit' as const, 'read' as const),
  addresses: fc.array(fc.constantFrom('10.0.0.5:4517', '[fe80::1]:4517', 'anna.local:4517'), {
    minLength: 1,
    maxLength: 12,
  }),
  fingerprint: hex(64),
  secret: hex(32),
})

const prose = fc.string({ unit: fc.constantFrom(...'abc Dé.,:;!?()[]<>|"“”’*_-/=&\n'), maxLength: 200 })

/** As mail programs break it: lines of at most `width`, each with a mark in front of it. */
const wrapped = (text: string, width: number, mark: string): string =>
  text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
    .map((line) => mark + line)
    .join('\n')

const linkOf = (invite: Invite, isBrowser: boolean): string =>
  isBrowser ? browserLink(invite, 'http://10.0.0.5:4517') : appLink(invite)

describe('a pasted message', () => {
  test('gives its invite, whatever surrounds the link and however it was wrapped', () => {
    fc.assert(
      fc.property(
        anyInvite,
        fc.boolean(),
        prose,
        prose,
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom('', '> ', '> > ', '\t', '| '),
        fc.constantFrom(['', ''], ['<', '>'], ['(', ').'], ['“', '”,'], ['[Join](', ')'], ['*', '*'], ['_', '_']),
        (invite, isBrowser, before, after, width, mark, [open = '', close = '']) => {
          const text = `${before}\n${open}${linkOf(invite, isBrowser)}${close}\n${after}`
          expect(decodeInvite(wrapped(text, width, mark))).toEqual({ invite })
        },
      ),
      { numRuns: 500 },
    )
  })

  test('gives its invite when the app wrote it', () => {
    fc.assert(
      fc.property(anyInvite, fc.boolean(), fc.string({ maxLength: 60 }), (invite, hasBrowser, name) => {
        const text = invitationText({
          title: name,
          facilitator: name,
          link: linkOf(invite, false),
          ...(hasBrowser ? { browserLink: linkOf(invite, true) } : {}),
        })
        expect(decodeInvite(text)).toEqual({ invite })
        expect(decodeInvite(wrapped(text, 76, '> '))).toEqual({ invite })
        // An input of one line drops the breaks.
        expect(decodeInvite(text.replaceAll('\n', ''))).toEqual({ invite })
      }),
      { numRuns: 200 },
    )
  })

  test('gives its invite from within a mail filter’s link, and from a quoted-printable mail', () => {
    const invite = { ...example, addresses: ['10.0.0.5:4517'] }
    const link = linkOf(invite, true)
    const filtered = `https://eur01.safelinks.example.com/?url=${encodeURIComponent(link)}&data=05%7C01&reserved=0`
    expect(decodeInvite(filtered)).toEqual({ invite })
    expect(decodeInvite(`${link.slice(0, 70)}=\r\n${link.slice(70)}`)).toEqual({ invite })
  })

  test('with several invites gives the most useful one of the first meeting that is named', () => {
    const read = readOnlyInvite(example)
    const other = { ...example, documentId: 'another-meeting' }
    expect(decodeInvite(`${appLink(read)}\nor to write: ${appLink(example)}`)).toEqual({ invite: example })
    expect(decodeInvite(`${appLink(read)}\n\nlast week's: ${appLink(other)}`)).toEqual({ invite: read })
    expect(decodeInvite(`${appLink(other).slice(0, -8)} sorry, this one: ${appLink(example)}`)).toEqual({
      invite: example,
    })
  })

  test('without a whole invite is refused with a message that says what to do', () => {
    fc.assert(
      fc.property(anyInvite, prose, fc.integer({ min: 1, max: 40 }), (invite, around, cut) => {
        const link = appLink(invite)
        const reading = decodeInvite(`${around} ${link.slice(0, -cut)}…`)
        expect(reading).toMatchObject({ failure: { code: 'link-cut' } })
      }),
      { numRuns: 200 },
    )
    const none = decodeInvite('Join us at https://meet.example.com/abc-defg at ten')
    expect(none).toMatchObject({ failure: { code: 'not-an-invite' } })
    expect('failure' in none && none.failure.sentence).toContain('Paste the link')
  })

  test('of any length and content is read in one pass without throwing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500, unit: 'binary' }), fc.nat(300), (text, times) => {
        expect(() => decodeInvite(`${text}http://a/join?debrief://join#`.repeat(times))).not.toThrow()
      }),
      { numRuns: 50 },
    )
  })
})

const example: Invite = {
  documentId: 'V1StGXR8_Z5jdHi6B-myT',
  access: 'edit',
  addresses: ['10.0.0.5:4517', '[fe80::1]:4517'],
  fingerprint: 'ab'.repeat(32),
  secret: '0123456789abcdef0123456789abcdef',
}
