import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDocument, getStageProblems, snapshot } from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import { incidentDay } from '../../../shared/meeting/incident-day'
import { defaultRules, rulesOfPolicies } from '../../../shared/meeting/rules'
import {
  dropCandidates,
  isDueLate,
  latestDueDay,
  uncoveredFactors,
  valueGrid,
} from '../../../shared/stages/actions/advice'
import {
  type Action,
  actionSections,
  actionStatuses,
  actions,
  addAction,
  addCause,
  missingFields,
  setStatus,
} from '../../../shared/stages/actions/model'
import { ticketLink, ticketName } from '../../../shared/stages/actions/ticket'
import { answers, problems } from '../../../shared/stages/five-whys/model'
import { testAuthor } from '../../support/author'

const author = testAuthor()
const dataOf = (doc: Y.Doc) => ({
  actions: actions.read(doc).value,
  causes: actionSections.causes.read(doc).value,
})
const withActions = (...list: Partial<Action>[]) => {
  const doc = new Y.Doc()
  const ids = list.map((one) => addAction(doc, author, one))
  return { doc, ids, data: dataOf(doc) }
}
const none = { resolvedAt: null, startedAt: null, day: '', entryZone: 'UTC' }

describe('the day from which deadlines count', () => {
  test('is that of the resolution, where the people are', () => {
    const resolvedAt = Date.UTC(2026, 2, 10, 23, 30)
    const startedAt = Date.UTC(2026, 2, 8, 12)
    expect(incidentDay({ ...none, startedAt, resolvedAt })).toBe('2026-03-10')
    expect(incidentDay({ ...none, startedAt, resolvedAt, entryZone: 'Europe/Berlin' })).toBe('2026-03-11')
    expect(incidentDay({ ...none, startedAt, entryZone: 'America/Los_Angeles' })).toBe('2026-03-08')
  })

  test('is the day that was set, or none, as long as no time is known', () => {
    expect(incidentDay({ ...none, day: '2026-03-08' })).toBe('2026-03-08')
    expect(incidentDay(none)).toBe('')
    expect(incidentDay({ ...none, day: 'some day' })).toBe('')
  })
})

describe('an action of high priority', () => {
  const latest = latestDueDay('2026-02-20', defaultRules)
  const action = (values: Partial<Action>) => withActions({ priority: 'high', ...values }).data.actions[0] as Action

  test('is due within 14 days of the incident, or as the rules of the document say', () => {
    expect(latest).toBe('2026-03-06')
    expect(latestDueDay('2026-02-20', rulesOfPolicies({ deadlines: { highPriorityDueDays: 7 } }))).toBe('2026-02-27')
    expect(latestDueDay('', defaultRules)).toBe('')
  })

  test('is late from the day after that, unless it is closed, not dated or of another priority', () => {
    expect(isDueLate(action({ due: '2026-03-06' }), latest)).toBe(false)
    expect(isDueLate(action({ due: '2026-03-07' }), latest)).toBe(true)
    expect(isDueLate(action({ due: '2026-03-07' }), '')).toBe(false)
    expect(isDueLate(action({}), latest)).toBe(false)
    expect(isDueLate(action({ due: '2026-03-07', priority: 'medium' }), latest)).toBe(false)
    expect(isDueLate(action({ due: '2026-03-07', status: 'done' }), latest)).toBe(false)
  })
})

describe('of too many actions', () => {
  test('those are asked about that are worth least for what they take', () => {
    const low = { priority: 'low' } as const
    const { doc, ids } = withActions(
      { ...low, effort: 'small', text: 'small' },
      { ...low, effort: 'large', text: 'large' },
      { ...low, effort: 'large', text: 'large, with a cause' },
      ...Array.from({ length: 7 }, () => ({ priority: 'high' as const })),
    )
    addCause(doc, ids[2] ?? '', 'whys.answers/a')
    expect(dropCandidates(dataOf(doc)).map(({ text }) => text)).toEqual(['large', 'large, with a cause', 'small'])
    for (const id of ids.slice(0, 2)) setStatus(doc, id, 'dropped', '2026-03-01')
    setStatus(doc, ids[9] ?? '', 'done', '2026-03-01')
    expect(dropCandidates(dataOf(doc))).toEqual([])
  })
})

