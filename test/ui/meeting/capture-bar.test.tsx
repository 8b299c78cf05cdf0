import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { dataOfStage, snapshot } from '../../../shared/document'
import { actionsStage } from '../../../shared/stages/actions'
import { closingStage } from '../../../shared/stages/closing'
import { events, openMeetingScreen, region, setUpMeetingPage } from './meeting-page'

setUpMeetingPage()

describe('the capture bar', () => {
  const line = () => screen.getByRole('textbox', { name: /^Capture/ })

  it('reads the time at the start, says how it was understood and where it went', async () => {
    const { doc, user } = openMeetingScreen()
    const before = events(doc).length
    await user.type(line(), '23:29 the removal is stopped')
    expect(region('Capture').getByText('Tue 31 Jan 2017 23:29 UTC · Action')).toBeTruthy()
    await user.keyboard('{Enter}')
    const added = events(doc).find((event) => event.text === 'the removal is stopped')
    expect(added).toMatchObject({ at: Date.UTC(2017, 0, 31, 23, 29), createdBy: 'Noor' })
    expect(events(doc)).toHaveLength(before + 1)
    expect(region('Capture').getByText(/Added to/).textContent).toBe('Added to Timeline, Tue 31 Jan 2017 23:29 UTC')
    expect(region('Capture').getByText('· Saved here')).toBeTruthy()
  })

  it('says that it is saved only once it is', async () => {
    const { user, connection } = openMeetingScreen()
    connection.setState({ unsaved: 1 })
    await user.type(line(), 'something{Enter}')
    expect(region('Capture').getByText(/Saving…$/)).toBeTruthy()
    act(() => connection.setState({ unsaved: 0 }))
    expect(region('Capture').getByText(/Saved here$/)).toBeTruthy()
  })

  it('takes a captured line back into the field', async () => {
    const { doc, user } = openMeetingScreen()
    const before = events(doc).length
    await user.type(line(), '23:29 the removal is stopped{Enter}')
    await user.click(region('Capture').getByRole('button', { name: 'Undo' }))
    expect(events(doc)).toHaveLength(before)
    expect(line()).toHaveProperty('value', '23:29 the removal is stopped')
  })

  it('adds each kind to its section in any stage', async () => {
    const { doc, user } = openMeetingScreen()
    for (const [key, text] of [
      ['n', 'a note'],
      ['p', 'parked'],
      ['w', 'went well'],
      ['l', 'luck'],
      ['d', 'decided'],
    ] as const)
      await user.keyboard(`{Alt>}${key}{/Alt}${text}{Enter}`)
    const now = snapshot(doc)
    expect(now.notes.map(({ text, stage }) => [text, stage])).toEqual([['a note', 'opening']])
    // The stage's heading counts them, and leads there.
    await user.click(region('Stage').getByRole('button', { name: '1 note' }))
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Notes', level: 3 }))
    expect(now.parking.map(({ text }) => text)).toContain('parked')
    const lessons = dataOfStage(now, closingStage).lessons
    expect(lessons.find(({ text }) => text === 'went well')?.kind).toBe('well')
    expect(lessons.find(({ text }) => text === 'luck')?.kind).toBe('lucky')
    expect(events(doc).find(({ text }) => text === 'decided')?.kind).toBe('decision')
    expect(region('Stage').getByText('a note')).toBeTruthy()
  })

  it('reads @owner and a due date into an action, as understood while it is typed', async () => {
    const { doc, user } = openMeetingScreen()
    await user.keyboard('{Alt>}a{/Alt}')
    await user.type(line(), 'Page when a backup fails @noor +2w')
    expect(region('Capture').getByText('Noor · due Wed 21 Jan')).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(dataOfStage(snapshot(doc), actionsStage).actions.at(-1)).toMatchObject({
      text: 'Page when a backup fails',
      owner: 'Noor',
      due: '2026-01-21',
    })
  })

  it('keeps its text when the kind and the stage change, and shows an example for each kind', async () => {
    const { user, session } = openMeetingScreen()
    const placeholders = new Set<string | null>()
    await user.type(line(), 'half a sen')
    for (const key of ['n', 'd', 'a', 'p', 'w', 'o', 'l', 'e']) {
      await user.keyboard(`{Alt>}${key}{/Alt}`)
      placeholders.add(line().getAttribute('placeholder'))
      expect(line()).toHaveProperty('value', 'half a sen')
    }
    expect(placeholders.size).toBe(8)
    await user.keyboard('{Alt>}s{/Alt}{Alt>}.{/Alt}{Alt>}4{/Alt}')
    expect(line()).toHaveProperty('value', 'half a sen')
    expect(session.drafts.read('capture')).toBe('half a sen')
  })

  it('inserts a new line on Shift+Enter, and adds on Enter', async () => {
    const { doc, user } = openMeetingScreen()
    await user.keyboard('{Alt>}n{/Alt}')
    await user.type(line(), 'first{Shift>}{Enter}{/Shift}second')
    expect(line()).toHaveProperty('value', 'first\nsecond')
    await user.keyboard('{Enter}')
    expect(snapshot(doc).notes.at(-1)?.text).toBe('first\nsecond')
  })

  it('makes a row of each pasted line, after a preview, and takes all of them back at once', async () => {
    const { doc, user, session } = openMeetingScreen()
    const before = events(doc).length
    await user.click(line())
    await user.paste('23:28 the removal is noticed\n23:29 it is stopped\nsomebody calls')
    const dialog = within(screen.getByRole('dialog', { name: 'Add 3 rows?' }))
    await user.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(events(doc)).toHaveLength(before)
    expect(line()).toHaveProperty('value', '')
    await user.click(line())
    await user.paste('23:28 the removal is noticed\n23:29 it is stopped\nsomebody calls')
    await user.keyboard('{Enter}')
    expect(events(doc)).toHaveLength(before + 3)
    expect(region('Capture').getByText(/3 rows added to/)).toBeTruthy()
    act(() => void session.undo.undo())
    expect(events(doc)).toHaveLength(before)
  })

  it('can keep pasted lines as one line, after what was typed before', async () => {
    const { user } = openMeetingScreen()
    await user.type(line(), 'they said: ')
    await user.paste('one\ntwo')
    await user.click(screen.getByRole('button', { name: 'Keep as one line' }))
    expect(line()).toHaveProperty('value', 'they said: one two')
    expect(document.activeElement).toBe(line())
  })

  it('keeps its draft, which nobody else sees', async () => {
    const { user, session } = openMeetingScreen()
    await user.type(line(), 'half a sen')
    expect(session.drafts.read('capture')).toBe('half a sen')
  })
})
