import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { MeetingScreen } from '../../../renderer/screens/meeting/MeetingScreen'
import { ReportScreen } from '../../../renderer/screens/report/ReportScreen'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import { createMeetingControls } from '../../../shared/document/meeting-controls'
import { run, startMeeting } from '../../../shared/meeting/agenda'
import { record } from '../../../shared/meeting/incident'
import { actions, addAction } from '../../../shared/stages/actions/model'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

const author = testAuthor('Dana')
const blaming = 'John carelessly dropped the users table'
const vague = 'Improve monitoring'
const specific = 'Alert the on-call engineer when replica lag exceeds 60 seconds'

beforeAll(preloadAll)
beforeEach(() => viewStage(undefined))

describe('on the way to the last stage', () => {
  const openMeetingAt = async (texts: readonly string[]) => {
    const doc = new Y.Doc()
    startMeeting(doc, 'actions', author)
    for (const text of texts) addAction(doc, author, { text })
    const meeting = openMeeting(doc)
    meeting.open.language.watch()
    meeting.show(<MeetingScreen />)
    await waitFor(() => expect(meeting.open.language.checked.size).toBe(texts.length))
    const next = () => screen.getAllByRole('button', { name: 'Next stage' })[0] as HTMLElement
    return { ...meeting, doc, user: userEvent.setup(), next }
  }
  const question = () => screen.queryByRole('region', { name: /^Make (this action|these actions) more specific\?$/ })
  const heading = (name: string) => screen.findByRole('heading', { level: 2, name })
  const stageOf = (doc: Y.Doc) => run.read(doc).value.state.stage

  it('asks once before it about vague actions, and leads to the first of them', async () => {
    const { doc, user, next } = await openMeetingAt([vague, specific])
    await heading('Actions')
    await user.click(next())
    expect(stageOf(doc)).toBe('actions')
    expect(question()?.textContent).toContain(vague)
    expect(question()?.textContent).not.toContain(specific)
    await user.click(within(question() as HTMLElement).getByRole('button', { name: 'Make it specific' }))
    expect(question()).toBeNull()
    const [first] = actions.read(doc).value
    await waitFor(() => expect(document.activeElement?.closest('[data-row]')).toHaveProperty('dataset.row', first?.id))
    expect(stageOf(doc)).toBe('actions')
    await user.click(next())
    await heading('Closing')
    expect(question()).toBeNull()
    await user.click(screen.getAllByRole('button', { name: 'Previous stage' })[0] as HTMLElement)
    await user.click(next())
    expect(stageOf(doc)).toBe('closing')
  })

  it('takes the focus, and gives it back with Esc', async () => {
    const { doc, user, next } = await openMeetingAt([vague, 'Improve alerting'])
    next().focus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('heading', { name: 'Make these actions more specific?' })).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Make them specific')
    await user.keyboard('{Escape}')
    expect(question()).toBeNull()
    expect(document.activeElement).toBe(next())
    expect(stageOf(doc)).toBe('actions')
    await user.keyboard('{Enter}')
    await heading('Closing')
  })

  it('goes on when it is told to once more', async () => {
    const { doc, user, next } = await openMeetingAt([vague])
    await user.click(next())
    await user.click(next())
    expect(stageOf(doc)).toBe('closing')
    expect(question()).toBeNull()
  })

  it('goes on by the answer, and the focus to the heading of the stage', async () => {
    const { doc, user, next } = await openMeetingAt([vague])
    next().focus()
    await user.keyboard('{Enter}{Shift>}{Tab}{/Shift}')
    expect(document.activeElement?.textContent).toBe('Go on to Closing')
    await user.keyboard('{Enter}')
    expect(stageOf(doc)).toBe('closing')
    expect(question()).toBeNull()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Closing'))
  })

  it('asks no longer once somebody else has moved the room', async () => {
    const { user, next, applyRemoteEdit } = await openMeetingAt([vague])
    await user.click(next())
    expect(question()).not.toBeNull()
    await applyRemoteEdit((theirs) => createMeetingControls(theirs, author).goTo('closing'))
    await heading('Closing')
    expect(question()).toBeNull()
    await applyRemoteEdit((theirs) => createMeetingControls(theirs, author).goTo('actions'))
    await heading('Actions')
    expect(question()).toBeNull()
  })

  it('asks nothing if every action is specific or was dropped', async () => {
    const { doc, user, next } = await openMeetingAt([specific, vague])
    const [, dropped] = actions.read(doc).value
    act(() => actions.change(doc, dropped?.id ?? '', { status: 'dropped' }))
    await user.click(next())
    expect(question()).toBeNull()
    await heading('Closing')
  })
})

