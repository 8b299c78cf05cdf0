import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { Toasts } from '../../../renderer/components/Toasts'
import { PrepareScreen } from '../../../renderer/screens/prepare/PrepareScreen'
import { ui } from '../../../renderer/stores/ui'
import { type DocumentSummary, snapshot, suggestLengths, summarize } from '../../../shared/document'
import { getAgenda } from '../../../shared/document/agenda'
import { createMeetingControls } from '../../../shared/document/meeting-controls'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { createHeldMeeting } from '../../support/held-meeting'
import { openMeeting } from '../../support/open-meeting'

const wire = vi.hoisted(() => ({ folder: [] as DocumentSummary[], calls: [] as string[] }))

/** The host's suggestions for the documents of a test. */
vi.mock('../../../renderer/host', () => ({
  host: {
    call: async (name: string, { id }: { id: string }) => {
      wire.calls.push(name)
      if (name === 'library.suggestLengths') return { ok: true, value: { lengths: suggestLengths(wire.folder, id) } }
      return { ok: false, failure: { code: 'none', sentence: 'None.' } }
    },
  },
}))

beforeEach(() => {
  wire.folder = []
  wire.calls = []
})

const [first, second, third] = stages
const titles = stages.map(({ title }) => title)

type Options = Parameters<typeof openMeeting>[1] & { isRunning?: boolean }

const openAgenda = async ({ isRunning = false, ...options }: Options = {}) => {
  const doc = createGitlabDocument(testAuthor('Dana'))
  if (isRunning) createMeetingControls(doc, testAuthor('Dana')).start()
  const { session, show } = openMeeting(doc, options)
  show(
    <>
      <PrepareScreen />
      <Toasts />
    </>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Agenda' }))
  return { doc, session, user, row: () => within(screen.getByRole('row', { name: new RegExp(`^${first?.title}`) })) }
}

it('a stage’s usual length is offered beside it, and one press takes it over', async () => {
  wire.folder = [1, 2, 3].map((day) => summarize(createHeldMeeting(`Meeting ${day}`, day, () => 10 + day)))
  const { doc, user, row } = await openAgenda()
  expect(await screen.findAllByText('Your last 3 meetings took 12 min here.')).toHaveLength(
    stages.filter(({ isOptional }) => !isOptional).length,
  )
  await user.click(row().getByRole('button', { name: `Use 12 min for ${first?.title}` }))
  expect(getAgenda(snapshot(doc))[0]?.minutes).toBe(12)
  expect(row().queryByRole('button', { name: /^Use / })).toBeNull()
  expect(row().getByText('Your last 3 meetings took 12 min here.')).toBeTruthy()
})

it('nothing is offered after too few meetings', async () => {
  wire.folder = [1, 2].map((day) => summarize(createHeldMeeting(`Meeting ${day}`, day, () => 12)))
  await openAgenda()
  await waitFor(() => expect(wire.calls).toContain('library.suggestLengths'))
  expect(screen.queryByText(/Your last/)).toBeNull()
})

it('a guest’s page does not ask about the host’s meetings', async () => {
  await openAgenda({ kind: 'guest' })
  expect(wire.calls).not.toContain('library.suggestLengths')
})

/** The stages as listed, with those that are off in parentheses. */
const listed = () =>
  screen.getAllByRole<HTMLInputElement>('checkbox').map(({ ariaLabel, checked }) => {
    const title = ariaLabel?.replace(' is on the agenda', '') ?? ''
    return checked ? title : `(${title})`
  })

it('stages are moved by buttons and keys, and Undo moves them back', async () => {
  const { session, user } = await openAgenda()
  await user.click(screen.getByRole('button', { name: `Move ${first?.title} down` }))
  expect(listed().slice(0, 3)).toEqual([second?.title, first?.title, third?.title])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: `Move ${first?.title} down` }))

  screen.getByRole('button', { name: `Move ${third?.title}` }).focus()
  await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}')
  expect(listed().slice(0, 3)).toEqual([third?.title, second?.title, first?.title])
  expect(ui.getState().announcement).toContain(`${third?.title}: moved to position 1 of ${titles.length}`)

  for (let count = 0; count < 3; count += 1) await act(async () => void session.undo.undo())
  expect(listed()).toEqual(titles)
})

it('a stage is repeated with minutes of its own, and the repetition can be removed again', async () => {
  const { doc, user } = await openAgenda()
  await user.click(screen.getByRole('button', { name: `Repeat ${third?.title}` }))
  const title = `${third?.title} 2`
  expect(listed()).toEqual([...titles.slice(0, 3), title, ...titles.slice(3)])
  const minutes = screen.getByRole('textbox', { name: `Minutes for ${title}` })
  await user.clear(minutes)
  await user.type(minutes, '7{Enter}')
  expect(getAgenda(snapshot(doc)).filter(({ stage }) => stage === third?.id)).toMatchObject([
    { id: third?.id, minutes: third?.defaultMinutes[90] },
    { id: `${third?.id}~2`, minutes: 7 },
  ])

  await user.click(screen.getByRole('checkbox', { name: `${title} is on the agenda` }))
  expect(listed()).toEqual(titles)
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(listed()).toContain(title)
})

it('each press on Repeat has its own Undo', async () => {
  const { user } = await openAgenda()
  await user.dblClick(screen.getByRole('button', { name: `Repeat ${third?.title}` }))
  expect(listed()).toHaveLength(titles.length + 2)
  for (const undo of screen.getAllByRole('button', { name: 'Undo' })) await user.click(undo)
  expect(listed()).toEqual(titles)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

it('a stage is removed and added; the last one and the one the meeting is at stay, with a sentence', async () => {
  const { user } = await openAgenda({ isRunning: true })
  const box = (title = '') => screen.getByRole('checkbox', { name: `${title} is on the agenda` })
  await user.click(box(first?.title))
  expect(listed()[0]).toBe(first?.title)
  expect(screen.getByText(`The meeting is at ${first?.title}. Go to another stage before you remove it.`)).toBeTruthy()

  await user.click(box(second?.title))
  expect(listed()[1]).toBe(`(${second?.title})`)
  await user.click(box(second?.title))
  expect(listed()).toEqual(titles)
})

it('the only stage left stays, with a sentence', async () => {
  const { user } = await openAgenda()
  for (const title of titles) await user.click(screen.getByRole('checkbox', { name: `${title} is on the agenda` }))
  expect(listed()).toEqual([...titles.slice(0, -1).map((title) => `(${title})`), titles.at(-1)])
  expect(screen.getByText(`${titles.at(-1)} is the only stage left, so it stays on the agenda.`)).toBeTruthy()
})

it('during the meeting, only the facilitator changes the agenda', async () => {
  await openAgenda({ isRunning: true, isFacilitator: false })
  expect(screen.getByText(/only the facilitator changes the agenda/)).toBeTruthy()
  for (const box of screen.getAllByRole<HTMLInputElement>('checkbox')) expect(box.disabled).toBe(true)
  expect(screen.queryByRole('button', { name: /^(Move|Repeat|Use) |minutes$/ })).toBeNull()
})
