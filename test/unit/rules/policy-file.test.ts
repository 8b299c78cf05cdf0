import { describe, expect, it } from 'vitest'
import { parsePolicies, readPolicyFile, withPolicies, writePolicyFile } from '../../../shared/meeting/rules/policy-file'
import { MAX_LEVELS, policyRulesSchema } from '../../../shared/protocol/policies'
import { fc } from '../../support/fast-check'

const p1 = { id: 'P1', meaning: 'Down', threshold: 'Half of users', review: 'meeting', withinDays: 3 }
const p2 = { id: 'P2', meaning: '', threshold: '', review: 'written', withinBusinessDays: 5 }
const good = {
  severityScale: [p1, p2],
  deadlines: { draftHours: 48 },
  requiredFields: { action: ['owner', 'ticket'], postmortem: ['title', 'services'] },
}

const read = (value: unknown) => parsePolicies(JSON.stringify(value), 'policies.json')

describe('a file of policies', () => {
  it('is read with its scale, deadlines and required fields', () => {
    expect(read(good)).toEqual({ fileName: 'policies.json', rules: good, problems: [], canChange: true })
  })

  it('may leave out whatever a team has not decided', () => {
    expect(read({ severityScale: [{ id: 'SEV 1' }] }).rules).toEqual({
      severityScale: [{ id: 'SEV 1', meaning: '', threshold: '', review: 'meeting' }],
    })
    for (const text of ['', ' \n', '\uFEFF', '{}'])
      expect(parsePolicies(text, 'policies.json')).toMatchObject({ rules: {}, problems: [], canChange: true })
  })

  it.each([
    ['{\n  "deadlines": { "draftHours": 48, }\n}', /^policies\.json: Line 2, column \d+ is not valid JSON\./],
    ['{ "deadlines": {', /The file ends too early/],
    ['[]', /The file must hold \{ "severityScale": \[ … \]/],
    ['null', /The file must hold/],
    ['"P1"', /The file must hold/],
  ])('that cannot be read as a whole says where and what to do: %j', (text, message) => {
    const { problems, rules, canChange } = parsePolicies(text, 'policies.json')
    expect(problems.map((one) => one.message)).toEqual([expect.stringMatching(message)])
    expect({ rules, canChange }).toEqual({ rules: {}, canChange: false })
  })
})

const mistakes: [what: string, change: object, message: RegExp, rules?: object][] = [
  ['an unknown part', { deadline: {} }, /^policies\.json: “deadline” is not read\. Did you mean “deadlines”\?/],
  ['a part of nothing', { colors: 1 }, /“colors” is not read\. Known are severityScale, deadlines, requiredFields\./],
  ['an object as scale', { severityScale: { P1: 1 } }, /must be a list of levels, the most severe first/],
  [
    'a level as text',
    { severityScale: ['P1', p2] },
    /level number 1: A level must be an object/,
    { severityScale: [p2] },
  ],
  ['a level without an id', { severityScale: [{ meaning: 'x' }, p2] }, /level number 1: “id” must be the level’s name/],
  ['an id that is a number', { severityScale: [{ id: 1 }, p2] }, /level number 1: “id” must be the level’s name/],
  [
    'a duplicate level',
    { severityScale: [p1, { ...p2, id: 'P1' }] },
    /level “P1”: There are two levels with this id, and the first one is used\. Give number 2 another id\./,
    { severityScale: [p1] },
  ],
  [
    'an unknown way to review',
    { severityScale: [{ ...p1, review: 'call' }] },
    /level “P1”: “review” must be one of meeting, written, near-miss\. Until then, it is meeting\./,
    { severityScale: [p1] },
  ],
  [
    'a negative number of days',
    { severityScale: [{ ...p2, withinBusinessDays: -5 }] },
    /level “P2”: “withinBusinessDays” must be a whole number from 1 to 365/,
    { severityScale: [{ id: 'P2', meaning: '', threshold: '', review: 'written' }] },
  ],
  [
    'a misspelled field',
    { severityScale: [{ ...p1, treshold: 'x' }] },
    /“treshold” is not a field of a level\. Did you mean “threshold”\?/,
    { severityScale: [p1] },
  ],
  [
    'two ways to count',
    { severityScale: [{ ...p1, withinBusinessDays: 2 }] },
    /both “withinDays”, which is used, and “withinBusinessDays”/,
    { severityScale: [p1] },
  ],
  [
    'too many levels',
    { severityScale: Array.from({ length: MAX_LEVELS + 1 }, (_, n) => ({ id: `S${n}` })) },
    /level “S12”: A scale has at most 12 levels/,
  ],
  ['an empty scale', { severityScale: [] }, /No level of “severityScale” can be used, so the usual scale applies/],
  ['deadlines as a list', { deadlines: [72] }, /“deadlines” must be an object, such as \{ "draftHours": 72 \}/],
  [
    'a negative deadline',
    { deadlines: { draftHours: -3 } },
    /“draftHours” is “-3”, but must be .* 1 to 8760\. Until then, 72/,
  ],
  [
    'a deadline as text',
    { deadlines: { effectCheckDays: '90' } },
    /“effectCheckDays” is “90”, but must be a whole number/,
  ],
  ['half a day', { deadlines: { progressCheckDays: 0.5 } }, /“progressCheckDays” is “0\.5”/],
  [
    'an unknown deadline',
    { deadlines: { draftHour: 3, highPriorityDueDays: 10 } },
    /“deadlines” has no “draftHour”\. Did you mean “draftHours”\?/,
    { deadlines: { highPriorityDueDays: 10 } },
  ],
  ['a text as required fields', { requiredFields: 'owner' }, /“requiredFields” must be an object/],
  ['an unknown list of fields', { requiredFields: { actions: [] } }, /has no “actions”\. Did you mean “action”\?/],
  [
    'a text as list of fields',
    { requiredFields: { action: 'owner' } },
    /“action” must be a list of fields, such as \["owner"\]/,
  ],
  [
    'a field that does not exist',
    { requiredFields: { action: ['owner', 'duedate', 7] } },
    /“action” names “duedate”, which is no field of it\. Known are owner, due/,
    { requiredFields: { action: ['owner'] } },
  ],
]

describe('a mistake in the policies', () => {
  it.each(mistakes)('(%s) says what to do, and the rest of the file counts', (_what, change, message, rules = {}) => {
    const { problems, rules: used, canChange } = read({ ...good, ...change })
    expect(problems[0]?.message).toMatch(message)
    for (const one of problems) expect(one.message).toMatch(/^policies\.json: .*[.?]$/s)
    const untouched = Object.fromEntries(Object.entries(good).filter(([part]) => !(part in change)))
    expect(used).toMatchObject({ ...untouched, ...rules })
    expect(canChange).toBe(true)
  })

  it('stays in the file when the policies are changed in the app', () => {
    const content = {
      note: 'ours',
      severityScale: [{ ...p1, review: 'call', color: 'red' }, 'P9', p2],
      deadlines: { draftHours: -1, progressCheckDays: 7, lunch: 3 },
      requiredFields: { action: ['owner', 'duedate'], other: 1 },
    }
    const next = withPolicies(content, {
      severityScale: [{ id: 'P1', meaning: 'Down', threshold: '', review: 'written' }],
      deadlines: { effectCheckDays: 60 },
      requiredFields: { action: ['due'] },
    })
    expect(next).toEqual({
      note: 'ours',
      severityScale: [{ id: 'P1', meaning: 'Down', threshold: '', review: 'written', color: 'red' }, 'P9'],
      deadlines: { draftHours: -1, lunch: 3, effectCheckDays: 60 },
      requiredFields: { action: ['due', 'duedate'], other: 1 },
    })
    expect(withPolicies({ severityScale: 'P1', deadlines: { draftHours: 3 } }, {})).toEqual({ severityScale: 'P1' })
    expect(withPolicies({ severityScale: [], deadlines: 3 }, {})).toEqual({ severityScale: [], deadlines: 3 })
  })
})

/** JSON that is often nearly right. */
const nearlyRight = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(1, -1, 0.5, 72, null, true, '', 'P1', 'meeting', 'owner', 'title', p1, p2),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        ...['severityScale', 'deadlines', 'requiredFields', 'id', 'meaning', 'review', 'withinDays', 'draftHours'],
        ...['action', 'postmortem', '__proto__', 'constructor', 'toString'],
      ),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value

