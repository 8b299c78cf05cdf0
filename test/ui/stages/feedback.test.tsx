import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { endMeeting, startMeeting } from '../../../shared/meeting/agenda'
import { revealRound } from '../../../shared/meeting/ballots'
import { closing, feedback } from '../../../shared/stages/closing/model'
import { testAuthor } from '../../support/author'
import { emptyDocument, showStage } from './show-stage'

describe('the questions at the end', () => {
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

  test('a suggestion that is too long stays in its field, and a sentence says so', async () => {
    const { answerAs } = await showStage('closing', emptyDocument())
    await screen.findByText('0 answered')
    act(() => answerAs('guest a', feedback, rated('4')))
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'One thing to change next time' })
    await userEvent.click(field)
    await userEvent.paste('a'.repeat(2001))
    await userEvent.keyboard('{Enter}')
    await userEvent.tab()
    expect(screen.getByText('2001 of 2000 characters. Shorten it to one suggestion.')).toBeTruthy()
    expect(field.value).toHaveLength(2001)
    expect(screen.getByText('1 answered')).toBeTruthy()
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
