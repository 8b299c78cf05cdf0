import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Ballots, createBallots } from '../../../renderer/session/ballots'
import { endMeeting, startMeeting } from '../../../shared/meeting/agenda'
import { type Answer, type Ballot, getBallotState, openRound, revealRound } from '../../../shared/meeting/ballots'
import { record } from '../../../shared/meeting/incident'
import { decodeInvite, inviteToken } from '../../../shared/protocol/invite'
import { feedback } from '../../../shared/stages/closing/model'
import { causeVotes } from '../../../shared/stages/fishbone/model'
import { testAuthor } from '../../support/author'
import { until } from '../../support/until'
import {
  closeAll,
  inviteOf,
  openOwnPage,
  openPage,
  portOf,
  post,
  share,
  startHostProcess,
  type TestHost,
  type TestPage,
} from './support'

afterEach(closeAll)

/** Somebody with a page: their ballots are the app's own, over a real socket. */
type Voter = { name: string; page: TestPage; ballots: Ballots; isFacilitator: boolean }

let pages = 0

const voter = (name: string, page: TestPage, isFacilitator = false): Voter => {
  pages += 1
  const ballots = createBallots({
    documentId: `page ${pages}`,
    doc: page.doc,
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
    // As the session does: whenever the way to the meeting's host is there.
    if (message.type === 'host' && (message.link === 'self' || message.link === 'linked')) {
      show()
      ballots.ask()
    }
  })
  show()
  ballots.ask()
  return { name, page, ballots, isFacilitator }
}

const signInAsGuest = async (link: string): Promise<{ origin: string; cookie: string }> => {
  const reading = decodeInvite(link)
  if ('failure' in reading) throw new Error(reading.failure.sentence)
  const { documentId, ...invite } = reading.invite
  const { origin } = new URL(link)
  const response = await post(origin, '/guest', { id: documentId, token: inviteToken({ documentId, ...invite }) })
  return { origin, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

const openGuest = async (link: string, documentId: string) => {
  const { origin, cookie } = await signInAsGuest(link)
  const page = openPage(origin, cookie, documentId)
  await until('the guest to be synced', () => page.isSynced())
  return { page, session: (cookie.split('=')[1] ?? '').split('~')[0] ?? '' }
}

const facilitatorName = 'Fay Facilitator'

/** A facilitator, a guest in a browser, somebody whose own host is linked, and a guest who only looks on. */
const meetingOfFour = async () => {
  const meeting = await startHostProcess()
  const { documentId, browserLink = '', appLink } = await share(meeting, 'edit', true)
  const lead = await openOwnPage(meeting, documentId)
  record.change(lead.doc, { facilitator: facilitatorName })
  await lead.stored()
  const facilitator = voter(facilitatorName, lead, true)
  const guest = await openGuest(browserLink, documentId)
  const onlooker = await openGuest(browserLink, documentId)
  const linkedHost = await startHostProcess()
  await linkedHost.call('meeting.join', { link: appLink })
  const linkedPage = await openOwnPage(linkedHost, documentId)
  await until('the link', () => linkedPage.last('host')?.link === 'linked')
  const voters = [facilitator, voter('Grace Guest', guest.page), voter('Liam Linked', linkedPage)] as const
  const watching = voter('Olga Onlooker', onlooker.page)
  const everyone = [...voters, watching]
  for (const { ballots } of everyone) await until('a host of ballots', () => ballots.store.getState()[feedback.name])
  const { secret } = JSON.parse(readFileSync(join(linkedHost.dataDir, 'host.json'), 'utf8'))
  const instance = createHmac('sha256', Buffer.from(secret, 'hex')).update(`link ${documentId}`).digest('base64url')
  /** What stands for a person where nobody sees a name. */
  const principals = [guest.session, onlooker.session, instance]
  return { meeting, linkedHost, documentId, voters, watching, everyone, principals, appLink }
}

/** Unmistakable words for each of three people. */
const answersOf = (index: number): { votes: Answer; opinion: Answer } => {
  const [mine, common] = [`cause/only-${['amber', 'birch', 'cedar'][index]}`, 'cause/common']
  return {
    votes: { choices: [mine, common], texts: [] },
    opinion: { choices: ['4'], texts: [`Suggestion ${['alpaca', 'beaver', 'condor'][index]}`] },
  }
}
const wordsOf = (index: number): string[] => {
  const { votes, opinion } = answersOf(index)
  return [votes.choices[0] ?? '', opinion.texts[0] ?? '']
}

/** All bytes of a folder, hidden files too, as text: file, journal, versions, settings. */
const bytesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    // What a file holds as base64 is searched as what it says.
    .map((bytes) => {
      const text = bytes.toString('utf8')
      const crdt = /"crdt": "([^"]+)"/.exec(text)?.[1]
      return crdt === undefined ? text : `${text} ${Buffer.from(crdt, 'base64').toString('utf8')}`
    })
    .join('\n')

