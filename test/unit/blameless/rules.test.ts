import { describe, expect, it } from 'vitest'
import { findBlame, languages } from '../../../shared/libs/blameless'
import type { FaultRule } from '../../../shared/libs/blameless/languages/english/rules/faults/fault'
import { faultRules } from '../../../shared/libs/blameless/languages/english/rules/person-at-fault'
import { read } from '../../../shared/libs/blameless/languages/english/sentences'

describe.each(Object.entries(languages))('the rules of %s', (_id, { rules }) => {
  it('have unique names', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
  })

  describe.each(rules)('$name', ({ examples, flags }) => {
    it('has examples of both kinds', () => {
      expect(examples.flagged.length).toBeGreaterThan(0)
      expect(examples.notFlagged.length).toBeGreaterThan(0)
    })

    it.each(examples.flagged)('flags %j', (text) => expect(flags(text)).toBe(true))

    it.each(examples.notFlagged)('leaves %j alone', (text) => expect(flags(text)).toBe(false))
  })
})

/** True when one of the clauses puts its subject at fault by this rule alone. */
const finds = ({ find }: FaultRule, text: string): boolean =>
  [...read(text, [], [])].some((context) => context.clauses.some((clause) => find(clause, context) !== undefined))

describe.each(faultRules)('the fault rule $name', (rule) => {
  it.each(rule.examples.flagged)('flags %j', (text) => expect(finds(rule, text)).toBe(true))

  it.each(rule.examples.notFlagged)('leaves %j alone, as does the whole check', (text) => {
    expect(finds(rule, text)).toBe(false)
    expect(findBlame(text)).toEqual([])
  })
})
