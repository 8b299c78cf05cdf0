import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { endMeeting, startMeeting } from '../../../shared/meeting/agenda'
import { type Ballot, openRound, revealRound } from '../../../shared/meeting/ballots'
import { questionResults } from '../../../shared/meeting/questions'
import { feedback } from '../../../shared/stages/closing/model'
import { causeVotes } from '../../../shared/stages/fishbone/model'
import { testAuthor } from '../../support/author'
import { expectNothingOf, readFolder, writersIn } from '../../support/secrecy'
import { until } from '../../support/until'
import {
  answerAll,
  answersOf,
  askEverything,
  ballotState,
  facilitatorName,
  fileOf,
  meetingOfFour,
  openGuest,
  revealAll,
  state,
  type Voter,
  voter,
  wordsOf,
} from './ballot-support'
import { closeAll, getPort, readInvite, share, startTestHost } from './support'

afterEach(closeAll)

describe('answers of a facilitator, a guest and somebody whose own host is linked', () => {
  test('can be traced to nobody: in file, journal, updates, presence, frames to others, and logs, in whatever order they arrive', async () => {
    const written: string[] = []
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
    ]) {
      const { meeting, linkedHost, documentId, voters, watching, everyone, principals } = await meetingOfFour()
      const asked = await askEverything(voters[0], everyone)
      const [, , round, poll] = asked
      const updates: Buffer[] = []
      watching.page.doc.on('update', (update: Uint8Array) => updates.push(Buffer.from(update)))
      for (const index of order) {
        const one = voters[index]
        if (one) await answerAll(one, index, asked)
      }
      for (const { ballot, answersOf: answers } of asked)
        await until('the count', () => state(watching, ballot)?.answered === 3 * answers(0).length)
      const disks = () => [
        ['the meeting’s host', readFolder(meeting.dataDir)] as const,
        ['the linked host', readFolder(linkedHost.dataDir)] as const,
      ]
      const logs = () => [['the log', meeting.log()] as const, ['the linked host’s log', linkedHost.log()] as const]
      await watching.page.queryPersistence()
      // Until the reveal, answers exist only on their author's page and in the host's memory.
      voters.forEach((author, index) => {
        const words = wordsOf(index, asked)
        for (const { ballot, answersOf: answers } of asked) expect(state(author, ballot)?.own).toEqual(answers(index))
        // Their own page contains them, which proves that the search below would find them.
        for (const word of words) expect(author.page.frames.join('\n')).toContain(word)
        for (const other of everyone.filter((one) => one !== author)) {
          expectNothingOf(words, `a frame to ${other.name}`, other.page.frames.join('\n'))
        }
        for (const [where, text] of [...disks(), ...logs()]) expectNothingOf(words, where, text)
        for (const update of updates) expectNothingOf(words, 'an update', update.toString('utf8'))
      })

      await revealAll(voters[0], everyone, asked)
      for (const { page } of everyone) {
        expect(ballotState(page, causeVotes).tally).toEqual({
          voters: 6,
          counts: Object.fromEntries([
            ['cause/common', 3],
            ...['amber', 'birch', 'cedar', 'dune', 'elm', 'fern'].map((word) => [`cause/only-${word}`, 1]),
          ]),
          texts: [],
        })
        expect(round && ballotState(page, round.ballot).tally).toEqual({
          voters: 3,
          counts: {},
          texts: ['Common', 'Common', 'Common', 'Thought gecko', 'Thought heron', 'Thought ibis'],
        })
        expect(poll && ballotState(page, poll.ballot).tally).toEqual({
          voters: 3,
          counts: { faster: 1, right: 1, slower: 1 },
          texts: [],
        })
        expect(ballotState(page, feedback).tally).toEqual({
          voters: 3,
          // From five marks on.
          counts: {},
          texts: ['Suggestion alpaca', 'Suggestion beaver', 'Suggestion condor'],
        })
      }
      await watching.page.queryPersistence()
      const onDisk = readFolder(meeting.dataDir)
      for (const index of [0, 1, 2]) for (const word of wordsOf(index, asked)) expect(onDisk).toContain(word)
      const { meeting: readable, crdt } = await fileOf(meeting, documentId)
      const inFile = JSON.stringify([
        readable.stages.fishbone.ballot,
        readable.stages.closing.ballot,
        readable.questionResults,
      ])
      expect(inFile).toContain('Thought gecko')
      expectNothingOf(
        everyone.flatMap(({ name, page }) => [name, String(page.doc.clientID)]),
        'what was counted',
        inFile,
      )
      written.push(inFile)
      // Nothing that identifies a person leaves their own connection.
      for (const [where, text] of [...disks(), ...logs()]) expectNothingOf(principals, where, text)
      for (const { name, page } of everyone) expectNothingOf(principals, `frames to ${name}`, page.frames.join('\n'))
      // The host writes the result, in one change per ballot, under a client id that no page has.
      const saved = new Uint8Array(Buffer.from(crdt, 'base64'))
      const authors = everyone.map(({ page }) => page.doc.clientID)
      for (const [{ name: root }, count] of [
        [causeVotes, 1],
        [feedback, 1],
        [questionResults, 2],
      ] as const) {
        const writers = [...writersIn(saved, root)]
        expect(writers).toHaveLength(1)
        expect(authors).not.toContain(writers[0])
        expect(updates.filter((update) => update.includes(root))).toHaveLength(count)
      }
      await closeAll()
    }
    expect(written[1]).toBe(written[0])
  })

  test('would be traceable if the author’s page wrote the result', () => {
    const doc = new Y.Doc()
    revealRound(doc, feedback, 1, [answersOf(0).opinion])
    openRound(doc, feedback, 2)
    expect([...writersIn(Y.encodeStateAsUpdate(doc), feedback.name)]).toEqual([doc.clientID])
  })

  test('are one per person and can be changed or withdrawn; others only learn how many there are', async () => {
    const { voters, watching, everyone } = await meetingOfFour()
    const [facilitator, guest, linked] = voters
    const vote = (of: Voter, ...choices: string[]) => of.ballots.answer(causeVotes.name, 1, [{ choices, texts: [] }])
    const counts = () =>
      watching.page.received.flatMap((message) =>
        message.type === 'ballot-state' && message.ballot === causeVotes.name ? [message] : [],
      )
    vote(guest, 'a')
    await until('one', () => state(watching, causeVotes)?.answered === 1)
    const before = counts().length
    vote(guest, 'b')
    await until('the change', () => state(guest, causeVotes)?.own[0]?.choices[0] === 'b')
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
    // A late answer is rejected as such, and the next round starts empty.
    vote(guest, 'a')
    await until('the refusal', () => state(guest, causeVotes)?.refusal === 'closed')
    facilitator.ballots.reopen(causeVotes.name, 1)
    await until('a new round', () => state(guest, causeVotes)?.round === 2)
    expect(state(guest, causeVotes)).toMatchObject({ answered: 0, own: [], pending: undefined })
    expect(ballotState(watching.page, causeVotes)).toMatchObject({ round: 2, isOpen: true, tally: { voters: 2 } })
  })

  test('of several people on one device are each counted; more people than a device may have are not', async () => {
    const { voters, watching, everyone } = await meetingOfFour()
    const [facilitator, guest, linked] = voters
    const people = (...choices: string[]) => choices.map((choice) => ({ choices: [choice], texts: [] }))
    guest.ballots.answer(causeVotes.name, 1, people('a', 'a', 'b'))
    linked.ballots.answer(causeVotes.name, 1, people('b', 'c'))
    await until('all five', () => state(watching, causeVotes)?.answered === 5)
    expect(state(watching, causeVotes)).toMatchObject({ additional: 3, own: [] })
    facilitator.ballots.answer(causeVotes.name, 1, people(...'abcdefghijklmnopqrstu'))
    facilitator.ballots.answer(causeVotes.name, 1, people('c'))
    await until('the one that may be', () => state(watching, causeVotes)?.answered === 6)
    await revealAll(facilitator, everyone)
    const { tally } = ballotState(watching.page, causeVotes)
    expect(tally).toEqual({ voters: 6, counts: { a: 2, b: 2, c: 2 }, texts: [] })
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

describe('a host that is killed before the reveal', () => {
  test('receives the answers of the open pages again, attributes none of them, and leaves nobody stuck', async () => {
    const { meeting, linkedHost, documentId, voters, watching, everyone, principals, appLink } = await meetingOfFour()
    const [facilitator, guest, linked] = voters
    await answerAll(guest, 1)
    await answerAll(linked, 2)
    const box = state(guest, feedback)?.box
    const known = watching.page.received.length
    await meeting.kill()
    await until('the loss', () => linked.page.last('host')?.link === 'lost')
    // Answered while the host is down.
    linked.ballots.answer(causeVotes.name, 1, [answersOf(0).votes])
    const again = await startTestHost({
      dataDir: meeting.dataDir,
      port: getPort(meeting.url),
      networkPort: Number(readInvite(appLink).addresses[0]?.split(':').at(-1)),
    })
    await until('the answers of before', () => state(watching, feedback)?.answered === 2)
    await until('the answer of meanwhile', () =>
      state(linked, causeVotes)?.own[0]?.choices.includes('cause/only-amber'),
    )
    await until('the guest to know the new box', () => state(guest, feedback)?.box !== box)
    await until(
      'the guest’s own answer',
      () => state(guest, feedback)?.own[0]?.texts[0] === answersOf(1).opinion.texts[0],
    )
    await until('the facilitator to know of them', () => state(facilitator, feedback)?.answered === 2)
    // Revealing earlier is refused, since the host does not know yet who facilitates.
    await until('the facilitator to be known again', () =>
      watching.page.received
        .slice(known)
        .some(
          (message) =>
            message.type === 'presence' &&
            message.clientId === facilitator.page.doc.clientID &&
            message.state?.isFacilitator,
        ),
    )
    await revealAll(facilitator, everyone)
    expect(ballotState(watching.page, causeVotes).tally).toEqual({
      voters: 2,
      counts: { 'cause/common': 2, 'cause/only-amber': 1, 'cause/only-birch': 1 },
      texts: [],
    })
    expect(ballotState(watching.page, feedback).tally?.texts).toEqual(['Suggestion beaver', 'Suggestion condor'])
    await watching.page.queryPersistence()
    const authors = everyone.map(({ page }) => page.doc.clientID)
    const saved = new Uint8Array(Buffer.from((await fileOf(again, documentId)).crdt, 'base64'))
    for (const { name } of [causeVotes, feedback])
      for (const writer of writersIn(saved, name)) expect(authors).not.toContain(writer)
    for (const host of [again, linkedHost]) expectNothingOf(principals, 'a folder', readFolder(host.dataDir))
  })
})

describe('somebody without permission', () => {
  test('who answers, reveals or floods is refused with the reason, and affects nobody else', async () => {
    const { meeting, documentId, voters, watching } = await meetingOfFour()
    const [facilitator, guest] = voters
    const { browserLink = '' } = await share(meeting, 'read', true, documentId)
    const reader = voter('Rita Reader', (await openGuest(browserLink, documentId)).page)
    reader.ballots.answer(causeVotes.name, 1, [{ choices: ['a'], texts: [] }])
    await until('the refusal', () => state(reader, causeVotes)?.refusal === 'not-allowed')
    guest.ballots.reveal(causeVotes.name, 1)
    await until('the refusal', () => state(guest, causeVotes)?.refusal === 'not-leading')
    // A guest who pretends to be the facilitator's page.
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
