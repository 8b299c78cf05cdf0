import { describe, expect, it } from 'vitest'
import { type BlameOptions, findBlame } from '../../../shared/libs/blameless'

const kindsIn = (text: string, options?: BlameOptions) => findBlame(text, options).map(({ kind }) => kind)
const marked = (text: string, options?: BlameOptions) => findBlame(text, options).map((finding) => finding.text)

describe('the examples of the blameless language guide', () => {
  it.each([
    ['John deployed bad code', 'The deployment passed all checks but contained a regression'],
    ["The team didn't notice for an hour", 'The alert only fired after 60 minutes due to the threshold setting'],
    ['Someone should have caught this', "Our review process didn't surface this issue — why not?"],
    ['This was preventable', 'What would we change to prevent this category of failure?'],
  ])('flags %j and not its blameless alternative', (blaming, blameless) => {
    expect(findBlame(blaming)).toHaveLength(1)
    expect(findBlame(blameless)).toEqual([])
    expect(findBlame(`"${blaming}"`)).toHaveLength(1)
    expect(findBlame(`"${blameless}"`)).toEqual([])
  })
})

describe('the border between blame and description', () => {
  it.each([
    ['We failed to verify the backup.', 'person-at-fault'],
    ['We should be more careful.', 'be-more-careful'],
    ["The team didn't notice for an hour.", 'person-at-fault'],
    ['Nobody on the crew looked at the diff.', 'person-at-fault'],
    ['This was preventable.', 'judgement'],
    ['An engineer mistakenly wiped the primary.', 'person-at-fault'],
    ['He ran it in the wrong directory.', 'person-at-fault'],
    ['The mistake was made by a colleague.', 'person-at-fault'],
    ['Verizon forgot to filter the routes.', 'person-at-fault'],
    ['The outage was due to human error.', 'human-error'],
    ['If only she had asked.', 'counterfactual'],
    ["Why didn't they roll back?", 'counterfactual'],
    ['It was obvious to anybody.', 'judgement'],
    ['Remind everyone to check the region.', 'be-more-careful'],
  ])('%j is %s', (text, kind) => expect(kindsIn(text)).toContain(kind))

  it.each([
    'We did not detect it.',
    'It was down for an hour before we noticed.',
    'Most customers did not notice.',
    'The engineers were unaware of that limit.',
    'The record was accidentally deleted.',
    'It went unnoticed.',
    'The job failed to start.',
    'The node should have been drained automatically.',
    'The alert missed it.',
    'Had this been at peak, it would have been worse.',
    'The on-call ran the migration by hand because the pipeline was down.',
    'We should have an alert for this.',
    'Deploys should have a canary.',
    'This was not human error.',
    "Avoid 'should have'.",
    'The log says "user forgot to close the handle".',
  ])('%j is not flagged', (text) => expect(findBlame(text)).toEqual([]))
})

describe('blame depends on the subject of the verb', () => {
  it.each([
    ['Petra, who was on call, forgot the flag.', true],
    ['The script that Petra wrote forgot its state.', false],
    ['The engineer on call for the payments team ignored the page.', true],
    ['The dashboard of the payments team ignored the page.', false],
    ['Petra deployed it and forgot the flag.', true],
    ['The pods restarted. They failed to pull the image.', false],
    ['The developers were warned. They failed to act.', true],
    ['Two of the reviewers missed the lock.', true],
    ['Two of the replicas missed the write.', false],
    ['The cluster manager missed a heartbeat.', false],
    ['The release manager missed the deadline.', true],
    ['The tool let an engineer skip the review.', false],
    ['If someone forgets the flag, the script stops.', false],
  ])('%j', (text, isBlaming) => expect(findBlame(text).length > 0).toBe(isBlaming))
})

describe('names of people', () => {
  it('are taken from the options', () => {
    expect(findBlame('Xqwertz forgot the flag.')).toEqual([])
    expect(kindsIn('Xqwertz forgot the flag.', { people: ['Xqwertz Ypsilon'] })).toEqual(['person-at-fault'])
    expect(kindsIn('xqwertz forgot the flag', { people: ['Xqwertz Ypsilon'] })).toEqual(['person-at-fault'])
  })

  it('are recognized as mentions and common names, in lower case and beside everyday words too', () => {
    expect(kindsIn('@xq7 broke the build')).toEqual(['person-at-fault'])
    expect(kindsIn('olga broke the build')).toEqual(['person-at-fault'])
    expect(kindsIn('will forgot to bump the version')).toEqual(['person-at-fault'])
    expect(findBlame('A mark failed to appear on the graph.')).toEqual([])
  })

  it('are never confused with names of built-in properties', () => {
    expect(findBlame('constructor toString hasOwnProperty __proto__ valueOf')).toEqual([])
  })
})

describe('misspellings and contractions are read', () => {
  it.each([
    'they shoud have asked',
    'they shouldve asked',
    'they should of asked',
    'they shoulda asked',
    "they should've asked",
  ])('%j', (text) => expect(kindsIn(text)).toEqual(['counterfactual']))

  it.each([
    'anna frogot the flag',
    'anna forgto the flag',
    'anna ingored the alert',
    'anna negelcted the alert',
    'anna didnt bother to look',
  ])('%j', (text) => expect(kindsIn(text)).toEqual(['person-at-fault']))

  it.each(['The world have changed.', 'Anna cached the page.', 'Anna detailed the plan.', 'Anna bundled the files.'])(
    '%j is spelt as it is meant',
    (text) => expect(findBlame(text)).toEqual([]),
  )
})