/** Which clients wrote into a root type, by everything that is left of it. */
const writersIn = (state: Uint8Array, root: string): Set<number> => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const type = doc.getMap(root)
  const writers = new Set<number>()
  for (const structs of doc.store.clients.values())
    for (const struct of structs) if (struct instanceof Y.Item && struct.parent === type) writers.add(struct.id.client)
  return writers
}

const expectNothingOf = (words: readonly string[], where: string, text: string): void => {
  for (const word of words) expect(text.includes(word), `${word} in ${where}`).toBe(false)
}

const state = (of: Voter, ballot: Ballot) => of.ballots.store.getState()[ballot.name]

const answerAll = async (of: Voter, index: number): Promise<void> => {
  const { votes, opinion } = answersOf(index)
  of.ballots.answer(causeVotes.name, 1, votes)
  of.ballots.answer(feedback.name, 1, opinion)
  for (const ballot of [causeVotes, feedback])
    await until(`${of.name}'s answer to be held`, () => state(of, ballot)?.own && !state(of, ballot)?.pending)
}

const ballotState = (page: TestPage, ballot: Ballot) => getBallotState(ballot.read(page.doc).value)

const revealAll = async ({ ballots, page }: Voter, everyone: readonly Voter[]): Promise<void> => {
  for (const ballot of [causeVotes, feedback]) {
    ballots.reveal(ballot.name, ballotState(page, ballot).round)
    for (const one of everyone) await until('the result', () => !ballotState(one.page, ballot).isOpen)
  }
}

const fileOf = async (host: TestHost, id: string) => JSON.parse((await host.call('document.file', { id })).text)

