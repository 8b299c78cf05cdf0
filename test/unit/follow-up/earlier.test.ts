import { describe, expect, it } from 'vitest'
import { createDocument } from '../../../shared/document'
import {
  type ComparedDocument,
  dueChecks,
  findEarlier,
  findRepeats,
  followUpFacts,
} from '../../../shared/document/follow-up'
import { snapshot } from '../../../shared/document/snapshot'
import { record } from '../../../shared/meeting/incident'
import { rules } from '../../../shared/meeting/rules'
import { addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { commitment } from '../../support/commitments'

const document = (id: string, more: Partial<ComparedDocument> = {}): ComparedDocument => ({
  id,
  title: '',
  severity: '',
  services: ['checkout'],
  tags: [],
  day: '2026-03-01',
  checkDays: { started: 14, finished: 30, effect: 90 },
  causes: [],
  actions: [],
  ...more,
})

const repeatsOf = (one: Partial<ComparedDocument>, other: Partial<ComparedDocument>) =>
  findRepeats(document('now', one), [document('now', one), document('then', other)]).map(({ shared }) => shared)

describe('a repeat', () => {
  it('is an earlier incident of the same service with a tag, or two words of its title and causes, in common', () => {
    expect(repeatsOf({ tags: ['Capacity'] }, { tags: ['capacity'] })).toEqual([['capacity']])
    const title = 'Connection pool was exhausted'
    expect(repeatsOf({ title }, { causes: ['The pool had no alert, and each connection stays open'] })).toEqual([
      ['pool', 'connection'],
    ])
    expect(repeatsOf({ title }, { title: 'Another pool' })).toEqual([])
    expect(repeatsOf({ title }, { title, services: ['search'] })).toEqual([])
    // The name of the service itself is no word in common, nor are words that any incident has.
    expect(
      repeatsOf({ title: 'Checkout was down again after the incident' }, { title: 'Checkout down: an incident' }),
    ).toEqual([])
  })

  it('lies in the six months before', () => {
    const tags = ['capacity']
    expect(repeatsOf({ tags }, { tags, day: '2025-08-30' })).toHaveLength(1)
    expect(repeatsOf({ tags }, { tags, day: '2025-08-29' })).toEqual([])
    expect(repeatsOf({ tags }, { tags, day: '2026-03-02' })).toEqual([])
    expect(repeatsOf({ tags }, { tags, day: '' })).toEqual([])
  })
})

it('what is open from earlier incidents has the same services first, then the latest, and nothing finished', () => {
  const open = commitment('open')
  const all = [
    document('old', { actions: [open], day: '2026-01-01' }),
    document('finished', { actions: [commitment('a', { status: 'done' }), commitment('b', { status: 'dropped' })] }),
    document('other', { actions: [open, commitment('done', { status: 'done' })], services: [], day: '2026-02-28' }),
    document('new', { actions: [open], day: '2026-02-01' }),
    document('future', { actions: [open], day: '2026-03-02' }),
  ]
  const earlier = findEarlier(document('now'), all)
  expect(earlier.map(({ id }) => id)).toEqual(['new', 'old', 'other'])
  expect(earlier[2]?.actions.map(({ id }) => id)).toEqual(['open'])
})

it('checks come on the days that the rules of a postmortem say, and not on a weekend', () => {
  const author = testAuthor()
  const doc = createDocument({ title: 'Checkout down' }, author)
  record.change(doc, { day: '2026-03-02' })
  rules.change(doc, { deadlines: { progressCheckDays: 5 } })
  addAction(doc, author, { text: 'Alert' })
  const { causes: _causes, ...facts } = followUpFacts(snapshot(doc))
  const documents = [{ id: 'a', title: '', severity: '', services: [], tags: [], ...facts }]
  // 7 March 2026 is a Saturday.
  expect(dueChecks(documents, '2026-03-08')).toEqual([])
  expect(dueChecks(documents, '2026-03-09')).toMatchObject([{ kind: 'started', due: '2026-03-09', total: 1 }])
  expect(dueChecks(documents, '2026-04-01')).toMatchObject([{ kind: 'finished', due: '2026-04-01' }])
})
