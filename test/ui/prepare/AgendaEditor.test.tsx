import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { PrepareScreen } from '../../../renderer/screens/prepare/PrepareScreen'
import { type DocumentSummary, snapshot, suggestLengths, summarize } from '../../../shared/document'
import { getAgenda } from '../../../shared/document/agenda'
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

const [first] = stages

const openAgenda = async (options: Parameters<typeof openMeeting>[1] = {}) => {
  const doc = createGitlabDocument(testAuthor('Dana'))
  openMeeting(doc, options).show(<PrepareScreen />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Agenda' }))
  return { doc, user, row: () => within(screen.getByRole('row', { name: new RegExp(`^${first?.title}`) })) }
}

it('a stage’s usual length is offered beside it, and one press takes it over', async () => {
  wire.folder = [1, 2, 3].map((day) => summarize(createHeldMeeting(`Meeting ${day}`, day, () => 10 + day)))
  const { doc, user, row } = await openAgenda()
  expect(await screen.findAllByText('Your last 3 meetings took 12 min here.')).toHaveLength(
    stages.filter(({ isOptional }) => !isOptional).length,
  )
  await user.click(row().getByRole('button', { name: `Use 12 min for ${first?.title}` }))
  expect(getAgenda(snapshot(doc))[0]?.minutes).toBe(12)
  expect(row().queryByRole('button')).toBeNull()
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
