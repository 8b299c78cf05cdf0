import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { PresentScreen } from '../../../renderer/screens/present/PresentScreen'
import { ui } from '../../../renderer/stores/ui'
import { snapshot } from '../../../shared/document'
import { endMeeting } from '../../../shared/meeting/agenda'
import { type Answer, revealRound } from '../../../shared/meeting/ballots'
import {
  askQuestion,
  ballotOf,
  cancelQuestion,
  DONE,
  type NewQuestion,
  type Question,
} from '../../../shared/meeting/questions'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'
import { openMeetingScreen, setUpMeetingPage } from './meeting-page'

setUpMeetingPage()

const question = (doc: Y.Doc): Question => {
  const [first] = snapshot(doc).questions
  if (!first) throw new Error('nothing was asked')
  return first
}

const ask = (doc: Y.Doc, change: Partial<NewQuestion> = {}): Promise<Question> =>
  act(async () => {
    askQuestion(doc, testAuthor('Dana'), {
      kind: 'round',
      stage: 'opening',
      text: 'What did we miss?',
      isAttributed: false,
      ...change,
    })
    return question(doc)
  })

const wrote = (...texts: string[]): Answer => ({ choices: [DONE], texts })
const card = (name = 'What did we miss?') => within(screen.getByRole('region', { name }))
const stageTitle = () =>
  within(screen.getByRole('region', { name: 'Stage' })).getByRole('heading', { level: 2 }).textContent
const field = () => screen.getByRole('textbox', { name: 'Your answer: What did we miss?' })