describe('a finding', () => {
  it('has exact offsets in UTF-16 code units', () => {
    const text = '🔥 Später: Zoë forgot to rotate the key. 🔥'
    const [finding] = findBlame(text)
    expect(finding).toMatchObject({ kind: 'person-at-fault', text: 'Zoë forgot to rotate the key' })
    expect(text.slice(finding?.start, finding?.end)).toBe('Zoë forgot to rotate the key')
  })

  it('gives a reason and asks about the system', () => {
    const [finding] = findBlame('The DBA forgot to rotate the key.')
    expect(finding?.reason).toMatch(/\.$/)
    expect(finding?.ask).toMatch(/\?$/)
  })

  it('comes in order and never overlaps with another', () => {
    const text = 'The DBA forgot it, and they should have asked. This was careless. Be more careful.'
    const found = findBlame(text)
    expect(found.map(({ kind }) => kind)).toEqual(['person-at-fault', 'counterfactual', 'judgement', 'be-more-careful'])
    for (const [i, finding] of found.entries()) expect(finding.start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0)
  })
})

describe('sentences as they stand in real reports', () => {
  it.each([
    'The trader failed to answer three requests for the key.',
    'Two oversights led to this loss.',
    'Due to an oversight in the migration, the old job kept running.',
    'The whole balance was mistakenly moved to the wrong account.',
    'The key should have been treated as compromised a year ago.',
    'The incident was not handled as well as it could have been.',
    'Mira was short with people again and struggles with noise while she debugs.',
    'No documentation, just tinkering alone.',
  ])('%j is flagged', (text) => expect(findBlame(text)).not.toEqual([]))

  it.each([
    'The fix does not drop peers who sent these malformed blocks.',
    'Shop also was in error because the database was down.',
    'Note: to use a hook in this folder, remember to make it executable first.',
    'The provider wants DHCP, but we hardcode the address there.',
    'The customer says he has not opened the attachment.',
    'The caller told us that he did not log in at 07:56.',
  ])('%j is not flagged', (text) => expect(findBlame(text)).toEqual([]))
})

describe('the agent of a finding', () => {
  it.each([
    ['I forgot to renew it.', 'self'],
    ['My bad.', 'self'],
    ["It was Olga's mistake.", 'person'],
    ['John should have checked.', 'person'],
    ['The index was dropped by mistake by a developer.', 'person'],
    ['We failed to verify the backup.', 'team'],
    ['The team was careless.', 'team'],
    ['The DBA team lost the only copy of the key.', 'team'],
    ['The vendor never told us.', 'vendor'],
    ['AWS neglected to tell us about the maintenance window.', 'vendor'],
    ['Nobody looked at the diff.', 'nobody'],
    ['None of the reviewers noticed.', 'nobody'],
    ['This was preventable.', undefined],
    ['Root cause: human error.', undefined],
  ])('of %j is %s', (text, agent) => expect(findBlame(text).map((finding) => finding.agent)).toEqual([agent]))
})

describe('the question of a finding', () => {
  const askOf = (text: string) => findBlame(text)[0]?.ask

  it.each([
    ['broke', 'The vendor broke checkout.', 'The developer broke checkout.'],
    ['fault', 'The vendor botched the migration.', 'The developer botched the migration.'],
  ])('of the theme %s fits a vendor, whose work we neither check nor release', (theme, byVendor, byDeveloper) => {
    for (const text of [byVendor, byDeveloper]) expect(findBlame(text)).toMatchObject([{ theme }])
    expect(askOf(byVendor)).toMatch(/^Which part of our system depended on this/)
    expect(askOf(byDeveloper)).not.toMatch(/depended/)
  })
})

describe('options', () => {
  const text = 'The DBA forgot it. This was careless.'
  it('turn kinds off', () => {
    expect(kindsIn(text)).toEqual(['person-at-fault', 'judgement'])
    expect(kindsIn(text, { off: ['judgement'] })).toEqual(['person-at-fault'])
  })

  it('skip a why that has been followed up', () => {
    expect(findBlame('John made a mistake')).toHaveLength(1)
    expect(findBlame('John made a mistake', { answered: true })).toEqual([])
  })

  it('are not needed for lines of notes to be read as separate sentences', () => {
    expect(marked('14:02 deploy\n14:10 anna ignored the page\n14:12 rollback')).toEqual(['anna ignored'])
  })
})

describe('the worked example of the README', () => {
  const text = 'After "just run it", the intern accidentaly dropped the users table.'

  it('gives the finding that it shows', () => {
    const [finding, ...others] = findBlame(text)
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      kind: 'person-at-fault',
      theme: 'slip',
      agent: 'person',
      start: 21,
      end: 67,
      text: 'the intern accidentaly dropped the users table',
      rewrite: 'the users table was accidentally dropped',
    })
  })
})
