import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBallots } from '../../renderer/session/ballots'
import { openOwnAnswers } from '../../renderer/session/own-answers'
import { type DeviceAnswers, revealRound } from '../../shared/meeting/ballots'
import type { WireMessage } from '../../shared/protocol/wire'
import { causeVotes } from '../../shared/stages/fishbone/model'
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
    disconnect: () => {
      isConnected = false
    },
    receive: (box: string, [own, ...others]: DeviceAnswers) =>
      ballots.receive({
        type: 'ballot-state',
        ballot: causeVotes.name,
        round: 1,
        box,
        answered: 0,
        ...(own && { own }),
        others,
      }),
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

test('a storage that holds something else is no obstacle', () => {
  const storage = createMemoryStorage()
  storage.setItem('debrief.answers.the document', '{"fishbone.ballot": 1')
  expect(openOwnAnswers('the document', storage).read()).toEqual({})
  storage.setItem('debrief.answers.the document', '{"fishbone.ballot": {"answers": "?"}}')
  expect(openOwnAnswers('the document', storage).read()).toEqual({})
})
