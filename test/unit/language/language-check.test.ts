import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createLanguageCheck, type FoundSituations } from '../../../renderer/language/language-check'
import { createDrafts } from '../../../renderer/session/drafts'
import { createMeetingMirror } from '../../../renderer/stores/meeting'
import { roster } from '../../../shared/meeting/incident'
import { notes, parking } from '../../../shared/meeting/notes'
import { addAction } from '../../../shared/stages/actions/model'
import { addProblem, answers, answerText, answerWhy } from '../../../shared/stages/five-whys/model'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { startCheckInProcess } from '../../support/language'

const author = testAuthor('Dana')
const noDrafts = createDrafts({ documentId: 'test' })
const blaming = 'John should have checked the replica.'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const open = (doc: Y.Doc) => {
  const mirror = createMeetingMirror(doc)
  const language = createLanguageCheck({ doc, mirror, drafts: noDrafts, start: startCheckInProcess })
  const found: FoundSituations[] = []
  language.onSituations((one) => found.push(one))
  return { language, found, stop: language.watch() }
}
const rest = () => vi.advanceTimersByTimeAsync(1_000)
const write = (doc: Y.Doc, id: string, text: string) => events.rewrite(doc, id, 'text', text)

describe('the facilitator’s page', () => {
  test('learns of a situation in any text by anybody, once the text is stable', async () => {
    const doc = new Y.Doc()
    const { found } = open(doc)
    const theirs = new Y.Doc()
    addEvent(theirs, author, { text: blaming })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
    await vi.advanceTimersByTimeAsync(200)
    expect(found).toEqual([])
    await rest()
    expect(found).toHaveLength(1)
    expect(found[0]?.stage).toBe('timeline')
  })

  test('learns neither the text nor its author', async () => {
    const doc = new Y.Doc()
    roster.add(doc, author, { name: 'John' })
    const { found } = open(doc)
    const id = addEvent(doc, author, { text: blaming })
    await rest()
    expect(Object.keys(found[0] ?? {}).sort()).toEqual(['ids', 'stage'])
    for (const word of ['John', 'replica', 'Dana', id]) expect(JSON.stringify(found)).not.toContain(word)
  })

  test('learns of a situation once, however often its text changes afterwards', async () => {
    const doc = new Y.Doc()
    const { found } = open(doc)
    const id = addEvent(doc, author, { text: blaming })
    await rest()
    write(doc, id, `${blaming} The pager stayed silent.`)
    await rest()
    expect(found).toHaveLength(1)
    write(doc, id, 'The pager stayed silent.')
    await rest()
    write(doc, id, blaming)
    await rest()
    expect(found).toHaveLength(2)
  })

  test('learns of a vague action although all actions are being checked at the same time', async () => {
    const doc = new Y.Doc()
    const { found, language } = open(doc)
    addAction(doc, author, { text: blaming })
    for (let round = 0; round < 10; round += 1) {
      void language.checkAll()
      await vi.advanceTimersByTimeAsync(60)
    }
    await rest()
    expect(found).toHaveLength(1)
  })

  test('learns nothing of what was there before it started watching', async () => {
    const doc = new Y.Doc()
    const id = addEvent(doc, author, { text: blaming })
    const { found } = open(doc)
    await rest()
    write(doc, id, `${blaming} The pager stayed silent.`)
    await rest()
    expect(found).toEqual([])
  })

  test('learns nothing of a text that is being typed, while stable ones are checked', async () => {
    const doc = new Y.Doc()
    const { found } = open(doc)
    const typed = addEvent(doc, author, { text: blaming })
    notes.add(doc, author, { stage: 'impact', text: blaming })
    for (let round = 0; round < 20; round += 1) {
      write(doc, typed, `${blaming} ${round}`)
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(found.map(({ stage }) => stage)).toEqual(['impact'])
  })

  test('learns of parked topics in the stage that the room is at', async () => {
    const doc = new Y.Doc()
    const { found } = open(doc)
    parking.add(doc, author, { text: blaming })
    await rest()
    expect(found).toHaveLength(1)
  })

  test('learns nothing of an answer that already has a further why', async () => {
    const doc = new Y.Doc()
    const { found } = open(doc)
    const problem = addProblem(doc, author, 'The data was removed')
    const first = answerWhy(doc, author, problem, null, blaming)
    answerWhy(doc, author, problem, first, 'Both shells looked the same')
    await rest()
    expect(found).toEqual([])
  })

  test('learns nothing after it has unsubscribed', async () => {
    const doc = new Y.Doc()
    const { found, stop } = open(doc)
    stop()
    addEvent(doc, author, { text: blaming })
    await rest()
    expect(found).toEqual([])
  })
})

describe('all texts', () => {
  test('are checked on request, and removed ones are forgotten', async () => {
    const doc = new Y.Doc()
    const id = addEvent(doc, author, { text: blaming })
    addAction(doc, author, { text: 'Be more careful with restores' })
    const { language } = open(doc)
    const done = language.checkAll()
    await rest()
    await done
    const keys = () => [...language.checked.keys()].sort()
    expect(keys()).toEqual([expect.stringMatching(/^actions\.items\//), `timeline.events/${id}/text`])
    events.remove(doc, id, author)
    await rest()
    expect(keys()).toHaveLength(1)
  })

  test('that were removed are forgotten with the next check, on a page that does not watch for changes too', async () => {
    const doc = new Y.Doc()
    const id = addEvent(doc, author, { text: blaming })
    const { language, stop } = open(doc)
    stop()
    void language.checkAll()
    await rest()
    expect([...language.checked.keys()]).toEqual([`timeline.events/${id}/text`])
    events.remove(doc, id, author)
    await rest()
    void language.checkAll()
    await rest()
    expect(language.checked.size).toBe(0)
  })

  test('an action is checked for being specific', async () => {
    const doc = new Y.Doc()
    addAction(doc, author, { text: 'Improve monitoring', criterion: 'Improve monitoring' })
    const { language } = open(doc)
    const done = language.checkAll(({ isAction }) => isAction === true)
    await rest()
    await done
    const [one, ...others] = [...language.checked.values()]
    expect(others).toEqual([])
    expect(one?.result.action.length).toBeGreaterThan(0)
  })
})

describe('the end of a chain', () => {
  const chain = (text: string) => {
    const doc = new Y.Doc()
    const id = answerWhy(doc, author, addProblem(doc, author, 'The data was removed'), null, text)
    const { language } = open(doc)
    const asked = () => {
      const row = answers.read(doc).value.find((answer) => answer.id === id)
      if (!row) throw new Error('the answer is there')
      return language.endsAtPerson(answerText(row))
    }
    return { doc, id, language, asked }
  }

  test('is classified in the background, and views are notified', async () => {
    const { asked, language } = chain('An engineer deleted the wrong directory')
    const before = language.version.getState()
    expect(asked()).toBe(false)
    await rest()
    expect(asked()).toBe(true)
    expect(language.version.getState()).toBeGreaterThan(before)
  })

  test('keeps its classification while it is being typed', async () => {
    const { doc, id, asked } = chain('The operator ran the migration by hand')
    asked()
    await rest()
    for (const more of [' b', ' be', ' because the pipeline was down']) {
      answers.rewrite(doc, id, 'text', `The operator ran the migration by hand${more}`)
      await vi.advanceTimersByTimeAsync(100)
      expect(asked()).toBe(true)
    }
    await rest()
    expect(asked()).toBe(false)
  })

  test('is classified again once the people of the meeting have changed', async () => {
    const { doc, asked } = chain('Xqwertz restarted the consumer')
    asked()
    await rest()
    expect(asked()).toBe(false)
    roster.add(doc, author, { name: 'Xqwertz' })
    await rest()
    asked()
    await rest()
    expect(asked()).toBe(true)
  })
})

describe('a check of everything', () => {
  test('ends once everything was checked, even if another one is requested meanwhile', async () => {
    const doc = new Y.Doc()
    for (let row = 0; row < 20; row += 1) addEvent(doc, author, { text: `${blaming} ${row}` })
    const { language } = open(doc)
    const read: number[] = []
    for (let round = 0; round < 3; round += 1) void language.checkAll().then(() => read.push(language.checked.size))
    await rest()
    expect(read).toEqual([20, 20, 20])
  })

  test('ends with the current text, even if that changes meanwhile', async () => {
    const doc = new Y.Doc()
    const id = addEvent(doc, author, { text: blaming })
    const { language } = open(doc)
    const read: (string | undefined)[] = []
    const note = () => void read.push([...language.checked.values()][0]?.text.text)
    void language.checkAll().then(note)
    write(doc, id, 'The pager stayed silent.')
    await vi.advanceTimersByTimeAsync(0)
    void language.checkAll().then(note)
    await rest()
    expect(read).toEqual(['The pager stayed silent.', 'The pager stayed silent.'])
  })
})
