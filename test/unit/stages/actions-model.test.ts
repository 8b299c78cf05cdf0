import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { migrate, snapshot } from '../../../shared/document'
import { parseFile } from '../../../shared/file'
import { defaultRules } from '../../../shared/meeting/rules'
import {
  actionSections,
  actions,
  addAction,
  addCause,
  causesOf,
  closedOn,
  missingFields,
  removeCause,
  setStatus,
} from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'

const author = testAuthor()
const createAction = (values: Parameters<typeof addAction>[2] = { text: 'Alert on lag' }) => {
  const doc = new Y.Doc()
  const id = addAction(doc, author, values)
  const read = () => {
    const [action] = actions.read(doc).value
    if (!action) throw new Error('the action is gone')
    return action
  }
  const causes = () => causesOf({ causes: actionSections.causes.read(doc).value }, read())
  return { doc, id, read, causes }
}

describe('the status of an action', () => {
  test('notes the day on which it was started, done or dropped', () => {
    const { doc, id, read } = createAction()
    setStatus(doc, id, 'in-progress', '2026-03-10')
    expect(read()).toMatchObject({ status: 'in-progress', startedOn: '2026-03-10', doneOn: '', droppedOn: '' })
    setStatus(doc, id, 'done', '2026-03-12')
    expect(read()).toMatchObject({ status: 'done', startedOn: '2026-03-10', doneOn: '2026-03-12' })
    setStatus(doc, id, 'dropped', '2026-03-13')
    expect(read()).toMatchObject({ status: 'dropped', doneOn: '', droppedOn: '2026-03-13' })
  })

  test('that is set again keeps the day on which it was set first', () => {
    const { doc, id, read } = createAction()
    setStatus(doc, id, 'done', '2026-03-12')
    setStatus(doc, id, 'done', '2026-03-20')
    expect(read()).toMatchObject({ startedOn: '2026-03-12', doneOn: '2026-03-12' })
  })

  test('that is opened again clears the days and whether it worked', () => {
    const { doc, id, read } = createAction()
    setStatus(doc, id, 'done', '2026-03-12')
    actions.change(doc, id, { worked: 'no', checkedOn: '2026-06-10', outcome: 'It fired too late' })
    setStatus(doc, id, 'open', '2026-06-10')
    expect(read()).toMatchObject({
      status: 'open',
      startedOn: '',
      doneOn: '',
      droppedOn: '',
      worked: '',
      checkedOn: '',
    })
    expect(read().outcome).toBe('It fired too late')
  })

  test('of two people who close one action at once tells which day counts', () => {
    const { doc, id, read } = createAction()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    setStatus(doc, id, 'done', '2026-03-12')
    setStatus(other, id, 'dropped', '2026-03-13')
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const { status } = read()
    expect(actions.read(other).value).toEqual(actions.read(doc).value)
    expect(closedOn(read())).toBe(status === 'done' ? '2026-03-12' : '2026-03-13')
  })

  test('that is done or dropped leaves nothing missing', () => {
    const { doc, id, read } = createAction()
    expect(missingFields(read(), [], defaultRules)).not.toEqual([])
    for (const status of ['done', 'dropped'] as const) {
      setStatus(doc, id, status, '2026-03-12')
      expect(missingFields(read(), [], defaultRules)).toEqual([])
    }
  })
})

describe('the causes of an action', () => {
  test('are those of two people who add one each at once', () => {
    const { doc, id, causes } = createAction()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    addCause(doc, id, 'whys.answers/a')
    addCause(other, id, 'fishbone.causes/b')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(causes()).toEqual(['fishbone.causes/b', 'whys.answers/a'])
  })

  test('have the single cause of former versions among them, once', () => {
    const { doc, id, read, causes } = createAction({ text: 'Alert on lag', cause: 'whys.answers/z' })
    expect(causes()).toEqual(['whys.answers/z'])
    addCause(doc, id, 'whys.answers/a')
    addCause(doc, id, 'whys.answers/z')
    expect(causes()).toEqual(['whys.answers/a', 'whys.answers/z'])
    removeCause(doc, read(), 'whys.answers/z')
    expect(causes()).toEqual(['whys.answers/a'])
    expect(read().cause).toBe('')
  })

  test('stay apart from those of other actions', () => {
    const { doc, id, causes } = createAction()
    addCause(doc, addAction(doc, author, { text: 'Another' }), 'whys.answers/a')
    expect(causes()).toEqual([])
    addCause(doc, id, 'whys.answers/b')
    expect(causes()).toEqual(['whys.answers/b'])
  })
})

test.each(['former', 'elder'])('the actions of a document of the %s version open with what they had', (name) => {
  const file = readFileSync(new URL(`../../fixtures/former/${name}.debrief.json`, import.meta.url), 'utf8')
  const parsed = parseFile(file)
  if (!parsed.ok) throw new Error(parsed.problem.code)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, parsed.file.crdt)
  migrate(doc, [parsed.file.crdt])
  expect(snapshot(doc).invalid).toEqual([])
  const stored = JSON.parse(file).meeting.stages.actions.actions
  expect(stored.length).toBeGreaterThan(0)
  const data = actionSections.actions.read(doc).value
  expect(actions.toJson(data)).toMatchObject(stored)
  for (const action of data) {
    expect(action).toMatchObject({ kind: '', ownerKind: '', doneOn: '', droppedOn: '', worked: '', outcome: '' })
    expect(causesOf({ causes: {} }, action)).toEqual(action.cause === '' ? [] : [action.cause])
    setStatus(doc, action.id, 'done', '2026-12-01')
    actions.change(doc, action.id, { droppedBecause: 'Nothing', outcome: 'It fired' })
  }
  expect(actions.read(doc).value.map((one) => [one.status, one.doneOn, one.outcome])).toEqual(
    data.map((one) => ['done', one.status === 'done' ? '' : '2026-12-01', 'It fired']),
  )
})
