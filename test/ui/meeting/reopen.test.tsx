import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { platform } from '../../../renderer/platform'
import { ReappliedNotice, ReopenDialog } from '../../../renderer/screens/document/ReopenDialog'
import { SizeNotice } from '../../../renderer/screens/document/SizeNotice'
import { updateLimits } from '../../../shared/crdt/update-guard'
import { createDocument } from '../../../shared/document'
import { openMeeting } from '../../support/open-meeting'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const document = () => createDocument({ title: 'Outage' }, { name: 'Ann', now: () => 0, newId: () => 'document-1' })

describe('a page whose state its host refuses', () => {
  test('says why and what is safe, offers a copy, and reloads', async () => {
    const user = userEvent.setup()
    const saved = vi.spyOn(platform, 'saveFile').mockResolvedValue(true)
    const { show, connection } = openMeeting(document())
    const reload = vi.fn()
    show(<ReopenDialog onReload={reload} />)
    expect(screen.queryByRole('dialog')).toBeNull()
    connection.setState({ reopen: { why: 'refused', message: 'The change is nested too deeply.' } })
    const dialog = await screen.findByRole('dialog', { name: 'Saving has stopped' })
    expect(dialog.textContent).toContain('The change is nested too deeply.')
    expect(dialog.textContent).toContain('Everything saved before is safe.')
    await user.click(screen.getByRole('button', { name: 'Download a copy' }))
    await waitFor(() =>
      expect(saved).toHaveBeenCalledWith(
        expect.stringMatching(/\.debrief\.json$/),
        expect.stringContaining('"format"'),
        'application/json',
      ),
    )
    await user.click(screen.getByRole('button', { name: 'Reload' }))
    expect(reload).toHaveBeenCalledOnce()
  })

  test('says afterwards whether everything was reapplied, and offers the rest', async () => {
    const user = userEvent.setup()
    const saved = vi.spyOn(platform, 'saveFile').mockResolvedValue(true)
    const { show, connection } = openMeeting(document())
    show(<ReappliedNotice />)
    expect(screen.queryByRole('status')).toBeNull()
    connection.setState({ reapplied: { kept: 2, left: [] } })
    expect((await screen.findByRole('status')).textContent).toContain('was added again')
    expect(screen.queryByRole('button', { name: 'Download' })).toBeNull()
    connection.setState({ reapplied: { kept: 2, left: [{ part: 'record', id: 'title', row: 'Too much', texts: [] }] } })
    await user.click(await screen.findByRole('button', { name: 'Download' }))
    expect(saved).toHaveBeenCalledWith('not-added.json', expect.stringContaining('Too much'), 'application/json')
    await user.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByRole('status')).toBeNull()
  })
})

describe('a document that becomes very large', () => {
  const text = (bytes: number): string => 'x'.repeat(bytes)

  test('shows a warning from half the limit on, to those who can edit', async () => {
    const { show, session } = openMeeting(document())
    session.doc.getText('record.whatHappened').insert(0, text(updateLimits.DOCUMENT_WARNING_BYTES))
    show(<SizeNotice />)
    expect((await screen.findByRole('status')).textContent).toContain('half of the space is used')
    cleanup()
    const reader = openMeeting(document(), { isReadOnly: true })
    reader.session.doc.getText('record.whatHappened').insert(0, text(updateLimits.DOCUMENT_WARNING_BYTES))
    reader.show(<SizeNotice />)
    expect(screen.queryByRole('status')).toBeNull()
  })

  test('shows no warning at the usual size', () => {
    const { show, session } = openMeeting(document())
    session.doc.getText('record.whatHappened').insert(0, text(1_000_000))
    show(<SizeNotice />)
    expect(screen.queryByRole('status')).toBeNull()
  })
})
