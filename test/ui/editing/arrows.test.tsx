import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { runKeyCommand } from '../../../renderer/commands/registry'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { MeetingScreen } from '../../../renderer/screens/meeting/MeetingScreen'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import { startMeeting } from '../../../shared/meeting/agenda'
import { record } from '../../../shared/meeting/incident'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'
import { focus, showTo } from './peers'

beforeAll(preloadAll)

beforeEach(() => {
  viewStage(undefined)
  const onKey = (event: KeyboardEvent): void => void runKeyCommand(event)
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
})

const titles = stages.map(({ title }) => title)
/** Stages made of rows; the opening has none to walk. */
const walked = titles.filter((title) => title !== 'Opening')

const inStage = (): boolean => screen.getByRole('region', { name: 'Stage' }).contains(document.activeElement)
const rowId = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row

/** Starts the meeting at the stage before, and goes on in one of the ways that there are. */
const goOnTo = async (title: string, goOn: (user: ReturnType<typeof userEvent.setup>) => Promise<void>) => {
  const meeting = await showTo(<MeetingScreen />)
  const before = stages[titles.indexOf(title) - 1]?.id ?? ''
  await act(async () => {
    record.change(meeting.doc, { facilitator: 'Noor' })
    startMeeting(meeting.doc, before, testAuthor('Noor'))
  })
  const user = userEvent.setup()
  await screen.findByRole('button', { name: 'Next stage' })
  await goOn(user)
  await screen.findByRole('heading', { level: 2, name: title })
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Stage' }).querySelector('[data-row], [role="treeitem"]')).not.toBeNull(),
  )
  return user
}

const ways = {
  'a click': (user: ReturnType<typeof userEvent.setup>) =>
    user.click(screen.getByRole('button', { name: 'Next stage' })),
  'the keyboard on its button': async (user: ReturnType<typeof userEvent.setup>) => {
    await act(async () => screen.getByRole('button', { name: 'Next stage' }).focus())
    await user.keyboard('{Enter}')
  },
  'its shortcut': (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Alt>}.{/Alt}'),
}

test.each(walked.flatMap((title) => Object.keys(ways).map((way) => [title, way] as const)))(
  'the arrow keys move through the rows of %s right after going there by %s',
  async (title, way) => {
    const user = await goOnTo(title, ways[way as keyof typeof ways])
    await user.keyboard('{ArrowDown}')
    expect(focus()).not.toBe('nothing')
    expect(inStage()).toBe(true)
    const first = rowId()
    expect(first).toBeDefined()
    await user.keyboard('{ArrowDown}')
    expect(rowId()).toBeDefined()
    expect(rowId()).not.toBe(first)
    await user.keyboard('{ArrowUp}')
    expect(rowId()).toBe(first)
  },
)

test('the arrow keys in a list beside the stage stay in that list', async () => {
  const user = await goOnTo('Timeline', ways['a click'])
  const lot = within(screen.getByRole('region', { name: 'Parking lot' }))
  const boxes = lot.getAllByRole('checkbox')
  await act(async () => boxes.at(-1)?.focus())
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(boxes.at(-1))
})