describe('value against effort', () => {
  test('shows each open action once', () => {
    const { data } = withActions(
      { priority: 'high', effort: 'small', text: 'a' },
      { priority: 'high', effort: 'small', text: 'done', status: 'done' },
      { priority: 'low', effort: 'large', text: 'b' },
    )
    expect(
      valueGrid(data.actions)?.map(({ priority, cells }) => [
        priority,
        cells.map((cell) => cell.map((one) => one.text)),
      ]),
    ).toEqual([
      ['high', [['a'], [], []]],
      ['medium', [[], [], []]],
      ['low', [[], [], ['b']]],
    ])
  })

  test('is not shown as long as nobody ranked or estimated anything', () => {
    expect(valueGrid(withActions({}, {}).data.actions)).toBeUndefined()
    expect(valueGrid(withActions({ priority: 'high' }).data.actions)).toBeUndefined()
  })
})

describe('the problems of actions', () => {
  const createMeeting = () => {
    const doc = createDocument({ title: 'Outage' }, author)
    record.change(doc, { resolvedAt: Date.UTC(2026, 1, 20) })
    const problem = problems.add(doc, author, { text: 'It was slow' })
    const root = answers.add(doc, author, { problem, text: 'No limit', mark: 'root-cause' })
    const factor = answers.add(doc, author, { problem, text: 'No alert', mark: 'factor' })
    return { doc, root: `whys.answers/${root}`, factor: `whys.answers/${factor}` }
  }
  const codes = (doc: Y.Doc) => getStageProblems(snapshot(doc), 'actions', 0).map(({ code }) => code)

  test('name root causes that nothing is done about, until an action answers them that was not dropped', () => {
    const { doc, root, factor } = createMeeting()
    expect(codes(doc)).toEqual(['no-actions'])
    const id = addAction(doc, author, { text: 'Set a limit', owner: 'Noor', due: '2026-03-01', criterion: 'It holds' })
    addCause(doc, id, factor)
    expect(codes(doc)).toEqual(['root-cause-without-action'])
    expect(uncoveredFactors(dataOf(doc), snapshot(doc).factors).map((one) => one.id)).toEqual([root])
    addCause(doc, id, root)
    expect(codes(doc)).toEqual([])
    setStatus(doc, id, 'dropped', '2026-03-01')
    expect(codes(doc)).toEqual(['root-cause-without-action'])
  })

  test('ask why one of high priority is due late', () => {
    const { doc, root } = createMeeting()
    const id = addAction(doc, author, { text: 'x', owner: 'Noor', due: '2026-03-07', criterion: 'y', priority: 'high' })
    addCause(doc, id, root)
    expect(codes(doc)).toEqual(['late-high-priority'])
    actions.change(doc, id, { lateBecause: 'The vendor delivers then' })
    expect(codes(doc)).toEqual([])
  })

  test.each(actionStatuses)('of one that is %s are there only if something is left to do', (status) => {
    const { doc, root } = createMeeting()
    const id = addAction(doc, author, { priority: 'high', due: '2027-01-01', status })
    addCause(doc, id, root)
    const isClosed = status === 'done' || status === 'dropped'
    expect(codes(doc).filter((code) => code !== 'root-cause-without-action')).toEqual(
      isClosed ? [] : ['no-owner', 'no-criterion', 'late-high-priority'],
    )
  })

  test('ask for a kind and a ticket only where the rules require them', () => {
    const action = withActions({}).data.actions[0] as Action
    const fields = (required: Parameters<typeof rulesOfPolicies>[0]['requiredFields']) =>
      missingFields(action, [], rulesOfPolicies({ requiredFields: required })).map(({ field }) => field)
    expect(fields(undefined)).toEqual(['owner', 'due', 'criterion', 'cause'])
    expect(fields({ action: ['kind', 'ticket'] })).toEqual(['owner', 'due', 'criterion', 'cause', 'kind', 'ticket'])
  })
})

test.each([
  ['https://tracker.example/issues/12', 'https://tracker.example/issues/12', '#12'],
  [' https://tracker.example/browse/OPS-7/ ', 'https://tracker.example/browse/OPS-7/', 'OPS-7'],
  ['https://tracker.example', 'https://tracker.example', 'tracker.example'],
  ['OPS-7', '', 'OPS-7'],
  ['javascript:alert(1)', '', 'javascript:alert(1)'],
  ['https://', '', 'https://'],
  ['https://[', '', 'https://['],
  ['', '', ''],
])('of the ticket “%s” the link is “%s” and the name “%s”', (ticket, link, name) => {
  expect(ticketLink({ ticket })).toBe(link)
  expect(ticketName({ ticket })).toBe(name)
})
