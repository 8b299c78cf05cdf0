import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { questionResults } from '../../shared/meeting/questions'
import { feedback, feedbackQuestions } from '../../shared/stages/closing/model'
import { causeVotes } from '../../shared/stages/fishbone/model'
import { pulse, pulseQuestion } from '../../shared/stages/opening/model'
import { describeInBrowser } from '../support/browser-suite'
import { readDocumentFile } from '../support/document-file'
import { answerOvertime } from '../support/keyboard-overtime'
import { addRow, stageHeading } from '../support/meeting-driver'
import { openRecordedMeeting, type RecordedMeeting } from '../support/recorded-meeting'
import { expectNothingOf, readFolder, writersIn } from '../support/secrecy'
import { until } from '../support/until'

const names = ['Ali', 'Bea', 'Chen', 'Dilek', 'Emeka'] as const
const question = 'What did nobody say aloud?'

const card = (page: Page, name: string): Locator => page.getByRole('region', { name })
const isShown = (pages: readonly Page[], text: string): Promise<unknown> =>
  Promise.all(pages.map((page) => page.getByText(text, { exact: true }).waitFor()))
const isHidden = async (pages: readonly Page[], text: RegExp): Promise<void> => {
  for (const page of pages) expect(await page.getByText(text).count()).toBe(0)
}
/** How an answer with one choice is sent. */
const sentChoice = (choice: string): string => `"choices":["${choice}"]`
const chooseMark = (page: Page, text: string, mark: number): Promise<void> =>
  page
    .getByRole('group', { name: text })
    .getByRole('radio', { name: String(mark) })
    .check()

