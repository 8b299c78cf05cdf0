import { describe, expect, it } from 'vitest'
import { checkAction, findBlame, inspect } from '../../../shared/libs/blameless'
import { fc } from '../../support/fast-check'
import { growth, LINEAR_GROWTH } from '../../support/growth'

const sane = (text: string) => {
  for (const markdown of [false, true])
    for (const finding of findBlame(text, { markdown, people: ['Ana', '@bo'] })) {
      expect(Number.isInteger(finding.start) && Number.isInteger(finding.end)).toBe(true)
      expect(finding.start).toBeGreaterThanOrEqual(0)
      expect(finding.end).toBeGreaterThan(finding.start)
      expect(finding.end).toBeLessThanOrEqual(text.length)
      expect(text.slice(finding.start, finding.end)).toBe(finding.text)
    }
  for (const { start, end, text: part } of checkAction(text)) expect(text.slice(start, end)).toBe(part)
}

/** Words and marks that the rules react to, in any order. */
const stuff = fc.constantFrom(
  ...'the John team we they nobody forgot to should have not did been was by who that if had why didn’t failed careless wrong more careful error human of and , . ? : ; - ( ) " “ ” ` * _ | > # @ends @a 14:02 🔥 \n \n\n ``` <!-- <b> [x]( ] \u2028 constructor __proto__'.split(
    ' ',
  ),
)

describe('any string', () => {
  it('of any Unicode, including lone surrogates, is read without an error and gives offsets within the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), sane), { numRuns: 300 })
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => sane(String.fromCharCode(...units))),
      { numRuns: 200 },
    )
  })

  it('made of words that the rules look for is read without an error', () => {
    fc.assert(
      fc.property(fc.array(stuff, { maxLength: 60 }), (words) => sane(words.join(' '))),
      { numRuns: 500 },
    )
  })
})

describe('long strings', () => {
  const of = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)

  const units: [string, string][] = [
    ['one letter', 'a'],
    ['one word over and over', 'forgot '],
    ['sentences', 'The team should have checked, and nobody did. '],
    ['no full stop', 'the team that the engineer who the manager '],
    ['commas', 'John, '],
    ['quotation marks', '"'],
    ['quotation marks and letters', '"a '],
    ['backticks', '`'],
    ['backticks of two lengths', '`` ` '],
    ['brackets', ']('],
    ['open comments', '<!-- '],
    ['tags', '<a '],
    ['pipes', '|-|\n'],
    ['asterisks', '*a'],
    ['apostrophes', "'s"],
    ['hyphens', 'a-'],
    ['dots', 'a.'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['emoji', '🔥'],
    ['lone surrogates', '\ud83d'],
    ['combining marks', 'e\u0301'],
    ['negations', 'not never '],
    ['auxiliaries', 'should have been had '],
    ['prepositions', 'of the team in the '],
    ['errors', 'human error '],
    ['digits', '1'],
    ['mentions', '@a '],
    ['table rows', '| John broke it | 1 |\n'],
    ['open parentheses', '('],
    ['clauses in parentheses', '(the team (they forgot '],
    ['sentences without an end that can be rewritten everywhere', 'John forgot to reset the flag and '],
  ]

  it.each(units)('of %s take linear time', (_what, unit) => {
    expect(
      growth((size) => {
        inspect(of(unit, size), { markdown: true })
      }, 80_000),
    ).toBeLessThan(LINEAR_GROWTH)
  })

  it('of actions take linear time', () => {
    for (const unit of ['add an alert and rewrite the runbook, ', 'improve monitoring. '])
      expect(growth((size) => void checkAction(of(unit, size)), 80_000)).toBeLessThan(LINEAR_GROWTH)
  })

  it.each(units.filter((_, i) => i % 6 === 0))('of a megabyte of %s are read', (_what, unit) => {
    const text = of(unit, 1_000_000)
    expect(() => findBlame(text)).not.toThrow()
  })
})
