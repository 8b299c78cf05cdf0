import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBallots } from '../../renderer/session/ballots'
import { openOwnAnswers } from '../../renderer/session/own-answers'
import { type DeviceAnswers, revealRound } from '../../shared/meeting/ballots'
import { askQuestion, ballotOf, DONE } from '../../shared/meeting/questions'
import type { WireMessage } from '../../shared/protocol/wire'
import { causeVotes } from '../../shared/stages/fishbone/model'
import { testAuthor } from '../support/author'
import { createMemoryStorage } from '../support/memory-storage'

let windows = 0

/** A window with a document; `storage` is its browser's. */
const openWindow = (storage: ReturnType<typeof createMemoryStorage>) => {
  windows += 1
  const doc = new Y.Doc()
  const sent: WireMessage[] = []
  let isConnected = true
  const ballots = createBallots({
    documentId: `window ${windows}`,
    doc,
    kept: openOwnAnswers('the document', storage),
    send: (message) => {
      if (isConnected) sent.push(message)
      return isConnected
    },
  })
  return {
    doc,
    ballots,
    answers: () => sent.flatMap((message) => (message.type === 'ballot-answer' ? [message] : [])),
    /** How often it asked the host for its ballots. */
    questions: () => sent.filter(({ type }) => type === 'ballots?').length,
    disconnect: () => {
      isConnected = false
    },
    receive: (box: string, [own, ...others]: DeviceAnswers, ballot = causeVotes.name) =>
      ballots.receive({
        type: 'ballot-state',
        ballot,
        round: 1,
        box,
        answered: 0,
        ...(own && { own }),
        others,
      }),
  }
}

const question = { kind: 'round', stage: 'timeline', text: 'What did we miss?', isAttributed: false } as const
const wrote = (...texts: string[]) => ({ choices: [DONE], texts })

/** A document in which a question was asked; `sync` brings it to a window. */
const askedDocument = () => {
  const doc = new Y.Doc()
  const author = testAuthor('Dana')
  const id = askQuestion(doc, author, question)
  return {
    doc,
    ballot: ballotOf({ id, ...question }),
    sync: (to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(doc)),
  }
}

const [first, second] = ['a', 'b'].map((choice) => ({ choices: [choice], texts: [] }))
const both = [first, second].flatMap((answer) => answer ?? [])

test('answers that no host has are sent by the window that is opened after a reload', () => {
  const storage = createMemoryStorage()
  const before = openWindow(storage)
  before.disconnect()
  before.ballots.answer(causeVotes.name, 1, both)
  before.ballots.handOver(causeVotes.name, 1)
  const after = openWindow(storage)
  after.receive('a host', [])
  expect(after.answers()).toMatchObject([{ answer: first, others: [second] }])
  expect(after.ballots.store.getState()[causeVotes.name]?.turn).toBe(1)
})

test('answers that a host had are sent again after a reload if that host has forgotten them', () => {
  const storage = createMemoryStorage()
  const before = openWindow(storage)
  before.receive('a host', [])
  before.ballots.answer(causeVotes.name, 1, both)
  before.receive('a host', both)
  const unchanged = openWindow(storage)
  unchanged.receive('a host', both)
  expect(unchanged.answers()).toEqual([])
  const restarted = openWindow(storage)
  restarted.receive('another host', [])
  expect(restarted.answers()).toHaveLength(1)
})

test('answers leave this device once they are counted', () => {
  const storage = createMemoryStorage()
  const page = openWindow(storage)
  page.receive('a host', [])
  page.ballots.answer(causeVotes.name, 1, both)
  page.receive('a host', both)
  expect(storage.size()).toBe(1)
  revealRound(page.doc, causeVotes, 1, both)
  page.receive('a host', [])
  expect(storage.size()).toBe(0)
  expect(page.answers()).toHaveLength(1)
})

test('texts outlast a reload that learns of the host’s state before it has the question', () => {
  const { ballot, sync } = askedDocument()
  const storage = createMemoryStorage()
  const before = openWindow(storage)
  sync(before.doc)
  before.receive('a host', [], ballot.name)
  before.ballots.answer(ballot.name, 1, [wrote('a')])
  before.receive('a host', [wrote('a')], ballot.name)
  const after = openWindow(storage)
  after.ballots.ask()
  after.receive('another host', [], ballot.name)
  expect(storage.size()).toBe(1)
  expect(after.answers()).toEqual([])
  sync(after.doc)
  expect(after.questions()).toBe(2)
  after.receive('another host', [], ballot.name)
  expect(after.answers()).toMatchObject([{ answer: wrote('a') }])
})

test('what was counted while the page was closed leaves this device; a text that came too late stays', () => {
  const { doc, ballot, sync } = askedDocument()
  const [counted, late] = [createMemoryStorage(), createMemoryStorage()]
  for (const [storage, texts] of [
    [counted, ['a']],
    [late, ['a', 'b']],
  ] as const) {
    const page = openWindow(storage)
    sync(page.doc)
    page.ballots.answer(ballot.name, 1, [wrote(...texts)])
  }
  revealRound(doc, ballot, 1, [wrote('a')])
  for (const storage of [counted, late]) {
    const page = openWindow(storage)
    sync(page.doc)
    page.ballots.ask()
  }
  expect(counted.size()).toBe(0)
  expect(late.size()).toBe(1)
})

test('a storage that holds something else is no obstacle', () => {
  const storage = createMemoryStorage()
  storage.setItem('debrief.answers.the document', '{"fishbone.ballot": 1')
  expect(openOwnAnswers('the document', storage).read()).toEqual({})
  storage.setItem('debrief.answers.the document', '{"fishbone.ballot": {"answers": "?"}}')
  expect(openOwnAnswers('the document', storage).read()).toEqual({})
})
