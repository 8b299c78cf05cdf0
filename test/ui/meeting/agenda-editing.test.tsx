import { act, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { PresentScreen } from '../../../renderer/screens/present/PresentScreen'
import { ui } from '../../../renderer/stores/ui'
import { getAgenda } from '../../../shared/document/agenda'
import { createMeetingControls } from '../../../shared/document/meeting-controls'
import { snapshot } from '../../../shared/document/snapshot'
import { listOnAgenda, repeatStage, startMeeting } from '../../../shared/meeting/agenda'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'
import { openMeetingScreen, region, runOf, setUpMeetingPage, timer } from './meeting-page'

setUpMeetingPage()

const [first, second, third] = stages.map(({ id, title }) => ({ id, title }))
const titles = stages.map(({ title }) => title)

const openEditing = async (options: Parameters<typeof openMeetingScreen>[0] = {}) => {
  const meeting = openMeetingScreen(options)
  act(() => startMeeting(meeting.doc, first?.id ?? '', testAuthor('Dana')))
  await meeting.user.keyboard('{Alt>}{Shift>}a{/Shift}{/Alt}')
  const idsOf = () => listOnAgenda(getAgenda(snapshot(meeting.doc)), runOf(meeting.doc)).map(({ id }) => id)
  return { ...meeting, idsOf }
}
const rows = () =>
  within(screen.getByRole('list', { name: 'Stages on the agenda' }))
    .getAllByRole('listitem')
    .map(({ ariaLabel }) => ariaLabel)

it('the facilitator edits the agenda by keyboard, and everything can be undone', async () => {
  const { doc, user, session, idsOf } = await openEditing()
  const before = idsOf()
  expect(document.activeElement).toBe(screen.getAllByRole('listitem', { name: first?.title })[0])

  await user.keyboard('{ArrowDown}{ArrowDown}{Alt>}{ArrowUp}{/Alt}')
  expect(rows().slice(0, 3)).toEqual([first?.title, third?.title, second?.title])
  expect(document.activeElement).toBe(screen.getByRole('listitem', { name: third?.title }))

  await user.keyboard('{Delete}')
  expect(rows()).not.toContain(third?.title)
  await user.click(screen.getByRole('button', { name: `Add ${third?.title}` }))
  await user.click(screen.getByRole('button', { name: `Repeat ${second?.title}` }))
  expect(rows().slice(0, 4)).toEqual([first?.title, third?.title, second?.title, `${second?.title} 2`])
  expect(getAgenda(snapshot(doc)).find(({ id }) => id === `${second?.id}~2`)).toMatchObject({ stage: second?.id })

  for (let count = 0; count < 4; count += 1) await act(async () => void session.undo.undo())
  expect(idsOf()).toEqual(before)

  await user.keyboard('{Alt>}{Shift>}a{/Shift}{/Alt}')
  expect(screen.queryByRole('list', { name: 'Stages on the agenda' })).toBeNull()
  expect(document.activeElement?.textContent).toBe('Edit agenda')
})

it('before the meeting, the focus stays on the button that moves the first stage away', async () => {
  const { user } = openMeetingScreen()
  await user.click(screen.getByRole('button', { name: 'Edit agenda' }))
  const down = screen.getByRole('button', { name: `Move ${first?.title} down` })
  await user.click(down)
  expect(region('Stage').getByRole('heading', { level: 2, name: second?.title })).toBeTruthy()
  expect(document.activeElement).toBe(down)
})

it('the current stage can’t be removed', async () => {
  const { user, idsOf } = await openEditing()
  await user.click(screen.getByRole('button', { name: `Remove ${first?.title}` }))
  expect(idsOf()).toContain(first?.id)
})

it('a repeated stage has its own row, minutes and clock, and shows the same page', async () => {
  const { doc, user, advance } = await openEditing()
  await user.click(screen.getByRole('button', { name: `Repeat ${first?.title}` }))
  await user.click(screen.getByRole('button', { name: 'Done editing' }))
  advance(3 * 60_000)
  await user.click(region('Agenda').getByRole('button', { name: 'Next stage' }))
  expect(runOf(doc).stage).toBe(`${first?.id}~2`)
  expect(region('Agenda').getByRole('button', { current: 'step' }).textContent).toBe(`${first?.title} 2`)
  expect(region('Stage').getByRole('heading', { level: 2, name: first?.title })).toBeTruthy()
  expect(timer().textContent).toContain(`${stages[0]?.defaultMinutes[90]}:00`)
  expect(Object.keys(runOf(doc).spent)).toEqual([first?.id])
  expect(ui.getState().announcement).toContain(`Now: ${first?.title} 2`)
})

it('Present shows a repeated stage by its name, with its own clock', () => {
  const doc = createGitlabDocument(testAuthor('Dana'))
  const controls = createMeetingControls(doc, testAuthor('Dana', Date.UTC(2026, 0, 7, 10)))
  controls.start()
  const agenda = getAgenda(snapshot(doc))
  const [item] = agenda
  if (!item) throw new Error('the agenda is empty')
  const id = repeatStage(doc, agenda, runOf(doc), item)
  controls.goTo(id)
  openMeeting(doc).show(<PresentScreen />)
  expect(screen.getByRole('heading', { level: 2, name: first?.title })).toBeTruthy()
  expect(region('Stage').getByText(/^of 4 min/)).toBeTruthy()
})

it('a past stage that is repeated comes after the current one', async () => {
  const { user, idsOf } = await openEditing()
  for (let count = 0; count < 3; count += 1)
    await user.click(region('Agenda').getByRole('button', { name: 'Next stage' }))
  await user.click(screen.getByRole('button', { name: `Repeat ${second?.title}` }))
  expect(idsOf()[4]).toBe(`${second?.id}~2`)
})

it('a participant does not see it', async () => {
  await openEditing({ isFacilitator: false })
  expect(screen.queryByRole('button', { name: 'Edit agenda' })).toBeNull()
  expect(screen.queryByRole('list', { name: 'Stages on the agenda' })).toBeNull()
  expect(titles.map((title) => region('Agenda').getByRole('button', { name: title }))).toHaveLength(titles.length)
})

it('has no accessibility violations', async () => {
  await openEditing()
  expect(await findAxeViolations(document.body)).toEqual([])
})
