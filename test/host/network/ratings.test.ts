import { afterEach, describe, expect, test } from 'vitest'
import { startMeeting } from '../../../shared/meeting/agenda'
import { type Ballot, listRatings } from '../../../shared/meeting/ballots'
import { feedback, feedbackQuestions } from '../../../shared/stages/closing/model'
import { pulse, pulseQuestion } from '../../../shared/stages/opening/model'
import { testAuthor } from '../../support/author'
import { expectNothingOf, readFolder, writersIn } from '../../support/secrecy'
import { until } from '../../support/until'
import {
  ballotState,
  facilitatorName,
  fileOf,
  meetingOfFour,
  openGuest,
  state,
  type Voter,
  voter,
} from './ballot-support'
import { closeAll, getPort, readInvite, share, startTestHost } from './support'

afterEach(closeAll)

/** The meeting of four, with as many guests as it takes for a distribution. */
const meetingOfSix = async () => {
  const meeting = await meetingOfFour()
  const { browserLink = '' } = await share(meeting.meeting, 'edit', true, meeting.documentId)
  const join = async (name: string): Promise<Voter> => {
    const { page } = await openGuest(browserLink, meeting.documentId)
    const one = voter(name, page)
    await until('the ballots', () => state(one, pulse))
    return one
  }
  const [facilitator, guest, linked] = meeting.voters
  const late = [await join('Hana Guest'), await join('Ivo Guest')]
  return { ...meeting, join, facilitator, people: [facilitator, guest, linked, meeting.watching, ...late] as const }
}

const give = async (of: Voter, ballot: Ballot, choices: readonly string[], ...texts: string[]): Promise<void> => {
  of.ballots.answer(ballot.name, ballotState(of.page, ballot).round, [{ choices: [...choices], texts }])
  await until(`${of.name}'s answer to be held`, () => state(of, ballot)?.own[0] && !state(of, ballot)?.pending)
}

const reveal = async (by: Voter, ballot: Ballot, everyone: readonly Voter[]): Promise<void> => {
  by.ballots.reveal(ballot.name, ballotState(by.page, ballot).round)
  for (const { page } of everyone) await until('the result', () => !ballotState(page, ballot).isOpen)
}

const countsOf = ({ page }: Voter) => ({
  pulse: listRatings([pulseQuestion], pulse.read(page.doc).value).map(({ counts }) => counts),
  feedback: listRatings(feedbackQuestions, feedback.read(page.doc).value).map(({ counts }) => counts),
})

describe('the safety pulse and the questions at the end', () => {
  test('are counted for five people, whoever answered first, and lead to nobody', async () => {
    const written: string[] = []
    const suggestions = ['alpaca', 'beaver', 'condor', 'dingo', 'egret', 'ferret']
    for (const isReversed of [false, true]) {
      const { meeting, linkedHost, documentId, people, facilitator, principals } = await meetingOfSix()
      const updates: Buffer[] = []
      people[3].page.doc.on('update', (update: Uint8Array) => updates.push(Buffer.from(update)))
      const order = [...people.keys()]
      for (const index of isReversed ? order.reverse() : order) {
        const one = people[index]
        if (!one) continue
        if (index < 5) await give(one, pulse, [String(1 + (index % 3))])
        await give(one, feedback, [String(5 - (index % 2)), 'safe-4'], suggestions[index] ?? '')
      }
      for (const [index, one] of people.entries()) {
        const word = suggestions[index] ?? ''
        expect(one.page.frames.join('\n')).toContain(word)
        for (const other of people.filter((each) => each !== one))
          expectNothingOf([word], `a frame to ${other.name}`, other.page.frames.join('\n'))
      }
      // Of others' answers a page learns only how many there are.
      const [onlooker] = people.slice(-1)
      const heard = (onlooker?.page.received ?? []).filter(
        (message) => message.type === 'ballot-state' && message.ballot === pulse.name,
      )
      expect(heard.length).toBeGreaterThan(5)
      for (const message of heard)
        expect(Object.keys(message).sort()).toEqual(['answered', 'ballot', 'box', 'round', 'type'])
      expectNothingOf(suggestions, 'the folders', readFolder(meeting.dataDir) + readFolder(linkedHost.dataDir))
      for (const ballot of [pulse, feedback]) await reveal(facilitator, ballot, people)
      for (const one of people)
        expect(countsOf(one)).toEqual({
          pulse: [[2, 2, 1, 0, 0]],
          // Nobody answered the third question.
          feedback: [
            [0, 0, 0, 3, 3],
            [0, 0, 0, 6, 0],
          ],
        })
      await facilitator.page.queryPersistence()
      const { meeting: readable, crdt } = await fileOf(meeting, documentId)
      const inFile = JSON.stringify([readable.stages.opening.pulse, readable.stages.closing.ballot])
      expectNothingOf(
        people.flatMap(({ name, page }) => [name, String(page.doc.clientID)]),
        'what was counted',
        inFile,
      )
      written.push(inFile)
      const saved = new Uint8Array(Buffer.from(crdt, 'base64'))
      for (const { name: root } of [pulse, feedback]) {
        const writers = [...writersIn(saved, root)]
        expect(writers).toHaveLength(1)
        expect(people.map(({ page }) => page.doc.clientID)).not.toContain(writers[0])
        expect(updates.filter((update) => update.includes(root))).toHaveLength(1)
      }
      for (const log of [meeting.log(), linkedHost.log()])
        expectNothingOf([...suggestions, ...principals], 'a log', log)
      await closeAll()
    }
    expect(written[1]).toBe(written[0])
  })

  test('can be answered by late joiners, shown only by the facilitator, and leave no marks of four people', async () => {
    const { people, facilitator, join } = await meetingOfSix()
    startMeeting(facilitator.page.doc, 'opening', testAuthor(facilitatorName))
    for (const one of people.slice(0, 3)) await give(one, pulse, ['5'])
    const late = await join('Late Guest')
    expect(state(late, pulse)).toMatchObject({ answered: 3, own: [] })
    await give(late, pulse, ['1'])
    await until('the count', () => state(facilitator, pulse)?.answered === 4)
    late.ballots.reveal(pulse.name, 1)
    await until('the refusal', () => state(late, pulse)?.refusal === 'not-leading')
    await reveal(facilitator, pulse, [...people, late])
    expect(pulse.read(late.page.doc).value).toEqual({ 1: { isOpen: false, voters: 4, counts: {}, texts: [] } })
  })

  test('are asked for again when the host was killed before the result', async () => {
    const { meeting, people, facilitator, appLink, watching } = await meetingOfSix()
    for (const [index, one] of people.entries()) if (index > 0) await give(one, pulse, [index < 3 ? '2' : '4'])
    const known = watching.page.received.length
    await meeting.kill()
    await until('the loss', () => people[2].page.last('host')?.link === 'lost')
    facilitator.ballots.answer(pulse.name, 1, [{ choices: ['5'], texts: [] }])
    await startTestHost({
      dataDir: meeting.dataDir,
      port: getPort(meeting.url),
      networkPort: Number(readInvite(appLink).addresses[0]?.split(':').at(-1)),
    })
    await until('all answers', () => people.every((one) => state(one, pulse)?.answered === 6))
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
    await reveal(facilitator, pulse, people)
    for (const one of people) expect(countsOf(one).pulse).toEqual([[0, 2, 0, 3, 1]])
  })
})
