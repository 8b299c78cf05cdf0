import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { useViewedStage, viewStage } from '../../../renderer/stores/viewed-stage'
import { goalSuggestion, groundRules } from '../../../shared/meeting/content'
import { record, roster } from '../../../shared/meeting/incident'
import { addAction } from '../../../shared/stages/actions/model'
import { agreed, lessons } from '../../../shared/stages/closing/model'
import { impact, measures } from '../../../shared/stages/impact/model'
import { agreements, opening } from '../../../shared/stages/opening/model'
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
})
