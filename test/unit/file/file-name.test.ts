import { describe, expect, it } from 'vitest'
import { fileNameFor, isOwnFileName } from '../../../shared/file'
import { fc } from '../../support/fast-check'

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const id = '0f3a9c21-77de-4c1b-9d5e-2b8a41c6e001'

describe('a file’s name', () => {
  const cases: [string, string, string][] = [
    ['a plain title', 'Checkout down on 3 March', 'checkout-down-on-3-march-0f3a9c21.debrief.json'],
    ['accents', 'Défaillance à Zürich', 'défaillance-à-zürich-0f3a9c21.debrief.json'],
    ['decomposed accents', 'De\u0301faillance', 'défaillance-0f3a9c21.debrief.json'],
    ['Arabic', 'انقطاع الخدمة', 'انقطاع-الخدمة-0f3a9c21.debrief.json'],
    ['Hindi, whose vowels are marks', 'सेवा बंद', 'सेवा-बंद-0f3a9c21.debrief.json'],
    ['emoji only', '🔥🔥', 'postmortem-0f3a9c21.debrief.json'],
    ['emoji among words', 'DB 🔥 down 👩‍🚒', 'db-down-0f3a9c21.debrief.json'],
    ['nothing', '', 'postmortem-0f3a9c21.debrief.json'],
    ['a way out of the folder', '../../etc/passwd', 'etc-passwd-0f3a9c21.debrief.json'],
    ['what Windows forbids', 'a<b>c:d"e/f\\g|h?i*j', 'a-b-c-d-e-f-g-h-i-j-0f3a9c21.debrief.json'],
    ['a device of Windows', 'CON', 'con-0f3a9c21.debrief.json'],
    ['marks of writing direction', '\u202Eevil\u202C', 'evil-0f3a9c21.debrief.json'],
    ['zeros and line breaks', 'a\0b\nc', 'a-b-c-0f3a9c21.debrief.json'],
  ]
  for (const [what, title, name] of cases)
    it(`is made safe from ${what}`, () => expect(fileNameFor(title, id)).toBe(name))

  it('is safe and short enough on every file system, whatever the title', () => {
    const titles = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 400 }),
    )
    fc.assert(
      fc.property(titles, fc.string({ minLength: 1 }), (title, anyId) => {
        const name = fileNameFor(title, anyId)
        expect(name).toMatch(/^[\p{L}\p{M}\p{N}-]+-[a-z0-9]{8}\.debrief\.json$/u)
        expect(name).not.toMatch(reserved)
        expect(name.startsWith('-')).toBe(false)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(143)
        expect(name.normalize('NFC')).toBe(name)
        expect(isOwnFileName(name, title, anyId)).toBe(true)
      }),
    )
  })

  it('is cut between characters if the title is very long', () => {
    const family = fileNameFor(`${'ก็'.repeat(200)}`, id)
    expect(family).toMatch(/^(ก็)+-0f3a9c21\.debrief\.json$/)
  })

  it('has a number if the name without one is taken', () => {
    expect(fileNameFor('A', id, 2)).toBe('a-0f3a9c21-2.debrief.json')
    expect(isOwnFileName('a-0f3a9c21-2.debrief.json', 'A', id)).toBe(true)
  })

  it('is not the app’s own if somebody chose it', () => {
    expect(isOwnFileName('gitlab.debrief.json', 'A', id)).toBe(false)
    expect(isOwnFileName('a-0f3a9c21-final.debrief.json', 'A', id)).toBe(false)
    expect(isOwnFileName('a-0f3a9c21.json', 'A', id)).toBe(false)
  })
})