describe('whatever a file holds', () => {
  it('reading it never throws, and what is used fits the schema', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          nearlyRight.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const { rules, canChange, problems } = parsePolicies(text, 'policies.json')
          expect(policyRulesSchema.safeParse(rules).success).toBe(true)
          expect(canChange || problems.length > 0).toBe(true)
        },
      ),
    )
  })

  it('a large or deeply nested file is read with few problems, and what they leave out is counted', () => {
    const many = (text: string, count: number) => Array.from({ length: count }, () => text).join(',')
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const problemsOf = (text: string) => parsePolicies(text, 'policies.json').problems.map(({ message }) => message)
    const names = problemsOf(`{"requiredFields":{"action":[${many('"a"', 250_000)}]}}`)
    expect(names).toHaveLength(21)
    expect(names.at(-1)).toBe('policies.json: 249,980 more names can’t be used either.')
    const levels = problemsOf(`{"severityScale":[${many('7', 1_000)}]}`)
    expect(levels).toHaveLength(51)
    expect(levels.at(-1)).toBe('policies.json: There are 951 more problems. Solve these first to see them.')
    for (const text of [`{"deadlines":{"draftHours":${deep}}}`, `{"requiredFields":{"action":[${deep}]}}`, deep])
      expect(problemsOf(text)).toEqual([
        'policies.json: The file is nested more than 100 levels deep. Remove what is nested so deeply.',
      ])
  })

  it('saving what was read changes nothing that is used, and loses nothing that is not', () => {
    fc.assert(
      fc.property(nearlyRight, (value) => {
        const text = JSON.stringify(value)
        const content = readPolicyFile(text)
        if ('fault' in content) return
        const before = parsePolicies(text, 'policies.json')
        const after = parsePolicies(writePolicyFile(withPolicies(content.content, before.rules)), 'policies.json')
        expect(after.rules).toEqual(before.rules)
        expect(after.problems.length).toBe(before.problems.length)
      }),
    )
  })
})
