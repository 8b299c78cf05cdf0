import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ballots, createBallots } from '../../../renderer/session/ballots'
import { openOwnAnswers } from '../../../renderer/session/own-answers'
import type { Author } from '../../../shared/crdt'
import { type Answer, type Ballot, type DeviceAnswers, getBallotState } from '../../../shared/meeting/ballots'
import { record } from '../../../shared/meeting/incident'
import { askQuestion, ballotOf, DONE, type NewQuestion } from '../../../shared/meeting/questions'
import { feedback } from '../../../shared/stages/closing/model'
import { causeVotes } from '../../../shared/stages/fishbone/model'
import { testAuthor } from '../../support/author'
import type { createMemoryStorage } from '../../support/memory-storage'
import { until } from '../../support/until'
import { joinAsGuest } from './guest-access'
import { openOwnPage, openPage, share, startTestHost, type TestHost, type TestPage } from './support'

/** A person with a page and the app's real ballots, over a real socket. */
export type Voter = { name: string; page: TestPage; ballots: Ballots; isFacilitator: boolean }

let pages = 0

/** `storage` is what the browser keeps; a page opened with it again is that page, reloaded. */
export const voter = (
  name: string,
  page: TestPage,
  isFacilitator = false,
  storage?: ReturnType<typeof createMemoryStorage>,
): Voter => {
  pages += 1
  const ballots = createBallots({
    documentId: `page ${pages}`,
    doc: page.doc,
    kept: openOwnAnswers(name, storage),
    send: (message) => {
      page.send(message)
      return true
    },
  })
  const show = (): void =>
    page.send({
      type: 'presence',
      clientId: page.doc.clientID,
      seq: pages * 1_000 + page.received.length,
      state: { name, color: 1, isFacilitator },
    })
  page.onMessage((message) => {
    if (message.type === 'ballot-state' || message.type === 'ballot-refused') ballots.receive(message)
    // As the session does, whenever the meeting's host becomes reachable.
    if (message.type === 'host' && (message.link === 'self' || message.link === 'linked')) {
      show()
      ballots.ask()
    }
  })
  show()
  ballots.ask()
  return { name, page, ballots, isFacilitator }
}

export const openGuest = async (link: string, documentId: string) => {
  const { origin, cookie } = await joinAsGuest(link)
  const open = async (): Promise<TestPage> => {
    const page = openPage(origin, cookie, documentId)
    await until('the guest to be synced', () => page.isSynced())
    return page
  }
  const page = await open()
  return { page, open, session: (cookie.split('=')[1] ?? '').split('~')[0] ?? '' }
}

export const facilitatorName = 'Fay Facilitator'

/** A facilitator, a guest in a browser, somebody with a linked host, and a guest who only watches. */
export const meetingOfFour = async () => {
  const meeting = await startTestHost()
  const { documentId, browserLink = '', appLink } = await share(meeting, 'edit', true)
  const lead = await openOwnPage(meeting, documentId)
  record.change(lead.doc, { facilitator: facilitatorName })
  await lead.queryPersistence()
  const facilitator = voter(facilitatorName, lead, true)
  const guest = await openGuest(browserLink, documentId)
  const onlooker = await openGuest(browserLink, documentId)
  const linkedHost = await startTestHost()
  await linkedHost.call('meeting.join', { link: appLink })
  const linkedPage = await openOwnPage(linkedHost, documentId)
  await until('the link', () => linkedPage.last('host')?.link === 'linked')
  const voters = [facilitator, voter('Grace Guest', guest.page), voter('Liam Linked', linkedPage)] as const
  const watching = voter('Olga Onlooker', onlooker.page)
  const everyone = [...voters, watching]
  for (const { ballots } of everyone) await until('a host of ballots', () => ballots.store.getState()[feedback.name])
  const { secret } = JSON.parse(readFileSync(join(linkedHost.dataDir, 'host.json'), 'utf8'))
  const instance = createHmac('sha256', Buffer.from(secret, 'hex')).update(`link ${documentId}`).digest('base64url')
  /** The ids that identify a person without a name. */
  const principals = [guest.session, onlooker.session, instance]
  return { meeting, linkedHost, documentId, voters, watching, everyone, principals, appLink }
}

