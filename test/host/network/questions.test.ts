import { afterEach, expect, test } from 'vitest'
import type { Ballot } from '../../../shared/meeting/ballots'
import { askQuestion, cancelQuestion, DONE, type NewQuestion, questions } from '../../../shared/meeting/questions'
import { testAuthor } from '../../support/author'
import { createMemoryStorage } from '../../support/memory-storage'
import { expectNothingOf, readFolder, writersIn } from '../../support/secrecy'
import { until } from '../../support/until'
import {
  ask as askEveryone,
  ballotState,
  fileOf,
  meetingOfFour,
  openGuest,
  state,
  type Voter,
  voter,
} from './ballot-support'
import { closeAll, getPort, readInvite, share, startTestHost } from './support'

afterEach(closeAll)

const silentRound: NewQuestion = { kind: 'round', stage: 'timeline', text: 'What did we miss?', isAttributed: false }

const author = testAuthor('question')
const ask = (facilitator: Voter, everyone: readonly Voter[], change: Partial<NewQuestion> = {}) =>
  askEveryone(facilitator, everyone, { ...silentRound, ...change }, author)

const writeTexts = (of: Voter, ballot: Ballot, texts: readonly string[], isDone = true): void =>
  of.ballots.answer(ballot.name, 1, [{ choices: isDone ? [DONE] : [], texts: [...texts] }])

const isHeld = (of: Voter, ballot: Ballot) =>
  until(`${of.name}’s texts to be held`, () => {
    const status = state(of, ballot)
    return status?.own.length === 1 && !status.pending
  })

const reveal = async ({ ballots }: Voter, ballot: Ballot, everyone: readonly Voter[]): Promise<void> => {
  await until('the result', () => {
    // Refused until the host knows who facilitates.
    ballots.reveal(ballot.name, 1)
    return everyone.every(({ page }) => !ballotState(page, ballot).isOpen)
  })
}

test('a silent round is answered in several browsers, by late joiners as well, and survives a reload', async () => {
  const { meeting, documentId, voters, watching, everyone } = await meetingOfFour()
  const [facilitator, guest, linked] = voters
  const { browserLink = '' } = await share(meeting, 'edit', true, documentId)
  const { ballot } = await ask(facilitator, everyone)
  writeTexts(facilitator, ballot, ['alpaca', 'both'], false)
  writeTexts(linked, ballot, ['beaver', 'both'])
  await until('one to be done', () => state(watching, ballot)?.answered === 1)
  // Somebody joins in the middle, answers, reloads the page, and goes on from what they had written.
  const storage = createMemoryStorage()
  const late = await openGuest(browserLink, documentId)
  const before = voter('Lara Late', late.page, false, storage)
  await until('the question', () => state(before, ballot)?.box)
  expect(state(before, ballot)).toMatchObject({ answered: 1, own: [] })
  writeTexts(before, ballot, ['condor'], false)
  await isHeld(before, ballot)
  before.page.leave()
  const reloaded = voter('Lara Late', await late.open(), false, storage)
  await isHeld(reloaded, ballot)
  expect(state(reloaded, ballot)?.own).toEqual([{ choices: [], texts: ['condor'] }])
  writeTexts(reloaded, ballot, ['condor', 'dingo'])
  writeTexts(guest, ballot, [])
  await until('three to be done', () => state(watching, ballot)?.answered === 3)
  await reveal(facilitator, ballot, [...everyone, reloaded])
  for (const { page } of [...everyone, reloaded])
    expect(ballotState(page, ballot).tally).toEqual({
      voters: 4,
      counts: {},
      texts: ['alpaca', 'beaver', 'both', 'both', 'condor', 'dingo'],
    })
  expect(storage.size()).toBe(0)
  // Too late: the text is refused with the reason, and stays on the own device.
  writeTexts(reloaded, ballot, ['condor', 'dingo', 'eagle'])
  await until('the refusal', () => state(reloaded, ballot)?.refusal === 'closed')
  expect(JSON.stringify(storage.getItem('debrief.answers.Lara Late'))).toContain('eagle')
})