describe('a silent round', () => {
  test('is started, answered, revealed and taken over by keyboard alone; nobody is named', async () => {
    const { doc, user, answerAs } = openMeetingScreen({ name: 'Marisol' })
    await user.keyboard('{Alt>}q{/Alt}')
    const dialog = within(screen.getByRole('dialog', { name: 'Ask everyone' }))
    const text = dialog.getByRole<HTMLInputElement>('textbox', { name: 'Question' })
    expect(text.value).toBe('What do you hope to understand by the end of this meeting?')
    expect(dialog.getByRole<HTMLSelectElement>('combobox', { name: 'Names' }).value).toBe('none')
    await user.clear(text)
    await user.paste('a'.repeat(501))
    await user.keyboard('{Enter}')
    expect(dialog.getByText('501 of 500 characters. Ask for one thing.')).toBeTruthy()
    expect(snapshot(doc).questions).toEqual([])
    await user.clear(text)
    await user.type(text, 'What did we miss?{Enter}')
    expect(question(doc)).toMatchObject({ kind: 'round', stage: 'opening', isAttributed: false })
    expect(ui.getState().announcement).toBe('A silent round has started: What did we miss?')
    expect(card().getByText('Silent round · Unattributed')).toBeTruthy()
    // The keys that ask also lead to the question, for everyone.
    await user.keyboard('{Alt>}q{/Alt}')
    await waitFor(() => expect(document.activeElement).toBe(field()))
    await user.keyboard('The pager was silent{Enter}The runbook is old{Enter}')
    expect(card().getByText('0 of 1 done')).toBeTruthy()
    card().getByRole('button', { name: 'I’m done' }).focus()
    await user.keyboard('{Enter}')
    act(() => answerAs('guest a', ballotOf(question(doc)), wrote('Nobody owned the alert')))
    expect(card().getByText('2 of 2 done')).toBeTruthy()
    expect(JSON.stringify(snapshot(doc))).not.toContain('The pager was silent')
    expect(card().queryByText('Nobody owned the alert')).toBeNull()
    card().getByRole('button', { name: 'Reveal texts' }).focus()
    await user.keyboard('{Enter}')
    expect(card().getAllByRole('listitem')).toHaveLength(3)
    expect(card().queryByText('Marisol')).toBeNull()
    card().getByRole('button', { name: 'Note: The pager was silent' }).focus()
    await user.keyboard('{Enter}')
    expect(snapshot(doc).notes.at(-1)).toMatchObject({ text: 'The pager was silent', stage: 'opening', createdBy: '' })
    await user.click(card().getByRole('button', { name: 'Park: Nobody owned the alert' }))
    expect(snapshot(doc).parking.at(-1)).toMatchObject({ text: 'Nobody owned the alert', createdBy: '' })
    await user.click(card().getByRole('button', { name: 'Take back: Nobody owned the alert' }))
    expect(snapshot(doc).parking.some((row) => row.text === 'Nobody owned the alert')).toBe(false)
    expect(card().getByRole('button', { name: 'Park: Nobody owned the alert' })).toBeTruthy()
  })

  test('takes its texts over as the rows of its stage', async () => {
    for (const [stage, button] of [
      ['timeline', 'Event'],
      ['fishbone', 'Cause'],
      ['actions', 'Action'],
    ] as const) {
      const { doc, user, session } = openMeetingScreen()
      const asked = await ask(doc, { stage, text: `In ${stage}` })
      await act(async () => revealRound(doc, ballotOf(asked), 1, [wrote('A cache was cold')]))
      await user.click(screen.getByRole('button', { name: new RegExp(`^${stage}`, 'i') }))
      // What was revealed before one came to the stage stays out of the way.
      expect(screen.queryByRole('button', { name: `${button}: A cache was cold` })).toBeNull()
      await user.click(await screen.findByRole('button', { name: '1 question' }))
      await user.click(screen.getByRole('button', { name: `${button}: A cache was cold` }))
      const rows = Object.values(snapshot(doc).stages[stage] ?? {}).flat()
      expect(rows).toContainEqual(expect.objectContaining({ text: 'A cache was cold', createdBy: '' }))
      session.close()
      document.body.replaceChildren()
    }
  })

  test('with names says so before anybody writes, and shows the texts by name', async () => {
    const { doc, user, answerAs } = openMeetingScreen({ name: 'Marisol' })
    const asked = await ask(doc, { isAttributed: true })
    expect(card().getByText('Silent round · With names')).toBeTruthy()
    expect(card().getByText(/and then with your name/)).toBeTruthy()
    await user.type(field(), 'The pager was silent{Enter}')
    act(() => answerAs('guest a', ballotOf(asked), { ...wrote('Nobody owned the alert'), name: 'Ada' }))
    // An answer without a name does not belong here, just as one with a name does not belong to a round without.
    act(() => answerAs('guest b', ballotOf(asked), wrote('Unsigned')))
    await user.click(card().getByRole('button', { name: 'Reveal texts' }))
    expect(
      card()
        .getAllByRole('listitem')
        .map((row) => row.firstElementChild?.textContent),
    ).toEqual(['AdaNobody owned the alert', 'MarisolThe pager was silent'])
  })

  test('can be hidden, and is found again by its keys; a new one shows itself', async () => {
    const { doc, user } = openMeetingScreen({ isFacilitator: false })
    await ask(doc)
    await user.click(screen.getByRole('button', { name: '1 question' }))
    expect(screen.queryByRole('textbox', { name: 'Your answer: What did we miss?' })).toBeNull()
    await user.keyboard('{Alt>}q{/Alt}')
    await waitFor(() => expect(document.activeElement).toBe(field()))
    await user.click(screen.getByRole('button', { name: '1 question' }))
    await act(async () => {
      askQuestion(doc, testAuthor('Ada'), { kind: 'agree', stage: 'opening', text: 'Next', isAttributed: false })
    })
    expect(card('Next').getByRole('button', { name: 'Agree' })).toBeTruthy()
  })

  test('is asked where everyone is, not at a stage that the facilitator looks at alone, nor after the meeting', async () => {
    const { doc, user } = openMeetingScreen()
    const button = () => screen.queryByRole<HTMLButtonElement>('button', { name: 'Ask everyone' })
    await user.click(screen.getByRole('button', { name: 'Start meeting' }))
    expect(button()?.disabled).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Look at Timeline alone' }))
    expect(button()?.title).toBe('Questions are asked where everyone is: Opening (Alt+Q)')
    expect(button()?.disabled).toBe(true)
    await user.keyboard('{Alt>}q{/Alt}')
    expect(screen.queryByRole('dialog')).toBeNull()
    await act(async () => endMeeting(doc, testAuthor('Dana')))
    expect(button()).toBeNull()
  })

  test('is presented without controls, and its texts without names', async () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    openMeeting(doc).show(<PresentScreen />)
    const asked = await ask(doc, { isAttributed: true })
    expect(card().getByText('0 of 1 done')).toBeTruthy()
    expect(card().queryByRole('textbox')).toBeNull()
    await act(async () => revealRound(doc, ballotOf(asked), 1, [{ ...wrote('The pager was silent'), name: 'Ada' }]))
    expect(card().getByRole('listitem').textContent).toBe('The pager was silent')
    expect(card().queryByRole('button')).toBeNull()
  })

  test('shows a participant no controls, and a reader only that it is on', async () => {
    const { doc } = openMeetingScreen({ isFacilitator: false })
    await ask(doc)
    expect(field()).toBeTruthy()
    for (const name of ['Reveal texts', 'Cancel round', 'Ask everyone'])
      expect(screen.queryByRole('button', { name })).toBeNull()
    document.body.replaceChildren()
    const reader = openMeetingScreen({ isReadOnly: true })
    await ask(reader.doc)
    expect(card().getByText('0 of 1 done')).toBeTruthy()
    expect(card().queryByRole('textbox')).toBeNull()
    expect(card().queryByRole('button')).toBeNull()
  })

  test('goes with the room to other stages until it is revealed, and its texts stay where that happened', async () => {
    const { doc, user } = openMeetingScreen()
    await user.click(screen.getByRole('button', { name: 'Start meeting' }))
    await ask(doc)
    await user.type(field(), 'The pager was silent{Enter}')
    await user.click(screen.getByRole('button', { name: 'Next stage' }))
    expect(stageTitle()).toBe('Impact')
    // It has not started again.
    expect(ui.getState().announcement).toContain('Now: Impact')
    expect(card().getByText('The pager was silent')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ask everyone' }).disabled).toBe(true)
    await user.click(screen.getByRole('button', { name: 'End meeting' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getAllByRole('definition')[0]?.textContent).toBe('Ending reveals the answers to “What did we miss?”')
    await user.click(screen.getByRole('button', { name: 'Keep meeting' }))
    await user.click(card().getByRole('button', { name: 'Reveal texts' }))
    expect(question(doc).stage).toBe('impact')
    expect(card().getByRole('listitem').textContent).toContain('The pager was silent')
    await user.click(screen.getByRole('button', { name: 'Next stage' }))
    expect(screen.queryByRole('region', { name: 'What did we miss?' })).toBeNull()
  })

  test('leaves a text that was not finished with its author, whether it is revealed or canceled', async () => {
    const { doc, user } = openMeetingScreen({ isFacilitator: false })
    const asked = await ask(doc)
    await user.type(field(), 'The pager was sil')
    await act(async () => cancelQuestion(doc, asked.id, true))
    expect(card().getByText('The pager was sil')).toBeTruthy()
    await act(async () => cancelQuestion(doc, asked.id, false))
    expect(field()).toHaveProperty('value', 'The pager was sil')
    await act(async () => revealRound(doc, ballotOf(asked), 1, [wrote('Nobody owned the alert')]))
    expect(card().getByText(/^The texts were already revealed/)).toBeTruthy()
    expect(card().getByText('The pager was sil')).toBeTruthy()
  })

  test('says that a text is too long instead of cutting it', async () => {
    const { doc, user } = openMeetingScreen({ isFacilitator: false })
    await ask(doc)
    await user.click(field())
    await user.paste('a'.repeat(501))
    expect(card().getByText('501 of 500 characters. Split it into several texts.')).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(field()).toHaveProperty('value', 'a'.repeat(501))
    await user.keyboard('{Backspace}{Enter}')
    expect(field()).toHaveProperty('value', '')
    expect(card().getByText('a'.repeat(500))).toBeTruthy()
  })

  test('that is canceled leaves everyone only their own texts, and can be continued', async () => {
    const { doc, user, answerAs } = openMeetingScreen()
    const asked = await ask(doc)
    await user.type(field(), 'The pager was silent{Enter}')
    act(() => answerAs('guest a', ballotOf(asked), wrote('Nobody owned the alert')))
    await user.click(card().getByRole('button', { name: 'Cancel round' }))
    expect(card().getByText(/^This round was canceled/)).toBeTruthy()
    expect(card().getByText('The pager was silent')).toBeTruthy()
    expect(screen.queryByText('Nobody owned the alert')).toBeNull()
    await act(async () => cancelQuestion(doc, asked.id, false))
    await user.click(card().getByRole('button', { name: 'Reveal texts' }))
    expect(card().getAllByRole('listitem')).toHaveLength(2)
  })

  test('keeps what is written while the host cannot be reached, and sends it when it is back', async () => {
    const { doc, user, setReached } = openMeetingScreen()
    await ask(doc)
    act(() => setReached(false))
    await user.type(field(), 'The pager was silent{Enter}')
    await user.click(card().getByRole('button', { name: 'I’m done' }))
    expect(card().getByText(/^The meeting’s host can’t be reached. Your answer waits on this device/)).toBeTruthy()
    expect(card().queryByRole('button', { name: 'Reveal texts' })).toBeNull()
    act(() => setReached(true))
    await waitFor(() => expect(card().getByText('1 of 1 done')).toBeTruthy())
  })
})

describe('a poll', () => {
  test('is answered by one press, which can be taken back; counts are shown from three answers on', async () => {
    const { doc, user, answerAs } = openMeetingScreen()
    await user.click(screen.getByRole('button', { name: 'Ask everyone' }))
    await user.click(screen.getByRole('radio', { name: /^Agree or disagree/ }))
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start poll' }).disabled).toBe(true)
    await user.type(screen.getByRole('textbox', { name: 'Sentence' }), 'We know enough')
    await user.click(screen.getByRole('button', { name: 'Start poll' }))
    const poll = () => card('We know enough')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ask everyone' }).disabled).toBe(true)
    await user.click(poll().getByRole('button', { name: 'Agree' }))
    expect(poll().getByRole('button', { name: 'Agree' }).getAttribute('aria-pressed')).toBe('true')
    expect(poll().getByText('1 of 1 answered')).toBeTruthy()
    await user.click(poll().getByRole('button', { name: 'Agree' }))
    expect(poll().getByText('0 of 1 answered')).toBeTruthy()
    await user.click(poll().getByRole('button', { name: 'Disagree' }))
    for (const guest of ['a', 'b'])
      act(() => answerAs(guest, ballotOf(question(doc)), { choices: ['agree'], texts: [] }))
    expect(poll().queryByText(/Agree 2/)).toBeNull()
    await user.click(poll().getByRole('button', { name: 'Reveal answers' }))
    expect(poll().getByText('Agree 2 · Disagree 1')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ask everyone' }).disabled).toBe(false)
  })

  test('about the pace with fewer than three answers shows only how many there are', async () => {
    const { doc, user } = openMeetingScreen()
    const asked = await ask(doc, { kind: 'pace', text: 'How is the pace?' })
    const poll = () => card('How is the pace?')
    await user.click(poll().getByRole('button', { name: 'Slower' }))
    await user.click(poll().getByRole('button', { name: 'Reveal answers' }))
    expect(poll().getByText('1 answer, too few to show counts')).toBeTruthy()
    expect(JSON.stringify(ballotOf(asked).read(doc).value)).not.toContain('slower')
  })
})
