import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { endMeeting, startMeeting } from '../../../shared/meeting/agenda'
import { revealRound } from '../../../shared/meeting/ballots'
import { pulse, pulseQuestion } from '../../../shared/stages/opening/model'
import { testAuthor } from '../../support/author'
import { emptyDocument, showStage } from './show-stage'

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
    expect(screen.queryByRole('button', { name: /result|Ask again/ })).toBeNull()
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
