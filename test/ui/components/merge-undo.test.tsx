import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { mergeFile } from '../../../renderer/commands/library'
import { Toasts } from '../../../renderer/components/Toasts'
import { navigate } from '../../../renderer/routes'
import { ArrivedRecords } from '../../../renderer/screens/document/ArrivedRecords'
import { createDocument } from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

const calls: string[] = []
vi.mock('../../../renderer/host', () => ({
  host: {
    call: async (name: string) => {
      calls.push(name)
      return { ok: true, value: { id: 'test', isMerged: true } }
    },
    onEvent: () => () => undefined,
  },
}))

it('a merge into the open postmortem is a step for Undo, by its message and by the shortcut', async () => {
  const doc = createDocument({ title: '' }, testAuthor('Maker'))
  const { show, session } = openMeeting(doc)
  navigate({ screen: 'document', id: 'test', mode: 'meeting' })
  show(
    <>
      <ArrivedRecords />
      <Toasts />
    </>,
  )
  const file = { name: 'copy.debrief.json', bytes: new Uint8Array() }
  await act(() => mergeFile(file, []))
  await screen.findByText('“copy.debrief.json” was merged with your copy.')
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText(/^The merge was undone/)
  expect(calls).toEqual(['library.importFile', 'library.undoImport'])
  expect([session.undo.canUndo(), session.undo.canRedo()]).toEqual([false, false])

  await act(() => mergeFile(file, []))
  act(() => record.change(doc, { title: 'Typed since' }))
  session.undo.undo()
  expect(calls.filter((name) => name === 'library.undoImport')).toHaveLength(1)
  session.undo.undo()
  expect(calls.filter((name) => name === 'library.undoImport')).toHaveLength(2)
})
