import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { useViewedStage, viewStage } from '../../../renderer/stores/viewed-stage'
import { endMeeting, startMeeting } from '../../../shared/meeting/agenda'
import { revealRound } from '../../../shared/meeting/ballots'
import { goalSuggestion, groundRules } from '../../../shared/meeting/content'
import { record, roster } from '../../../shared/meeting/incident'
import { addAction } from '../../../shared/stages/actions/model'
import { agreed, closing, feedback, lessons } from '../../../shared/stages/closing/model'
import { impact, measures } from '../../../shared/stages/impact/model'
import { agreements, opening, pulse, pulseQuestion } from '../../../shared/stages/opening/model'
import { testAuthor } from '../../support/author'
import { gitlab } from '../../support/gitlab-2017'
import { createGitlabDocument } from '../../support/gitlab-document'
import { emptyDocument, showStage } from './show-stage'

describe('opening', () => {
  test('the rules are read aloud one by one', async () => {
    const doc = emptyDocument()
    await showStage('opening', doc)
    await userEvent.click(await screen.findByRole('button', { name: 'Read aloud' }))
    const reading = screen.getByRole('region', { name: 'Ground rules, read aloud' })
    for (const [index, rule] of groundRules.entries()) {
      expect(within(reading).getByText(rule)).toBeTruthy()
      expect(opening.read(doc).value.areRulesRead).toBe(false)
      await userEvent.keyboard(index < groundRules.length - 1 ? '{ArrowRight}' : '{Enter}')
    }
    expect(opening.read(doc).value.areRulesRead).toBe(true)
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Read aloud' })))
  })

  test('names are checkboxes, one person may tick them for a room, and those present are counted', async () => {
    const doc = emptyDocument()
    roster.addAll(doc, testAuthor(), [{ name: 'Ilya', hasAttended: true }, { name: 'Bo' }])
    const { receivePresence } = await showStage('opening', doc)
    act(() => receivePresence(7, { name: 'Amélie' }))
    expect(screen.getByText('0 of 3 here agreed')).toBeTruthy()
    for (const name of ['Noor', 'Ilya']) await userEvent.click(screen.getByRole('checkbox', { name }))
    const nameOf = (id: string) => roster.read(doc).value.find((one) => one.id === id)?.name ?? id
    const agreed = () => Object.keys(agreements.read(doc).value).map(nameOf).sort()
    expect(agreed()).toEqual(['Ilya', 'Noor'])
    expect(screen.getByText('2 of 3 here agreed')).toBeTruthy()
    await userEvent.click(screen.getByRole('checkbox', { name: 'Bo' }))
    expect(screen.getByText('3 of 4 here agreed')).toBeTruthy()
    await userEvent.click(screen.getByRole('checkbox', { name: 'Ilya' }))
    expect(agreed()).toEqual(['Bo', 'Noor'])
  })

  test('roles are assigned to people present; a goal is suggested', async () => {
    const doc = emptyDocument()
    roster.add(doc, testAuthor(), { name: 'Ilya' })
    await showStage('opening', doc)
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Note-taker' }), 'Ilya')
    expect(roster.read(doc).value.find((one) => one.name === 'Ilya')?.role).toBe('note-taker')
    await userEvent.click(screen.getByRole('button', { name: 'Use this goal' }))
    expect(opening.read(doc).value.goal).toBe(goalSuggestion)
  })
})