test('a host that is killed in the middle of a silent round receives all texts again and ties none to its author', async () => {
  const { meeting, linkedHost, documentId, voters, watching, everyone, principals, appLink } = await meetingOfFour()
  const [facilitator, guest, linked] = voters
  const storage = createMemoryStorage()
  const { browserLink = '' } = await share(meeting, 'edit', true, documentId)
  const away = await openGuest(browserLink, documentId)
  const gone = voter('Greta Gone', away.page, false, storage)
  const { ballot } = await ask(facilitator, [...everyone, gone])
  writeTexts(guest, ballot, ['alpaca'])
  writeTexts(linked, ballot, ['beaver'])
  writeTexts(gone, ballot, ['condor'])
  await isHeld(gone, ballot)
  await until('three to be done', () => state(watching, ballot)?.answered === 3)
  const box = state(watching, ballot)?.box
  gone.page.leave()
  await meeting.kill()
  await until('the loss', () => linked.page.last('host')?.link === 'lost')
  // Written while the host is down.
  writeTexts(linked, ballot, ['beaver', 'dingo'])
  writeTexts(facilitator, ballot, ['eagle'])
  const again = await startTestHost({
    dataDir: meeting.dataDir,
    port: getPort(meeting.url),
    networkPort: Number(readInvite(appLink).addresses[0]?.split(':').at(-1)),
  })
  await until('the texts of the open pages', () => {
    const status = state(watching, ballot)
    return status?.box !== box && status?.answered === 3
  })
  // Whoever had closed the page sends theirs on return.
  const back = voter('Greta Gone', await away.open(), false, storage)
  await until('the text of the page that was closed', () => state(watching, ballot)?.answered === 4)
  await until('the text of meanwhile', () => state(linked, ballot)?.own[0]?.texts.length === 2)
  await reveal(facilitator, ballot, [...everyone, back])
  expect(ballotState(watching.page, ballot).tally).toEqual({
    voters: 4,
    counts: {},
    texts: ['alpaca', 'beaver', 'condor', 'dingo', 'eagle'],
  })
  await watching.page.queryPersistence()
  const saved = new Uint8Array(Buffer.from((await fileOf(again, documentId)).crdt, 'base64'))
  const authors = [...everyone, gone, back].map(({ page }) => page.doc.clientID)
  const writers = [...writersIn(saved, 'questions.results')]
  expect(writers).toHaveLength(1)
  expect(authors).not.toContain(writers[0])
  for (const host of [again, linkedHost]) expectNothingOf(principals, 'a folder', readFolder(host.dataDir))
})

test('a round that is canceled shows nothing to anybody, and goes on with every text if it is asked again', async () => {
  const { voters, watching, everyone } = await meetingOfFour()
  const [facilitator, guest, linked] = voters
  const { id, ballot } = await ask(facilitator, everyone)
  writeTexts(guest, ballot, ['alpaca'])
  writeTexts(linked, ballot, ['beaver'])
  await until('two to be done', () => state(watching, ballot)?.answered === 2)
  const cancel = async (isCanceled: boolean): Promise<void> => {
    cancelQuestion(facilitator.page.doc, id, isCanceled)
    for (const { page } of everyone)
      await until(
        'the change',
        () => questions.read(page.doc).value.find((one) => one.id === id)?.isCanceled === isCanceled,
      )
  }
  await cancel(true)
  // A text that crosses with the cancellation is refused, and not lost.
  writeTexts(linked, ballot, ['beaver', 'condor'])
  await until('the refusal', () => state(linked, ballot)?.refusal === 'invalid')
  // With another question, the host forgets the answers to the canceled one.
  const other = await ask(facilitator, everyone, { kind: 'agree', text: 'We know enough' })
  await cancel(false)
  await until('both again', () => state(watching, ballot)?.answered === 2)
  await until('the later text', () => state(linked, ballot)?.own[0]?.texts.length === 2)
  expect(state(linked, ballot)).toMatchObject({ pending: undefined, refusal: undefined })
  await reveal(facilitator, ballot, everyone)
  expect(ballotState(watching.page, ballot).tally?.texts).toEqual(['alpaca', 'beaver', 'condor'])
  expect(ballotState(watching.page, other.ballot).isOpen).toBe(true)
})

test('a poll of fewer than three people writes no counts into the document, nor to anybody', async () => {
  const { voters, watching, everyone } = await meetingOfFour()
  const [facilitator, guest, linked] = voters
  const { ballot } = await ask(facilitator, everyone, { kind: 'pace', text: 'How is the pace?' })
  const answer = (of: Voter, choice: string) => of.ballots.answer(ballot.name, 1, [{ choices: [choice], texts: [] }])
  answer(guest, 'slower')
  answer(linked, 'slower')
  await until('two', () => state(watching, ballot)?.answered === 2)
  await reveal(facilitator, ballot, everyone)
  expect(ballotState(watching.page, ballot).tally).toEqual({ voters: 2, counts: {}, texts: [] })
  expectNothingOf(['slower'], 'a frame', watching.page.frames.join('\n'))
  const second = await ask(facilitator, everyone, { kind: 'pace', text: 'And now?' })
  for (const [of, choice] of [
    [facilitator, 'right'],
    [guest, 'slower'],
    [linked, 'right'],
  ] as const)
    of.ballots.answer(second.ballot.name, 1, [{ choices: [choice], texts: [] }])
  await until('three', () => state(watching, second.ballot)?.answered === 3)
  await reveal(facilitator, second.ballot, everyone)
  expect(ballotState(watching.page, second.ballot).tally).toEqual({
    voters: 3,
    counts: { right: 2, slower: 1 },
    texts: [],
  })
})

test('answers to more questions than a meeting has at a time are refused', async () => {
  const { voters, watching, everyone } = await meetingOfFour()
  const [facilitator, guest] = voters
  const { ballot } = await ask(facilitator, everyone)
  writeTexts(guest, ballot, ['alpaca'])
  await until('one', () => state(watching, ballot)?.answered === 1)
  facilitator.page.doc.transact(() => {
    for (let n = 0; n < 8; n += 1)
      askQuestion(facilitator.page.doc, { ...author, now: () => author.now() + 1 }, silentRound)
  })
  await until('the questions', () => questions.read(guest.page.doc).value.length === 9)
  writeTexts(guest, ballot, ['beaver'])
  await until('the refusal', () => state(guest, ballot)?.refusal === 'closed')
})