describe('answers of a facilitator, a guest and somebody whose own host is linked', () => {
  test('tie to nobody: in file, journal, updates, presence, frames to others, and logs; in whatever order they come', async () => {
    const written: string[] = []
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
    ]) {
      const { meeting, linkedHost, documentId, voters, watching, everyone, principals } = await meetingOfFour()
      const updates: Buffer[] = []
      watching.page.doc.on('update', (update: Uint8Array) => updates.push(Buffer.from(update)))
      for (const index of order) {
        const one = voters[index]
        if (one) await answerAll(one, index)
      }
      await until('the count', () => state(watching, feedback)?.answered === 3)
      const disks = () => [
        ['the meeting’s host', bytesOf(meeting.dataDir)] as const,
        ['the linked host', bytesOf(linkedHost.dataDir)] as const,
      ]
      const logs = () => [['the log', meeting.log()] as const, ['the linked host’s log', linkedHost.log()] as const]
      await watching.page.stored()
      // Until they are revealed, answers are with their author and in the host's memory, and nowhere else.
      voters.forEach((author, index) => {
        const words = wordsOf(index)
        expect(state(author, causeVotes)?.own).toEqual(answersOf(index).votes)
        // Their own page has them, so that the search below is known to find such words.
        for (const word of words) expect(author.page.frames.join('\n')).toContain(word)
        for (const other of everyone.filter((one) => one !== author)) {
          expectNothingOf(words, `a frame to ${other.name}`, other.page.frames.join('\n'))
        }
        for (const [where, text] of [...disks(), ...logs()]) expectNothingOf(words, where, text)
        for (const update of updates) expectNothingOf(words, 'an update', update.toString('utf8'))
      })

      await revealAll(voters[0], everyone)
      for (const { page } of everyone) {
        expect(ballotState(page, causeVotes).tally).toEqual({
          voters: 3,
          counts: { 'cause/common': 3, 'cause/only-amber': 1, 'cause/only-birch': 1, 'cause/only-cedar': 1 },
          texts: [],
        })
        expect(ballotState(page, feedback).tally).toEqual({
          voters: 3,
          counts: { 4: 3 },
          texts: ['Suggestion alpaca', 'Suggestion beaver', 'Suggestion condor'],
        })
      }
      await watching.page.stored()
      const onDisk = bytesOf(meeting.dataDir)
      for (const index of [0, 1, 2]) for (const word of wordsOf(index)) expect(onDisk).toContain(word)
      const { meeting: readable, crdt } = await fileOf(meeting, documentId)
      const inFile = JSON.stringify([readable.stages.fishbone.ballot, readable.stages.closing.ballot])
      expectNothingOf(
        everyone.flatMap(({ name, page }) => [name, String(page.doc.clientID)]),
        'what was counted',
        inFile,
      )
      written.push(inFile)
      // Nothing that stands for a person goes further than their own connection.
      for (const [where, text] of [...disks(), ...logs()]) expectNothingOf(principals, where, text)
      for (const { name, page } of everyone) expectNothingOf(principals, `frames to ${name}`, page.frames.join('\n'))
      // What they came to is written by the host, in one change a ballot, by a client that is nobody's page.
      const saved = new Uint8Array(Buffer.from(crdt, 'base64'))
      const authors = everyone.map(({ page }) => page.doc.clientID)
      for (const { name: root } of [causeVotes, feedback]) {
        const writers = [...writersIn(saved, root)]
        expect(writers).toHaveLength(1)
        expect(authors).not.toContain(writers[0])
        expect(updates.filter((update) => update.includes(root))).toHaveLength(1)
      }
      await closeAll()
    }
    expect(written[1]).toBe(written[0])
  })

  test('would be found out if their author’s page wrote what they came to', () => {
    const doc = new Y.Doc()
    revealRound(doc, feedback, 1, [answersOf(0).opinion])
    openRound(doc, feedback, 2)
    expect([...writersIn(Y.encodeStateAsUpdate(doc), feedback.name)]).toEqual([doc.clientID])
  })

  test('each has one, which may be changed and taken back; others are told no more than how many there are', async () => {
    const { voters, watching, everyone } = await meetingOfFour()
    const [facilitator, guest, linked] = voters
    const vote = (of: Voter, ...choices: string[]) => of.ballots.answer(causeVotes.name, 1, { choices, texts: [] })
    const counts = () =>
      watching.page.received.flatMap((message) =>
        message.type === 'ballot-state' && message.ballot === causeVotes.name ? [message] : [],
      )
    vote(guest, 'a')
    await until('one', () => state(watching, causeVotes)?.answered === 1)
    const before = counts().length
    vote(guest, 'b')
    await until('the change', () => state(guest, causeVotes)?.own?.choices[0] === 'b')
    vote(linked, 'b')
    await until('two', () => state(watching, causeVotes)?.answered === 2)
    expect(counts().length).toBe(before + 1)
    vote(linked)
    await until('one again', () => state(watching, causeVotes)?.answered === 1)
    vote(facilitator, 'c')
    await until('two again', () => state(watching, causeVotes)?.answered === 2)
    expect(counts().every(({ own }) => own === undefined)).toBe(true)
    await revealAll(facilitator, everyone)
    expect(ballotState(watching.page, causeVotes).tally).toEqual({ voters: 2, counts: { b: 1, c: 1 }, texts: [] })
    // What comes after is told that it was too late; the next round starts empty.
    vote(guest, 'a')
    await until('the refusal', () => state(guest, causeVotes)?.refusal === 'closed')
    facilitator.ballots.reopen(causeVotes.name, 1)
    await until('a new round', () => state(guest, causeVotes)?.round === 2)
    expect(state(guest, causeVotes)).toMatchObject({ answered: 0, own: undefined, pending: undefined })
    expect(ballotState(watching.page, causeVotes)).toMatchObject({ round: 2, isOpen: true, tally: { voters: 2 } })
  })

  test('are counted when the meeting ends, whoever ends it', async () => {
    const { voters, watching } = await meetingOfFour()
    const [facilitator, guest] = voters
    await answerAll(guest, 1)
    const author = testAuthor(facilitatorName)
    startMeeting(facilitator.page.doc, 'closing', author)
    endMeeting(facilitator.page.doc, author)
    await until('the result', () => !ballotState(watching.page, feedback).isOpen)
    expect(ballotState(watching.page, feedback).tally).toEqual({ voters: 1, counts: {}, texts: ['Suggestion beaver'] })
    expect(ballotState(watching.page, causeVotes).tally?.voters).toBe(1)
  })
})

