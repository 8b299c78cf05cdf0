import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { SharedText } from '../../../renderer/components/SharedText'
import { useMeeting, useOpenMeeting } from '../../../renderer/stores/meeting-context'
import { createDocument } from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

const { editor } = vi.hoisted(() => {
  let bring: () => void = () => undefined
  const isHere = new Promise<void>((resolve) => {
    bring = resolve
  })
  return { editor: { isHere, bring } }
})
// The real editor, that comes when the test lets it.
vi.mock('../../../renderer/components/SharedTextEditor', async (real) => {
  await editor.isHere
  return real()
})

const WhatHappened = ({ onEnter }: { onEnter: () => void }) => {
  const { session } = useOpenMeeting()
  const value = useMeeting((snapshot) => snapshot.record.whatHappened)
  return (
    <SharedText text={record.text(session.doc, 'whatHappened')} value={value} label="What happened" onEnter={onEnter} />
  )
}

describe('a long text whose editor is not loaded yet', () => {
  it('accepts typing, keeps the focus, and hands both over to the editor', async () => {
    const doc = createDocument({ title: 'x' }, testAuthor())
    record.rewrite(doc, 'whatHappened', 'It ')
    const onEnter = vi.fn()
    const meeting = openMeeting(doc)
    meeting.show(<WhatHappened onEnter={onEnter} />)
    const said = (): string => record.text(doc, 'whatHappened')?.toString() ?? ''
    const plain = screen.getByRole('textbox', { name: 'What happened' })
    act(() => plain.focus())
    for (const key of ['s', 't', 'p', 'Backspace', 'o', 'p', 's']) fireEvent.keyDown(plain, { key })
    expect(said()).toBe('It stops')
    // Keys that write nothing are nobody's letters.
    fireEvent.keyDown(plain, { key: 'a', ctrlKey: true })
    fireEvent.keyDown(plain, { key: 'ArrowLeft' })
    expect(said()).toBe('It stops')
    expect(document.activeElement).toBe(plain)

    fireEvent.keyDown(plain, { key: 'Enter' })
    expect(onEnter).toHaveBeenCalledOnce()
    expect(document.activeElement).not.toBe(plain)

    act(() => void meeting.session.undo.undo())
    expect(said()).toBe('It ')
    act(() => void meeting.session.undo.redo())
    act(() => screen.getByRole('textbox', { name: 'What happened' }).focus())
    editor.bring()
    await waitFor(() => expect(document.activeElement?.className).toContain('cm-content'))
    expect(document.activeElement?.textContent).toBe('It stops')
    expect(screen.getAllByRole('textbox', { name: 'What happened' })).toHaveLength(1)
  })
})
