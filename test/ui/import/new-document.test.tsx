import { act, cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { keepForNewDocument } from '../../../renderer/import/arrivals'
import { currentRoute, navigate } from '../../../renderer/routes'
import { RecordsImport } from '../../../renderer/screens/import/RecordsImport'
import { createDocument } from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'
import { createLocalWorker, textFile } from '../../support/records-preview'

const calls: string[] = []
vi.mock('../../../renderer/host', () => ({
  host: { call: async (name: string) => calls.push(name), onEvent: () => () => undefined },
}))
beforeAll(() => {
  // Nor has it workers.
  vi.stubGlobal('Worker', function start() {
    return createLocalWorker().worker
  })
  // jsdom lays nothing out, and the table renders only what is in view.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  HTMLElement.prototype.scrollTo ??= () => undefined
})
beforeEach(() => {
  calls.length = 0
  navigate({ screen: 'document', id: 'test', mode: 'prepare' })
})
afterEach(cleanup)

/** A postmortem that was made for records, with their preview. */
const openNew = async () => {
  const doc = createDocument({ title: '' }, testAuthor('Maker'))
  const { show, session } = openMeeting(doc)
  keepForNewDocument('test', [textFile('disks.csv', 'time,event\n2024-05-01T14:00:00Z,Disk is full\n')])
  const { unmount } = show(<RecordsImport />)
  await screen.findByRole('grid')
  return { doc, session, unmount }
}
const correctAndCancel = async (): Promise<void> => {
  await userEvent.keyboard('s')
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('dialog')).toBeNull()
}

it('a postmortem made for records goes if none of them is wanted', async () => {
  await openNew()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await expect.poll(() => calls).toEqual(['library.remove'])
  expect(currentRoute()).toEqual({ screen: 'library' })
})

it('it goes with the tab or the window in which its records were looked through', async () => {
  await openNew()
  window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }))
  expect(calls).toEqual([])
  window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }))
  expect(calls).toEqual(['library.remove'])
})

it('it stays with corrections that are kept, and goes when it is left without having got anything', async () => {
  const { unmount } = await openNew()
  await correctAndCancel()
  expect(calls).toEqual([])
  expect(currentRoute()).toMatchObject({ screen: 'document' })
  unmount()
  expect(calls).toEqual(['library.remove'])
})

it('it stays when it is left with anything in it', async () => {
  const { doc, unmount } = await openNew()
  await correctAndCancel()
  act(() => record.change(doc, { title: 'Disks full' }))
  unmount()
  expect(calls).toEqual([])
})

it('it stays once records were added, even if they are taken back', async () => {
  const { session, unmount } = await openNew()
  await userEvent.click(screen.getByRole('button', { name: 'Add 1 row' }))
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  session.undo.undo()
  window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }))
  unmount()
  expect(calls).toEqual([])
})