describe('a host that is killed in between', () => {
  test('is sent again what the open pages had answered; nothing is attributed, and nobody is stuck', async () => {
    const { meeting, linkedHost, documentId, voters, watching, everyone, principals, appLink } = await meetingOfFour()
    const [facilitator, guest, linked] = voters
    await answerAll(guest, 1)
    await answerAll(linked, 2)
    const box = state(guest, feedback)?.box
    await meeting.kill()
    await until('the loss', () => linked.page.last('host')?.link === 'lost')
    // Answered while nobody is there to take it.
    linked.ballots.answer(causeVotes.name, 1, answersOf(0).votes)
    const again = await startHostProcess({
      dataDir: meeting.dataDir,
      port: portOf(meeting.url),
      networkPort: Number(inviteOf(appLink).addresses[0]?.split(':').at(-1)),
    })
    await until('the answers of before', () => state(watching, feedback)?.answered === 2)
    await until('the answer of meanwhile', () => state(linked, causeVotes)?.own?.choices.includes('cause/only-amber'))
    expect(state(guest, feedback)?.box).not.toBe(box)
    await until('the guest’s own answer', () => state(guest, feedback)?.own?.texts[0] === answersOf(1).opinion.texts[0])
    await until('the facilitator to be known again', () => state(facilitator, feedback)?.answered === 2)
    await revealAll(facilitator, everyone)
    expect(ballotState(watching.page, causeVotes).tally).toEqual({
      voters: 2,
      counts: { 'cause/common': 2, 'cause/only-amber': 1, 'cause/only-birch': 1 },
      texts: [],
    })
    expect(ballotState(watching.page, feedback).tally?.texts).toEqual(['Suggestion beaver', 'Suggestion condor'])
    await watching.page.stored()
    const authors = everyone.map(({ page }) => page.doc.clientID)
    const saved = new Uint8Array(Buffer.from((await fileOf(again, documentId)).crdt, 'base64'))
    for (const { name } of [causeVotes, feedback])
      for (const writer of writersIn(saved, name)) expect(authors).not.toContain(writer)
    for (const host of [again, linkedHost]) expectNothingOf(principals, 'a folder', bytesOf(host.dataDir))
  })
})

describe('whoever may not', () => {
  test('answer, reveal or flood is told so, and does nobody harm', async () => {
    const { meeting, documentId, voters, watching } = await meetingOfFour()
    const [facilitator, guest] = voters
    const { browserLink = '' } = await share(meeting, 'read', true, documentId)
    const reader = voter('Rita Reader', (await openGuest(browserLink, documentId)).page)
    reader.ballots.answer(causeVotes.name, 1, { choices: ['a'], texts: [] })
    await until('the refusal', () => state(reader, causeVotes)?.refusal === 'not-allowed')
    guest.ballots.reveal(causeVotes.name, 1)
    await until('the refusal', () => state(guest, causeVotes)?.refusal === 'not-leading')
    // A guest who speaks as if they were the facilitator's page.
    guest.page.send({
      type: 'ballot-reveal',
      ballot: feedback.name,
      round: 1,
      clientId: facilitator.page.doc.clientID,
    })
    await until('the refusal', () => state(guest, feedback)?.refusal === 'not-leading')
    guest.page.send({
      type: 'ballot-answer',
      ballot: 'no such ballot',
      round: 1,
      answer: { choices: ['a'], texts: [] },
    })
    await until('the refusal', () => state(guest, { name: 'no such ballot' } as Ballot)?.refusal === 'invalid')
    guest.page.send({ type: 'ballot-answer', ballot: feedback.name, round: 1, answer: { choices: ['6'], texts: [] } })
    await until('the refusal', () => state(guest, feedback)?.refusal === 'invalid')
    for (let n = 0; n < 200; n += 1)
      guest.page.send({
        type: 'ballot-answer',
        ballot: causeVotes.name,
        round: 1,
        answer: { choices: [`c${n}`], texts: [] },
      })
    await until('the refusal', () =>
      guest.page.received.some((message) => message.type === 'ballot-refused' && message.reason === 'too-fast'),
    )
    expect(guest.page.closes).toEqual([])
    expect(ballotState(watching.page, causeVotes).isOpen).toBe(true)
    expect(ballotState(watching.page, feedback).isOpen).toBe(true)
    expect(state(watching, causeVotes)?.answered).toBeLessThanOrEqual(1)
    await answerAll(facilitator, 0)
  })
})