/** What each of three people answers on a ballot. */
export type Answering = { ballot: Ballot; answersOf: (index: number) => DeviceAnswers }

/** Answers of each of three people, in words that occur nowhere else. */
export const answersOf = (index: number): { votes: Answer; opinion: Answer } => {
  const [mine, common] = [`cause/only-${['amber', 'birch', 'cedar'][index]}`, 'cause/common']
  return {
    votes: { choices: [mine, common], texts: [] },
    opinion: { choices: ['4'], texts: [`Suggestion ${['alpaca', 'beaver', 'condor'][index]}`] },
  }
}

const votesAndFeedback: Answering[] = [
  { ballot: causeVotes, answersOf: (index) => [answersOf(index).votes] },
  { ballot: feedback, answersOf: (index) => [answersOf(index).opinion] },
]

/** Asks everyone; resolves to the question's ballot once everyone can answer it. */
export const ask = async (facilitator: Voter, everyone: readonly Voter[], question: NewQuestion, author: Author) => {
  const id = askQuestion(facilitator.page.doc, author, question)
  const ballot = ballotOf({ id, ...question })
  for (const one of everyone) await until(`${one.name} to be asked`, () => state(one, ballot)?.box)
  return { id, ballot }
}

/**
 * All kinds of secret answers: votes, also of a second person on the same device, feedback, a silent round and a poll.
 */
export const askEverything = async (facilitator: Voter, everyone: readonly Voter[]): Promise<Answering[]> => {
  const author = testAuthor('question')
  const add = async (question: Pick<NewQuestion, 'kind' | 'text'>) =>
    (await ask(facilitator, everyone, { stage: 'timeline', isAttributed: false, ...question }, author)).ballot
  const round = await add({ kind: 'round', text: 'What did we miss?' })
  const poll = await add({ kind: 'pace', text: 'How is the pace?' })
  return [
    {
      ballot: causeVotes,
      answersOf: (index) => [
        answersOf(index).votes,
        { choices: [`cause/only-${['dune', 'elm', 'fern'][index]}`], texts: [] },
      ],
    },
    { ballot: feedback, answersOf: (index) => [answersOf(index).opinion] },
    {
      ballot: round,
      answersOf: (index) => [{ choices: [DONE], texts: ['Common', `Thought ${['gecko', 'heron', 'ibis'][index]}`] }],
    },
    { ballot: poll, answersOf: (index) => [{ choices: [['slower', 'faster', 'right'][index] ?? ''], texts: [] }] },
  ]
}

/** The words by which an answer could be recognized: those that nobody else answers and no document contains. */
export const wordsOf = (index: number, asked: readonly Answering[]): string[] =>
  asked
    .flatMap((one) => one.answersOf(index))
    .flatMap(({ choices, texts }) => [...choices, ...texts])
    .filter((word) => /^(?:cause\/only|Suggestion|Thought|slower|faster)/.test(word))

export const state = (of: Voter, ballot: Ballot) => of.ballots.store.getState()[ballot.name]

export const answerAll = async (of: Voter, index: number, asked = votesAndFeedback): Promise<void> => {
  for (const { ballot, answersOf: answers } of asked) of.ballots.answer(ballot.name, 1, answers(index))
  for (const { ballot } of asked)
    await until(`${of.name}'s answer to be held`, () => state(of, ballot)?.own[0] && !state(of, ballot)?.pending)
}

export const ballotState = (page: TestPage, ballot: Ballot) => getBallotState(ballot.read(page.doc).value)

export const revealAll = async (
  { ballots, page }: Voter,
  everyone: readonly Voter[],
  asked = votesAndFeedback,
): Promise<void> => {
  for (const { ballot } of asked) {
    ballots.reveal(ballot.name, ballotState(page, ballot).round)
    for (const one of everyone) await until('the result', () => !ballotState(one.page, ballot).isOpen)
  }
}

export const fileOf = async (host: TestHost, id: string) => JSON.parse((await host.call('document.file', { id })).text)
