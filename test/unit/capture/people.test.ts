import { describe, expect, test } from 'vitest'
import { completeMention, completionsFor, mentionAt, resolveName } from '../../../shared/meeting/capture/people'
import { fc } from '../../support/fast-check'

const people = ['Noor Haddad', 'Ana María Pérez', 'Ana Lindqvist', 'Sam', 'Sam Lee', 'Priya Shah']

describe('an @ being typed', () => {
  test.each([
    ['Page earlier @', 14, { from: 13, query: '' }],
    ['Page earlier @an', 16, { from: 13, query: 'an' }],
    ['Page @an earlier', 8, { from: 5, query: 'an' }],
    ['@ana m', 6, { from: 0, query: 'ana m' }],
    ['mail ops@example', 16, undefined],
    ['Page earlier', 12, undefined],
  ])('“%s” with the caret at %i gives %j', (text, caret, expected) => expect(mentionAt(text, caret)).toEqual(expected))

  test.each([
    ['', people],
    ['an', ['Ana María Pérez', 'Ana Lindqvist']],
    ['ana m', ['Ana María Pérez']],
    ['per', ['Ana María Pérez']],
    ['sam', ['Sam', 'Sam Lee']],
    ['sam l', ['Sam Lee']],
    ['noor', []],
    ['Noor Haddad', []],
    ['Noor Haddad ', []],
    ['nobody', []],
    ['noor +2w', []],
  ])('“%s” may become %j', (query, expected) => expect(completionsFor(query, people)).toEqual(expected))

  test('is completed in place, with the caret after it', () => {
    const text = 'Page @an earlier'
    const mention = mentionAt(text, 8)
    if (!mention) throw new Error('no mention')
    expect(completeMention(text, 8, mention, 'Ana Lindqvist')).toEqual({
      text: 'Page @Ana Lindqvist earlier',
      caret: 20,
    })
  })

  test('a completed name is read back as that person, whoever else is on the list', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}$/), { minLength: 1 }),
        (names) => {
          for (const name of names) expect(resolveName(name, names)).toBe(name)
        },
      ),
    ))
})

describe('a name in a field of its own', () => {
  test.each([
    ['noor', 'Noor Haddad'],
    ['@priya', 'Priya Shah'],
    ['ana', 'ana'],
    ['Payments team', 'Payments team'],
    ['Noor and Sam', 'Noor and Sam'],
    ['  ', ''],
  ])('“%s” is “%s”', (typed, expected) => expect(resolveName(typed, people)).toBe(expected))
})