describe('the safety pulse', () => {
  const question = () => screen.getByRole('group', { name: /^How safe do you feel to speak openly here/ })
  const mark = (name: string) => within(question()).getByRole<HTMLInputElement>('radio', { name })
  const someone = (choice: string) => ({ choices: [choice], texts: [] })

  test('shows the facilitator how many answered, and from five answers on how many chose each number', async () => {
    const doc = emptyDocument()
    const { answerAs } = await showStage('opening', doc)
    const result = await screen.findByRole<HTMLButtonElement>('button', { name: 'Show me the result' })
    for (const guest of ['a', 'b']) act(() => answerAs(guest, pulse, someone('4')))
    await userEvent.click(mark('2'))
    expect(await screen.findByText('3 answered')).toBeTruthy()
    expect(result.disabled).toBe(true)
    for (const guest of ['c', 'd']) act(() => answerAs(guest, pulse, someone('5')))
    expect(await screen.findByText('5 answered')).toBeTruthy()
    expect(pulse.read(doc).value).toEqual({})
    await userEvent.click(result)
    const counts = within(await screen.findByRole('list', { name: pulseQuestion.text })).getAllByText(/: \d answer/)
    expect(counts.map(({ textContent }) => textContent?.slice(0, 4))).toEqual(['1: 0', '2: 1', '3: 0', '4: 2', '5: 2'])
    // What is hidden from whom stays, so that nothing moves; a screen reader is told that the result is there.
    expect(screen.getByText(/^Nobody sees whose answer is whose/)).toBeTruthy()
    expect(screen.getByText('Result of 5 answers').getAttribute('aria-live')).toBe('polite')
    await waitFor(() => expect(document.activeElement).not.toBe(document.body))
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }))
    expect(await screen.findByText('0 answered')).toBeTruthy()
    expect(mark('2').checked).toBe(false)
  })

  test('tells a participant only that they answered, and says what is hidden from whom', async () => {
    const doc = emptyDocument()
    const { answerAs, unmount } = await showStage('opening', doc, 'meeting', { isFacilitator: false })
    await screen.findByText(/^Nobody sees whose answer is whose.*a modified app there could read them\.$/)
    for (const guest of ['a', 'b', 'c', 'd']) act(() => answerAs(guest, pulse, someone('4')))
    await userEvent.click(mark('1'))
    expect(await screen.findByText('You answered. You can still change it.')).toBeTruthy()
    expect(screen.queryByText(/\d answered/)).toBeNull()
    // Their own answer outlasts a reload.
    unmount()
    await showStage('opening', doc, 'meeting', { isFacilitator: false })
    expect(mark('1').checked).toBe(true)
    act(() => revealRound(doc, pulse, 1, Array(5).fill(someone('1'))))
    expect(await screen.findByText('Answers are closed.')).toBeTruthy()
    expect(screen.queryByRole('list', { name: pulseQuestion.text })).toBeNull()
    expect(screen.queryByRole('button', { name: /result|again/ })).toBeNull()
  })

  test('waits on this device while the host is away, and is sent when it is back', async () => {
    const doc = emptyDocument()
    const { setReached } = await showStage('opening', doc, 'meeting')
    act(() => setReached(false))
    await userEvent.click(mark('3'))
    expect(await screen.findByText(/Your answer waits on this device/)).toBeTruthy()
    act(() => setReached(true))
    expect(await screen.findByText('1 answered')).toBeTruthy()
  })

  test('is seen by a reader, who cannot answer, and in Present without an answer or a count', async () => {
    const { unmount } = await showStage('opening', emptyDocument(), 'meeting', { isReadOnly: true })
    expect(await screen.findByText('You can read along, but not answer.')).toBeTruthy()
    expect(mark('3').matches(':disabled')).toBe(true)
    unmount()
    const { answerAs } = await showStage('opening', emptyDocument(), 'present')
    act(() => answerAs('guest a', pulse, someone('4')))
    expect(await screen.findByText(pulseQuestion.text)).toBeTruthy()
    expect(screen.queryByText(/answered/)).toBeNull()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  test('is readable by the facilitator when the document is opened again, and asked no more', async () => {
    const doc = emptyDocument()
    startMeeting(doc, 'opening', testAuthor('Noor'))
    revealRound(doc, pulse, 1, ['2', '4', '4', '5', '5'].map(someone))
    endMeeting(doc, testAuthor('Noor'))
    const { unmount } = await showStage('opening', doc)
    const counts = await screen.findByRole('list', { name: pulseQuestion.text })
    expect(within(counts).getByText('4: 2 answers')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull()
    unmount()
    const unanswered = emptyDocument()
    startMeeting(unanswered, 'opening', testAuthor('Noor'))
    endMeeting(unanswered, testAuthor('Noor'))
    await showStage('opening', unanswered)
    expect(screen.queryByRole('heading', { name: 'Safety pulse' })).toBeNull()
  })

  test('is not asked before the meeting, nor in a report', async () => {
    for (const mode of ['prepare', 'report'] as const) {
      const { unmount } = await showStage('opening', emptyDocument(), mode)
      expect(screen.queryByRole('heading', { name: 'Safety pulse' })).toBeNull()
      unmount()
    }
  })
})

describe('impact', () => {
  test('severity and times are entered, and durations follow from them', async () => {
    const doc = emptyDocument()
    await showStage('impact', doc)
    await userEvent.click(await screen.findByRole('radio', { name: /^P2/ }))
    expect(record.read(doc).value.severity).toBe('P2')
    await userEvent.type(screen.getByRole('textbox', { name: 'Started' }), '2026-01-05 22:10{Enter}')
    await userEvent.type(screen.getByRole('textbox', { name: 'Detected' }), '22:30{Enter}')
    await userEvent.type(screen.getByRole('textbox', { name: 'Resolved' }), '6 Jan 01:00{Enter}')
    expect(await screen.findByText('20 min')).toBeTruthy()
    expect(screen.getByText('2 h 50 min')).toBeTruthy()
    await userEvent.type(screen.getByRole('textbox', { name: 'Mitigated' }), '22:00{Enter}')
    expect(await screen.findByText('This is before Detected.')).toBeTruthy()
  })

  test('a measure’s number is read from its line, and an empty group shows its question', async () => {
    const doc = emptyDocument()
    await showStage('impact', doc)
    const users = await screen.findByRole('textbox', { name: 'New measure: Users' })
    expect(users.getAttribute('placeholder')).toMatch(/\?$/)
    await userEvent.type(users, 'about 5,000 projects lost changes{Enter}')
    expect(measures.read(doc).value[0]).toMatchObject({
      affected: 'users',
      amount: 'about 5,000',
      unit: 'projects',
      text: 'lost changes',
    })
    await userEvent.type(await screen.findByRole('textbox', { name: 'Source' }), 'Count https://x.example/q{Enter}')
    expect(measures.read(doc).value[0]).toMatchObject({ source: 'Count', sourceUrl: 'https://x.example/q' })
    const link = await screen.findByRole('link', { name: /^Open the source/ })
    expect(link.getAttribute('href')).toBe('https://x.example/q')
    expect(impact.read(doc).value.felt).toBe('')
  })
})

describe('closing', () => {
  test('each action is read aloud, and its owner’s agreement recorded', async () => {
    const doc = createGitlabDocument(testAuthor())
    await showStage('closing', doc)
    for (const id of Object.keys(agreed.read(doc).value)) agreed.set(doc, id, undefined)
    await userEvent.click(await screen.findByRole('button', { name: 'Read aloud' }))
    for (const { text } of gitlab.actions) {
      expect(within(screen.getByRole('region', { name: 'Actions, read aloud' })).getByText(text)).toBeTruthy()
      await userEvent.click(screen.getByRole('button', { name: 'Owner agrees' }))
    }
    expect(Object.keys(agreed.read(doc).value)).toHaveLength(gitlab.actions.length)
    await userEvent.click(await screen.findByRole('button', { name: /^Agreed: Archive WAL/ }))
    expect(Object.keys(agreed.read(doc).value)).toHaveLength(gitlab.actions.length - 1)
  })

  test('an action without an owner cannot be agreed to, nor one of somebody else by a participant', async () => {
    const doc = emptyDocument()
    for (const owner of ['', 'Ilya', 'Noor'])
      addAction(doc, testAuthor(owner || 'nobody'), { text: `Of ${owner}`, owner })
    await showStage('closing', doc, 'meeting', { isFacilitator: false })
    const isOn = (name: RegExp) => !screen.getByRole<HTMLButtonElement>('button', { name }).disabled
    expect([/no owner$/, /Ilya$/, /Noor$/].map(isOn)).toEqual([false, false, true])
    expect(screen.getByText('Missing: owner. Add one in Actions.')).toBeTruthy()
    expect(screen.getByText('Only the owner or the facilitator can mark this as agreed.')).toBeTruthy()
  })

  test('without actions a button leads to where they are added', async () => {
    viewStage(undefined)
    const meeting = await showStage('closing', emptyDocument())
    const Viewed = () => <output>{useViewedStage()}</output>
    meeting.show(<Viewed />)
    expect(screen.getByRole('status').textContent).toBe('opening')
    await userEvent.click(await screen.findByRole('button', { name: 'Go to Actions' }))
    expect(screen.getByRole('status').textContent).toBe('actions')
    act(() => viewStage(undefined))
  })

  test('lessons are added to their kind and removed to the trash', async () => {
    const doc = emptyDocument()
    await showStage('closing', doc)
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Where we were lucky: new lesson' }),
      'It was night{Enter}',
    )
    expect(lessons.read(doc).value[0]).toMatchObject({ kind: 'lucky', text: 'It was night' })
    await userEvent.click(await screen.findByRole('button', { name: 'Remove this lesson' }))
    expect(lessons.listTrash(doc)[0]?.text).toBe('It was night')
  })

  const questionOf = (text: string) => within(screen.getByRole('group', { name: new RegExp(`^${text}`) }))
  const worth = 'Was this meeting worth your time'
  const rated = (...marks: string[]) => ({ choices: marks, texts: [] })

  test('three questions are answered by keyboard; the facilitator sees the numbers and suggestions, nobody else does', async () => {
    const doc = emptyDocument()
    const { answerAs } = await showStage('closing', doc)
    await screen.findByText('0 answered')
    act(() => answerAs('guest a', feedback, { choices: ['2', 'safe-5', 'learned-4'], texts: ['A shorter timeline'] }))
    for (const guest of ['b', 'c', 'd']) act(() => answerAs(`guest ${guest}`, feedback, rated('4', 'safe-5')))
    for (const mark of ['4', '5']) {
      questionOf(worth).getByRole('radio', { name: mark }).focus()
      await userEvent.keyboard(' ')
      expect(questionOf(worth).getByRole<HTMLInputElement>('radio', { name: mark }).checked).toBe(true)
    }
    await userEvent.click(questionOf('Could you speak openly').getByRole('radio', { name: '1' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'One thing to change next time' }), 'Start on time{Enter}')
    expect(screen.getByText('5 answered')).toBeTruthy()
    expect(screen.queryByText('A shorter timeline')).toBeNull()
    expect(feedback.read(doc).value).toEqual({})
    screen.getByRole('button', { name: 'Show me the result' }).focus()
    await userEvent.keyboard('{Enter}')
    const marks = within(await screen.findByRole('list', { name: /^Was this meeting worth/ })).getAllByText(
      /: \d answer/,
    )
    expect(marks.map(({ textContent }) => textContent)).toEqual([
      '1: 0 answers',
      '2: 1 answer',
      '3: 0 answers',
      '4: 3 answers',
      '5: 1 answer',
    ])
    expect(within(screen.getByRole('list', { name: 'Could you speak openly?' })).getByText('5: 4 answers')).toBeTruthy()
    // Two people answered the third question, so its numbers are not kept.
    expect(screen.queryByRole('list', { name: /^Did you learn/ })).toBeNull()
    const list = screen.getByRole('list', { name: 'Suggestions for next time' })
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['A shorter timeline', 'Start on time'])
    expect(closing.read(doc).value.summary).toBe('')
  })

  test('the marks of four people are not shown, not even kept in the document', async () => {
    const doc = emptyDocument()
    const { answerAs } = await showStage('closing', doc)
    await screen.findByText('0 answered')
    for (const guest of ['a', 'b', 'c', 'd']) act(() => answerAs(guest, feedback, rated('4')))
    await userEvent.click(screen.getByRole('button', { name: 'Show me the result' }))
    expect(await screen.findByText('4 answered, too few to show the numbers')).toBeTruthy()
    expect(feedback.read(doc).value).toEqual({ 1: { isOpen: false, voters: 4, counts: {}, texts: [] } })
  })

  test('a participant sees that they answered, and neither the count nor the result', async () => {
    const doc = emptyDocument()
    const { answerAs } = await showStage('closing', doc, 'meeting', { isFacilitator: false })
    for (const guest of ['a', 'b', 'c', 'd', 'e'])
      act(() => answerAs(guest, feedback, { choices: ['3'], texts: [`From ${guest}`] }))
    expect(screen.queryByText(/\d answered/)).toBeNull()
    await userEvent.click(questionOf(worth).getByRole('radio', { name: '3' }))
    expect(await screen.findByText('You answered. You can still change it.')).toBeTruthy()
    act(() => revealRound(doc, feedback, 1, Array(6).fill({ choices: ['3'], texts: ['From somebody'] })))
    expect(await screen.findByText('Answers are closed.')).toBeTruthy()
    for (const shown of [/answered/, /From somebody/, /6 answers/]) expect(screen.queryByText(shown)).toBeNull()
    expect(questionOf(worth).getByRole<HTMLInputElement>('radio', { name: '3' }).matches(':disabled')).toBe(true)
  })

  test('marks of an earlier version are still shown, from three people on', async () => {
    const doc = emptyDocument()
    feedback.set(doc, '0', { isOpen: false, voters: 3, counts: { 3: 1, 4: 2 }, texts: ['Begin on time'] })
    await showStage('closing', doc)
    const marks = within(await screen.findByRole('list', { name: /^Was this meeting worth/ }))
    expect(marks.getByText('4: 2 answers')).toBeTruthy()
    expect(screen.getByText('Begin on time')).toBeTruthy()
  })

  test('a suggestion that was counted is not sent again when its field is left', async () => {
    const doc = emptyDocument()
    await showStage('closing', doc)
    startMeeting(doc, 'closing', testAuthor('Noor'))
    await screen.findByText('0 answered')
    await userEvent.type(screen.getByRole('textbox', { name: 'One thing to change next time' }), 'Start on time{Enter}')
    expect(await screen.findByText('1 answered')).toBeTruthy()
    act(() => endMeeting(doc, testAuthor('Noor')))
    expect(await screen.findByText('1 answered, too few to show the numbers')).toBeTruthy()
    await userEvent.click(screen.getByRole('heading', { name: 'Feedback on this meeting' }))
    expect(screen.getAllByText('Start on time')).toHaveLength(1)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'One thing to change next time' }).value).toBe('')
    expect(screen.queryByText(/^The result was already shown/)).toBeNull()
  })

  test('what was being typed when the answers were revealed is still there to be copied', async () => {
    const doc = emptyDocument()
    const { answerAs } = await showStage('closing', doc)
    await screen.findByText('0 answered')
    act(() => answerAs('guest a', feedback, { choices: ['4'], texts: [] }))
    await userEvent.type(screen.getByRole('textbox', { name: 'One thing to change next time' }), 'Start')
    act(() => revealRound(doc, feedback, 1, []))
    expect(await screen.findByText(/^The result was already shown/)).toBeTruthy()
    expect(screen.getByText('Start')).toBeTruthy()
  })
})