describe('an action that could be more specific', () => {
  const show = (isFacilitator: boolean, write: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc()
    startMeeting(doc, 'actions', author)
    const meeting = openMeeting(doc, { isFacilitator })
    act(() => write(doc))
    meeting.show(<MeetingScreen />)
    return meeting
  }
  const hints = () => [...document.querySelectorAll('.missing')].map(({ textContent }) => textContent ?? '')
  const theirs = (doc: Y.Doc): void => {
    const other = new Y.Doc()
    addAction(other, author, { text: vague })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  }

  it('has a one-line hint for whoever leads', async () => {
    show(true, theirs)
    await waitFor(() => expect(hints()).toEqual([expect.stringMatching(/^Missing: .*\?$/)]))
  })

  it('has the hint for whoever wrote the action, too', async () => {
    show(false, (doc) => void addAction(doc, author, { text: vague }))
    await waitFor(() => expect(hints()).toEqual([expect.stringMatching(/^Missing: .*\?$/)]))
  })

  it('has no hint for others', async () => {
    const { open } = show(false, theirs)
    await waitFor(() => expect(hints()).toHaveLength(1))
    // Once their own action has its hint, the one of somebody else would have it, too.
    act(() => void addAction(open.session.doc, author, { text: vague }))
    await waitFor(() => expect(hints().filter((hint) => hint.includes('?'))).toHaveLength(1))
    expect(hints()).toHaveLength(2)
  })
})

describe('the report', () => {
  const openReport = (options: Parameters<typeof openMeeting>[1] = {}) => {
    const doc = new Y.Doc()
    addEvent(doc, author, { text: `At 14:02 ${blaming}` })
    record.rewrite(doc, 'whatMadeItPossible', 'Maria should have checked the replica.')
    const meeting = openMeeting(doc, options)
    meeting.show(<ReportScreen />)
    return { ...meeting, doc, user: userEvent.setup() }
  }
  const list = () => screen.findByRole('region', { name: 'Wording to look at' })

  it('lists the wording to review with a link to each, without what was dismissed', async () => {
    const { user } = openReport()
    const links = within(await list()).findAllByRole('link')
    await waitFor(async () => expect(await links).toHaveLength(2))
    const hrefs = (await links).map((link) => link.getAttribute('href'))
    expect(hrefs.some((href) => href?.includes('/meeting'))).toBe(true)
    expect(hrefs.some((href) => href?.includes('/prepare'))).toBe(true)
    const [fine] = within(await list()).getAllByRole('button', { name: /fine here/ })
    await user.click(fine as HTMLElement)
    expect(within(await list()).getAllByRole('link')).toHaveLength(1)
  })

  it('mentions it before an export, which is still possible', async () => {
    const { user } = openReport()
    await waitFor(async () => expect(within(await list()).getAllByRole('link')).toHaveLength(2))
    await user.click(screen.getByRole('button', { name: 'Export' }))
    const dialog = await screen.findByRole('dialog', { name: 'Export' })
    expect(dialog.textContent).toContain('2 passages')
    expect(within(dialog).getByRole('button', { name: 'Save Markdown' })).toHaveProperty('disabled', false)
    await user.click(within(dialog).getByRole('button', { name: 'Look at them first' }))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Wording to look at'))
  })

  it('shows the list to the owner and the facilitator, and to nobody else', async () => {
    const { doc, applyRemoteEdit, untilChecked } = openReport({ isFacilitator: false, name: 'Noor' })
    await untilChecked()
    expect(screen.queryByText('Wording to look at')).toBeNull()
    await applyRemoteEdit((theirs) => record.change(theirs, { owner: 'Noor' }))
    expect(record.read(doc).value.owner).toBe('Noor')
    await waitFor(async () => expect(within(await list()).getAllByRole('link')).toHaveLength(2))
  })

  it('contains none of it in print', async () => {
    openReport()
    await waitFor(async () => expect(within(await list()).getAllByRole('link')).toHaveLength(2))
    const paper = screen.getByRole('main')
    expect(paper.textContent).toContain(blaming)
    expect(paper.textContent).not.toMatch(/wording|blame|fine here/i)
    expect(paper.querySelector('[class*=mark], [data-wording]')).toBeNull()
  })
})
