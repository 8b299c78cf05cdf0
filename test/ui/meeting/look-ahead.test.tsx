import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { getCommands } from '../../../renderer/commands/registry'
import { TopBar } from '../../../renderer/screens/document/TopBar'
import { usePresence } from '../../../renderer/screens/document/use-presence'
import { MeetingScreen } from '../../../renderer/screens/meeting/MeetingScreen'
import { startMeeting } from '../../../shared/meeting/agenda'
import { stages } from '../../../shared/stages'
import { timelineStage } from '../../../shared/stages/timeline'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'
import { events, region, runOf, setUpMeetingPage } from './meeting-page'

setUpMeetingPage()

const [first, second] = stages
const heading = () => region('Stage').getByRole('heading', { level: 2 }).textContent

const Page = () => {
  usePresence('meeting')
  return (
    <>
      <TopBar id="test" mode="meeting" />
      <MeetingScreen />
    </>
  )
}

const openRunning = (options: Parameters<typeof openMeeting>[1] = {}) => {
  const doc = createGitlabDocument(testAuthor('Dana'))
  startMeeting(doc, first?.id ?? '', testAuthor('Dana'))
  const { session, show } = openMeeting(doc, options)
  show(<Page />)
  const published = () => session.presence.people.getState().find(({ isSelf }) => isSelf)
  return { doc, user: userEvent.setup(), published }
}

it('the facilitator looks at another stage by mouse, and the room stays where it is and sees nothing of it', async () => {
  const { doc, user, published } = openRunning()
  const before = runOf(doc)
  const look = () => screen.getByRole('button', { name: `Look at ${timelineStage.title} alone` })
  await user.click(look())
  expect(heading()).toBe(timelineStage.title)
  expect(look().getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByText(`Everyone else is at ${first?.title}. Only you are looking at this.`)).toBeTruthy()

  const [event] = events(doc)
  const row = region('Stage').getAllByText(event?.text ?? '')[0]
  if (row) await user.click(row)
  expect(runOf(doc)).toEqual(before)
  expect(published()).toMatchObject({ stage: first?.id })
  expect(published()?.focus).toBeUndefined()

  await user.click(look())
  expect(heading()).toBe(first?.title)
})

it('by keyboard, stage by stage, there and back', async () => {
  const { doc, user } = openRunning()
  await user.keyboard('{Alt>}{PageDown}{/Alt}')
  expect(heading()).toBe(second?.title)
  await user.keyboard('{Alt>}{PageDown}{/Alt}')
  expect(heading()).toBe(timelineStage.title)
  expect(runOf(doc).stage).toBe(first?.id)
  await user.keyboard('{Alt>}{PageUp}{PageUp}{PageUp}{/Alt}')
  expect(heading()).toBe(first?.title)
  await user.keyboard('{Alt>}{PageDown}b{/Alt}')
  expect(heading()).toBe(first?.title)
})

it('no two commands that are enabled have the same key', async () => {
  const { user } = openRunning()
  await user.keyboard('{Alt>}{PageDown}{/Alt}')
  const keys = getCommands().flatMap(({ keys, isEnabled }) => (keys === undefined || isEnabled === false ? [] : [keys]))
  expect(keys).toContain('Alt+Shift+1')
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

it('what the facilitator opens leads the room again once the room is there', async () => {
  const { user, published } = openRunning()
  const agenda = region('Agenda')
  await user.click(agenda.getByRole('button', { name: `Look at ${timelineStage.title} alone` }))
  await user.click(agenda.getByRole('button', { name: timelineStage.title }))
  expect(published()).toMatchObject({ stage: timelineStage.id, focus: expect.stringContaining('events/') })
})

it('participants look by choosing a stage; they have no further buttons', async () => {
  const { doc, user, published } = openRunning({ isFacilitator: false })
  expect(screen.queryByRole('button', { name: /^Look at/ })).toBeNull()
  await user.click(region('Agenda').getByRole('button', { name: second?.title }))
  expect(heading()).toBe(second?.title)
  expect(runOf(doc).stage).toBe(first?.id)
  await act(async () => undefined)
  expect(published()).toMatchObject({ stage: second?.id })
})