describeInBrowser('a facilitator at the keyboard hears the quiet voices of five people in browsers', () => {
  let meeting: RecordedMeeting

  const ask = async (kind: RegExp, field: string, text: string): Promise<void> => {
    const { keys, dana, guests } = meeting
    await keys.press('Alt+q')
    await keys.waitForFocus('radio', /^Silent round/)
    for (; !(await dana.getByRole('radio', { name: kind }).isChecked()); ) await keys.press('ArrowDown')
    await keys.tabTo('textbox', field)
    await keys.press('ControlOrMeta+a')
    await keys.type(text)
    await keys.press('Enter')
    await keys.waitForNoDialog()
    await Promise.all(guests.map((page) => card(page, text).getByRole('button').first().waitFor()))
    await meeting.forgetShifts()
  }

  beforeAll(async () => {
    meeting = await openRecordedMeeting('What nobody said', names)
  })

  afterAll(async () => {
    await meeting?.close()
  })

  test('the safety pulse is answered by five and shown to the facilitator alone', async () => {
    const { dana, keys, guests } = meeting
    await meeting.forgetShifts()
    await Promise.all(guests.map((page, index) => chooseMark(page, pulseQuestion.text, index + 1)))
    await isShown([dana], '5 answered')
    await isShown(guests, 'You answered. You can still change it.')
    meeting.expectSecret((index) => sentChoice(String(index + 1)))
    await keys.pressButton('Show me the result')
    const counts = dana.getByRole('list', { name: pulseQuestion.text })
    for (const index of names.keys()) await counts.getByText(`${index + 1}: 1 answer`).waitFor()
    await isShown(guests, 'Answers are closed.')
    await isHidden(guests, /\d answer/)
    await meeting.expectNoShifts()
  })

  test('in a silent round, in the middle of which the host is killed, no text is lost and nobody is named or stuck', async () => {
    const { keys, guests, everyone } = meeting
    await ask(/^Silent round/, 'Question', question)
    const answer = `Your answer: ${question}`
    const sayDone = (pages: readonly Page[]): Promise<unknown> =>
      Promise.all(pages.map((page) => card(page, question).getByRole('button', { name: 'I’m done' }).click()))
    await Promise.all(guests.map((page, index) => addRow(page, answer, `Thought ${index}`)))
    await sayDone(guests.slice(0, 3))
    await isShown(everyone, '3 of 6 done')
    await meeting.expectNoShifts()

    await meeting.killHost()
    const lost = /host can’t be reached/
    await Promise.all(guests.map((page) => card(page, question).getByText(lost).waitFor()))
    await Promise.all(guests.slice(3).map((page) => addRow(page, answer, 'Thought without a host')))
    await meeting.startHost()
    await sayDone(guests.slice(3))
    await isShown(everyone, '5 of 6 done')
    // The message about the lost host has gone.
    const saved = 'All changes saved on the meeting’s host.'
    await Promise.all(guests.map((page) => page.getByRole('status').filter({ hasText: saved }).waitFor()))
    await meeting.forgetShifts()

    await keys.press('Alt+q')
    await keys.waitForFocus('textbox', answer)
    await keys.type('Thought of the facilitator')
    await keys.press('Enter')
    await keys.pressButton('I’m done')
    await isShown(everyone, '6 of 6 done')
    await isHidden(guests, /Thought of the facilitator/)
    meeting.expectSecret((index) => `Thought ${index}`)
    await keys.pressButton('Reveal texts')
    const thoughts = [
      ...names.map((_, index) => `Thought ${index}`),
      'Thought of the facilitator',
      'Thought without a host',
      'Thought without a host',
    ]
    for (const page of everyone) {
      const rows = card(page, question).getByRole('listitem')
      await until(
        () => rows.count(),
        (count) => count === thoughts.length,
      )
      const shown = await rows.locator(':scope > :first-child').allTextContents()
      expect(shown.toSorted()).toEqual(thoughts)
    }
    await meeting.expectNoShifts()
    await keys.pressButton('Note: Thought 3')
    await guests[0]?.getByRole('button', { name: '1 note' }).waitFor()
  })

  test('polls are answered with one press each', async () => {
    const { keys, guests, everyone } = meeting
    await ask(/^Agree or disagree/, 'Sentence', 'We know enough.')
    const poll = (page: Page): Locator => card(page, 'We know enough.')
    await Promise.all(guests.map((page) => poll(page).getByRole('button', { name: 'Agree', exact: true }).click()))
    await keys.press('Alt+q')
    await keys.waitForFocus('button', 'Agree')
    await keys.pressButton('Disagree')
    await isShown(everyone, '6 of 6 answered')
    await keys.pressButton('Reveal answers')
    await Promise.all(everyone.map((page) => poll(page).getByText('Agree 5 · Disagree 1').waitFor()))
    await meeting.expectNoShifts()

    await ask(/^Slower or faster/, 'Question', 'How is the pace for you?')
    const pace = (page: Page): Locator => card(page, 'How is the pace for you?')
    await Promise.all(guests.map((page) => pace(page).getByRole('button', { name: 'Slower' }).click()))
    await isShown(everyone, '5 of 6 answered')
    await keys.pressButton('Reveal answers')
    await Promise.all(everyone.map((page) => pace(page).getByText('Slower 5').waitFor()))
  })

  test('a stage runs over and takes minutes, the agenda is edited, and the facilitator looks ahead alone', async () => {
    const { dana, keys, guests, everyone } = meeting
    const agenda = (page: Page): Locator => page.getByRole('region', { name: 'Agenda' })
    const isAt = (pages: readonly Page[], stage: string): Promise<unknown> =>
      Promise.all(pages.map((page) => stageHeading(page, stage).waitFor()))
    await meeting.goTo('Alt+2', 'Impact')
    await answerOvertime(dana, keys)
    await isAt(everyone, 'Timeline')

    await keys.press('Alt+Shift+A')
    await keys.pressButton('Repeat Impact')
    await Promise.all(guests.map((page) => agenda(page).getByText('Impact 2').waitFor()))
    await keys.press('ControlOrMeta+z')
    await Promise.all(guests.map((page) => agenda(page).getByText('Impact 2').waitFor({ state: 'detached' })))
    await keys.press('Alt+Shift+A')

    await keys.press('Alt+PageDown')
    await isAt([dana], 'Five whys')
    await isAt(guests, 'Timeline')
    await keys.press('Alt+PageUp')
    await isAt(everyone, 'Timeline')
  })

  test('causes get secret votes, also those of two people on one device, and are ranked by one press', async () => {
    const { dana, keys, guests, everyone } = meeting
    const ranking = (page: Page): Locator => card(page, 'What mattered most')
    const row = (page: Page, name: string): Locator => ranking(page).getByRole('listitem', { name, exact: true })
    const votes = (page: Page): Locator => ranking(page).getByRole('button', { name: /^This mattered most/ })
    const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
    await meeting.goTo('Alt+5', 'Fishbone')
    await Promise.all(guests.map((page, index) => addRow(page, /^New cause/, `Cause ${index}`)))
    await votes(dana).nth(4).waitFor()
    await keys.submitText(/^New cause/, 'Common cause')
    await Promise.all(everyone.map((page) => votes(page).nth(names.length).waitFor()))
    const ids = await Promise.all(names.map((_, index) => row(dana, `Cause ${index}`).getAttribute('data-row')))

    const [, shared = dana] = guests
    await shared.getByLabel('People voting on this device').selectOption('2')
    await press(shared, 'Start voting')
    await meeting.forgetShifts()
    await Promise.all(guests.map((page, index) => press(page, `This mattered most: Cause ${index}`)))
    await press(shared, 'Done, pass it on')
    // The next person sees nothing that was voted before.
    await votes(shared).first().waitFor({ state: 'detached' })
    await press(shared, 'Start voting')
    await press(shared, 'This mattered most: Common cause')
    await press(shared, 'Done')
    await isShown(everyone, '6 of 7 voted')
    await keys.pressButton('This mattered most: Common cause')
    await isShown(everyone, '7 of 7 voted')
    meeting.expectSecret((index) => sentChoice(ids[index] ?? ''))
    for (const page of everyone) expect(await row(page, 'Common cause').count()).toBe(1)
    await keys.pressButton('Reveal votes', 'Shift+Tab')
    await Promise.all(everyone.map((page) => row(page, 'Common cause, 2 votes').waitFor()))
    for (const index of names.keys()) for (const page of everyone) await row(page, `Cause ${index}, 1 vote`).waitFor()
    await meeting.expectNoShifts()
    // A result moves no row that somebody is about to click.
    const first = ranking(dana).getByRole('listitem').first()
    expect(await first.getAttribute('aria-label')).not.toContain(', 2 votes')
    await keys.pressButton('Rank by votes', 'Shift+Tab')
    await first.and(row(dana, 'Common cause, 2 votes')).waitFor()
  })

  test('three questions at the end are answered by five, shown to the facilitator, and are in the report', async () => {
    const { dana, keys, guests, framesOf } = meeting
    /** The first question gets each mark once; the others get the same mark from everyone. */
    const markOf = (at: number, index: number): number => (at === 0 ? index + 1 : 6 - at)
    await meeting.goTo('Alt+7', 'Closing')
    await meeting.forgetShifts()
    await Promise.all(
      guests.map(async (page, index) => {
        for (const [at, { text }] of feedbackQuestions.entries()) await chooseMark(page, text, markOf(at, index))
        await addRow(page, 'One thing to change next time', `Suggestion ${index}`)
      }),
    )
    await isShown([dana], '5 answered')
    await isShown(guests, 'You answered. You can still change it.')
    await until('the suggestions', () =>
      guests.every((page, index) => framesOf(page).includes(`"texts":["Suggestion ${index}"]`)),
    )
    meeting.expectSecret((index) => `Suggestion ${index}`)
    await keys.pressButton('Show me the result')
    await dana.getByRole('list', { name: 'Suggestions for next time' }).getByText('Suggestion 4').waitFor()
    for (const [at, { text }] of feedbackQuestions.entries())
      await dana
        .getByRole('list', { name: text })
        .getByText(`${markOf(at, 4)}: ${at === 0 ? '1 answer' : '5 answers'}`, { exact: true })
        .waitFor()
    await isShown(guests, 'Answers are closed.')
    await isHidden(guests, /\d answer|Suggestion \d/)
    await meeting.expectNoShifts()

    await keys.press('Alt+Shift+E')
    await keys.pressButton('End meeting')
    for (const page of guests.slice(0, 1)) await page.getByRole('link', { name: 'Report', exact: true }).click()
    for (const page of [dana, ...guests.slice(0, 1)])
      await isShown([page], '1 (hardly): 1 · 2: 1 · 3: 1 · 4: 1 · 5 (very much): 1')
  })

  test('file, journal, frames and logs tie no answer to its author', async () => {
    const { folder, guests, everyone, framesOf, log } = meeting
    const { meeting: readable, crdt } = await until(
      () => JSON.parse(readDocumentFile(folder).text),
      (file) => JSON.stringify(file.meeting.stages.closing.ballot).includes('Suggestion 4'),
    )
    const { opening, fishbone, closing } = readable.stages
    const counted = JSON.stringify([
      ...[opening.pulse, fishbone.ballot, closing.ballot],
      ...[readable.questionResults, readable.notes],
    ])
    for (const part of ['Thought 4', '"disagree":1', 'Suggestion 0']) expect(counted).toContain(part)
    const allFrames = everyone.map(framesOf).join('\n')
    const clients = [...allFrames.matchAll(/"type":"presence","clientId":(\d+)/g)].map(([, id = '']) => id)
    expect(new Set(clients).size).toBe(everyone.length)
    expectNothingOf(['Dana', ...names, ...clients], 'what was counted', counted)
    // The host writes the results, under client ids that no page has.
    const saved = new Uint8Array(Buffer.from(crdt, 'base64'))
    for (const { name } of [pulse, causeVotes, feedback, questionResults]) {
      const writers = [...writersIn(saved, name)].map(String)
      expect(writers, name).not.toEqual([])
      expect(clients.filter((id) => writers.includes(id))).toEqual([])
    }
    const cookies = await Promise.all(guests.map((page) => page.context().cookies()))
    const sessions = cookies.flat().flatMap(({ value }) => value.split('~').slice(0, 1))
    expect(sessions).toHaveLength(guests.length)
    expectNothingOf(sessions, 'the folder', readFolder(folder))
    expectNothingOf(sessions, 'a frame', allFrames)
    expectNothingOf(['Thought', 'Suggestion', ...names, ...clients, ...sessions], 'the log', log())
  })
})
