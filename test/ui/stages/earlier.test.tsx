import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { record } from '../../../shared/meeting/incident'
import { actions } from '../../../shared/stages/actions/model'
import { createFollowUpHost } from '../../support/follow-up-host'
import { emptyDocument, showStage } from './show-stage'

const server = vi.hoisted(() => ({ current: undefined as unknown }))
vi.mock('../../../renderer/host', () => ({
  host: {
    call: (...args: [never, never]) => (server.current as ReturnType<typeof createFollowUpHost>).host.call(...args),
    onEvent: () => () => undefined,
  },
}))

let host: ReturnType<typeof createFollowUpHost>
beforeEach(() => {
  host = createFollowUpHost()
  server.current = host
})

const showOpening = async (mode?: 'present') => {
  const doc = emptyDocument()
  record.change(doc, { title: 'Pool exhausted again', services: ['checkout'], day: '2026-03-14', tags: ['capacity'] })
  host.put('test', doc)
  await showStage('opening', doc, mode)
}

test('the opening brings up what is open from earlier incidents, and writes what is decided to their postmortems', async () => {
  const day = '2026-02-20'
  host.add('Search was slow', { services: ['search'], day }, [{ text: 'Add an index' }])
  const { doc } = host.add('Pool exhausted', { services: ['checkout'], day: '2026-02-01', tags: ['capacity'] }, [
    { text: 'Alert on a full pool', owner: 'Noor', due: '2026-02-10' },
  ])
  await showOpening()
  const region = await screen.findByRole('region', { name: 'Earlier incidents' })
  expect(region.textContent).toContain('This may have happened before: Pool exhausted')
  const items = within(region).getAllByRole('listitem')
  expect(items[1]?.textContent).toContain('Alert on a full pool')
  expect(items[1]?.textContent).toContain('Noor · Pool exhausted')
  expect(items[2]?.textContent).toContain('Add an index')
  await userEvent.selectOptions(within(region).getByLabelText('Status of Alert on a full pool'), 'Done')
  await waitFor(() => expect(actions.read(doc).value[0]?.status).toBe('done'))
  await waitFor(() => expect(region.textContent).not.toContain('Alert on a full pool'))
})

test('the opening asks why an earlier action is dropped, as the board does', async () => {
  const { doc } = host.add('Pool exhausted', { services: ['checkout'], day: '2026-02-01' }, [{ text: 'Alert' }])
  await showOpening()
  await userEvent.selectOptions(await screen.findByLabelText('Status of Alert'), 'Dropped')
  expect(actions.read(doc).value[0]?.status).toBe('open')
  await userEvent.type(await screen.findByLabelText('Why won’t this be done?'), 'The pool is gone{Enter}')
  await waitFor(() =>
    expect(actions.read(doc).value[0]).toMatchObject({ status: 'dropped', droppedBecause: 'The pool is gone' }),
  )
})

test('Present shows what is open without whose it is', async () => {
  host.add('Pool exhausted', { services: ['checkout'], day: '2026-02-01' }, [{ text: 'Alert', owner: 'Noor' }])
  await showOpening('present')
  const region = await screen.findByRole('region', { name: 'Earlier incidents' })
  expect(region.textContent).toContain('Alert')
  expect(region.textContent).not.toContain('Noor')
  expect(within(region).queryAllByRole('combobox')).toEqual([])
})

test('a change is shown before the host has answered, and taken back with the reason if it fails', async () => {
  host.add('Pool exhausted', { services: ['checkout'], day: '2026-02-01' }, [{ text: 'Alert', due: '2026-02-10' }])
  await showOpening()
  const status = await screen.findByLabelText<HTMLSelectElement>('Status of Alert')
  host.state.isReachable = false
  const answered = host.holdAnswers()
  await userEvent.selectOptions(status, 'In progress')
  expect(status.value).toBe('in-progress')
  answered()
  expect((await screen.findByRole('alert')).textContent).toContain('This may be out of date.')
  await waitFor(() => expect(status.value).toBe('open'))
  host.state.isReachable = true
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(screen.getByLabelText('Status of Alert')).toBeTruthy()
})

test('the opening says that it looks for earlier incidents, and why it could not', async () => {
  host.add('Pool exhausted', { services: ['checkout'], day: '2026-02-01' }, [{ text: 'Alert' }])
  host.state.isReachable = false
  const answered = host.holdAnswers()
  await showOpening()
  expect(await screen.findByText('Looking for earlier incidents…')).toBeTruthy()
  answered()
  const region = await screen.findByRole('region', { name: 'Earlier incidents' })
  expect(region.textContent).toContain('is not known. Debrief isn’t responding on this computer.')
  host.state.isReachable = true
  await userEvent.click(within(region).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByLabelText('Status of Alert')).toBeTruthy()
})
