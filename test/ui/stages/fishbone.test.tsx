import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { getBallotState } from '../../../shared/meeting/ballots'
import { bones, causes, causeVotes, placements } from '../../../shared/stages/fishbone/model'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { gitlab } from '../../support/gitlab-2017'
import { createGitlabDocument } from '../../support/gitlab-document'
import { emptyDocument, showStage } from './show-stage'

const ranking = () => screen.getByRole('region', { name: 'What mattered most' })
const ranked = (name: string | RegExp) => within(ranking()).getByRole('listitem', { name })

test('the fishbone opens with the causes from the whys and the timeline, each once on its bone', async () => {
  await showStage('fishbone', createGitlabDocument(testAuthor()))
  const process = await screen.findByRole('list', { name: 'Process' })
  expect(within(process).getByText('No team owned testing that a restore works')).toBeTruthy()
  const technology = screen.getByRole('list', { name: 'Technology' })
  expect(within(technology).getByText('The disks in staging manage about 60 Mbit/s')).toBeTruthy()
})

test('an empty bone shows its question, and a cause is added to the chosen bone', async () => {
  const doc = emptyDocument()
  await showStage('fishbone', doc)
  expect(await screen.findByText('Which limit, default or silent failure played a part?')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Add a cause to Environment' }))
  await userEvent.keyboard('It was the night of the sale')
  await userEvent.click(screen.getByRole('button', { name: 'Add cause' }))
  expect(causes.read(doc).value[0]).toMatchObject({ bone: 'environment', text: 'It was the night of the sale' })
  expect(
    await within(screen.getByRole('list', { name: 'Environment' })).findByText('It was the night of the sale'),
  ).toBeTruthy()
})

const voteButton = (name: RegExp) =>
  within(ranked(name)).getByRole<HTMLButtonElement>('button', { name: /^This mattered most/ })

const withCauses = (...texts: string[]) => {
  const doc = emptyDocument()
  causes.addAll(
    doc,
    testAuthor(),
    texts.map((text) => ({ text })),
  )
  return doc
}

test('everybody has three votes by keyboard and can take them back, and the document contains none of them', async () => {
  const doc = withCauses('First', 'Second', 'Third', 'Fourth')
  const before = Y.encodeStateAsUpdate(doc)
  await showStage('fishbone', doc)
  expect(await screen.findByText('3 of 3 votes left')).toBeTruthy()
  for (const name of [/^First/, /^Second/, /^Third/]) {
    voteButton(name).focus()
    await userEvent.keyboard('{Enter}')
  }
  await screen.findByText('No votes left')
  expect(voteButton(/^First/).getAttribute('aria-pressed')).toBe('true')
  expect(voteButton(/^Fourth/).disabled).toBe(true)
  voteButton(/^First/).focus()
  await userEvent.keyboard(' ')
  expect(await screen.findByText('1 of 3 votes left')).toBeTruthy()
  expect(screen.getByText('1 of 1 voted')).toBeTruthy()
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('other people’s votes are a number until the facilitator reveals them; a click starts a new round', async () => {
  const doc = withCauses('First', 'Second')
  const [, second] = causes.read(doc).value.map(({ id }) => `${causes.name}/${id}`)
  const { answerAs } = await showStage('fishbone', doc)
  await screen.findByText('0 of 1 voted')
  act(() => answerAs('guest a', causeVotes, { choices: [second ?? ''], texts: [] }))
  act(() => answerAs('guest b', causeVotes, { choices: [second ?? ''], texts: [] }))
  expect(screen.getByText('2 of 2 voted')).toBeTruthy()
  expect(ranked('Second')).toBeTruthy()
  voteButton(/^First/).focus()
  await userEvent.keyboard('{Enter}')
  screen.getByRole('button', { name: 'Reveal votes' }).focus()
  await userEvent.keyboard('{Enter}')
  expect(await within(ranking()).findByRole('listitem', { name: 'Second, 2 votes' })).toBeTruthy()
  expect(ranked('First, 1 vote')).toBeTruthy()
  // Everything above the causes stays, so that none of them moves.
  expect(screen.getByText('3 voted')).toBeTruthy()
  expect(screen.getByText(/^Votes are secret/)).toBeTruthy()
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'People voting on this device' }).disabled).toBe(true)
  expect(within(ranking()).queryByRole('button', { name: /^This mattered most/ })).toBeNull()
  expect(getBallotState(causeVotes.read(doc).value)).toMatchObject({ round: 1, isOpen: false, tally: { voters: 3 } })
  await userEvent.click(screen.getByRole('button', { name: 'Vote again' }))
  expect(await screen.findByText('3 of 3 votes left')).toBeTruthy()
})

test('only the facilitator can reveal, and a reader cannot vote', async () => {
  const { session, open, unmount } = await showStage('fishbone', withCauses('First'), 'meeting', {
    isFacilitator: false,
  })
  await screen.findByText('0 of 1 voted')
  await userEvent.click(voteButton(/^First/))
  expect(screen.queryByRole('button', { name: 'Reveal votes' })).toBeNull()
  act(() => session.ballots.reveal(causeVotes.name, 1))
  expect(getBallotState(causeVotes.read(open.session.doc).value).isOpen).toBe(true)
  expect(await screen.findByText(/^Only the facilitator can do that/)).toBeTruthy()
  unmount()
  await showStage('fishbone', withCauses('First'), 'meeting', { isReadOnly: true })
  await screen.findByRole('region', { name: 'What mattered most' })
  expect(within(ranking()).queryByRole('button', { name: /^This mattered most/ })).toBeNull()
})

test('a vote given while the host cannot be reached is kept and sent when it is back', async () => {
  const { setReached } = await showStage('fishbone', withCauses('First'))
  await screen.findByText('0 of 1 voted')
  act(() => setReached(false))
  await userEvent.click(voteButton(/^First/))
  expect(screen.getByText(/^The meeting’s host can’t be reached. Your answer waits on this device/)).toBeTruthy()
  expect(voteButton(/^First/).getAttribute('aria-pressed')).toBe('true')
  act(() => setReached(true))
  expect(await screen.findByText('1 of 1 voted')).toBeTruthy()
})

test('three people vote one after the other on one device, and nobody sees what the one before voted for', async () => {
  const doc = withCauses('First', 'Second')
  await showStage('fishbone', doc)
  await screen.findByText('0 of 1 voted')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'People voting on this device' }), '3')
  expect(screen.getByText('0 of 3 voted')).toBeTruthy()
  for (const [person, cause] of [/^First/, /^Second/, /^Second/].entries()) {
    expect(screen.getByText(new RegExp(`^Person ${person + 1} of 3 is next`))).toBeTruthy()
    expect(within(ranking()).queryByRole('button', { name: /^This mattered most/ })).toBeNull()
    screen.getByRole('button', { name: 'Start voting' }).focus()
    await userEvent.keyboard('{Enter}')
    expect(screen.getByText('3 of 3 votes left')).toBeTruthy()
    expect(within(ranking()).queryByRole('button', { pressed: true })).toBeNull()
    await userEvent.click(voteButton(cause))
    expect(document.activeElement).toBe(voteButton(cause))
    screen.getByRole('button', { name: person === 2 ? 'Done' : 'Done, pass it on' }).focus()
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement?.textContent).toBe(person === 2 ? 'Start over' : 'Start voting')
  }
  expect(screen.getByText('All 3 people on this device have voted.')).toBeTruthy()
  expect(screen.getByText('3 of 3 voted')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Reveal votes' }))
  expect(await within(ranking()).findByRole('listitem', { name: 'Second, 2 votes' })).toBeTruthy()
  expect(ranked('First, 1 vote')).toBeTruthy()
  expect(getBallotState(causeVotes.read(doc).value).tally?.voters).toBe(3)
})

test('starting over on a shared device withdraws its votes and begins with the first person', async () => {
  await showStage('fishbone', withCauses('First'))
  await screen.findByText('0 of 1 voted')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'People voting on this device' }), '2')
  for (const done of ['Done, pass it on', 'Done']) {
    await userEvent.click(screen.getByRole('button', { name: 'Start voting' }))
    await userEvent.click(voteButton(/^First/))
    await userEvent.click(screen.getByRole('button', { name: done }))
  }
  expect(screen.getByText('2 of 2 voted')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Start over' }))
  expect(screen.getByText('0 of 2 voted')).toBeTruthy()
  expect(screen.getByText(/^Person 1 of 2 is next/)).toBeTruthy()
})

test('a host of an older version is named as the reason why nobody can vote', async () => {
  await showStage('fishbone', withCauses('First'), 'meeting', { isOldHost: true })
  expect(await screen.findByText(/runs an older version of Debrief/)).toBeTruthy()
  expect(within(ranking()).queryByRole('button', { name: /^This mattered most/ })).toBeNull()
})

test('a cause moves to another bone without being copied, and can be hidden and shown again', async () => {
  const doc = createGitlabDocument(testAuthor())
  await showStage('fishbone', doc)
  const text = gitlab.problems[1]?.chain[3]?.text ?? ''
  await waitFor(() => expect(ranked(new RegExp(text))).toBeTruthy())
  await userEvent.selectOptions(within(ranked(new RegExp(text))).getByRole('combobox', { name: 'Category' }), 'People')
  expect(Object.values(placements.read(doc).value)).toEqual([{ bone: 'people', isHidden: false }])
  await userEvent.click(within(ranked(new RegExp(text))).getByRole('button', { name: 'Hide from the fishbone' }))
  await waitFor(() => expect(within(ranking()).queryByText(text)).toBeNull())
  await userEvent.click(screen.getByText('Hidden'))
  await userEvent.click(screen.getByRole('button', { name: `Show ${text} again` }))
  await waitFor(() => expect(ranked(new RegExp(text))).toBeTruthy())
  expect(causes.read(doc).value).toHaveLength(gitlab.causes.length)
})

test('the group adds a category of its own', async () => {
  const doc = emptyDocument()
  await showStage('fishbone', doc)
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Category' }), 'New category…')
  await userEvent.type(screen.getByRole('textbox', { name: 'New category' }), 'Vendors{Enter}')
  expect(bones.read(doc).value[0]?.text).toBe('Vendors')
  await userEvent.type(
    await screen.findByRole('textbox', { name: 'New cause under Vendors' }),
    'Their status page lagged{Enter}',
  )
  expect(causes.read(doc).value[0]?.bone).toBe(bones.read(doc).value[0]?.id)
})

test('a cause that cannot be classified waits in the tray, and placing it moves on to the next', async () => {
  const doc = emptyDocument()
  events.addAll(
    doc,
    testAuthor(),
    ['Something odd', 'Quite unlikely'].map((learnedLater) => ({ at: 1, text: 'x', learnedLater })),
  )
  await showStage('fishbone', doc)
  const bone = (text: string) => screen.getByRole('combobox', { name: `Category for ${text}` })
  const tray = await screen.findByRole('region', { name: 'Not placed yet 2' })
  expect(within(tray).getByText('Something odd')).toBeTruthy()
  await userEvent.selectOptions(bone('Something odd'), 'Process')
  await waitFor(() => expect(document.activeElement).toBe(bone('Quite unlikely')))
  expect(within(screen.getByRole('list', { name: 'Process' })).getByText('Something odd')).toBeTruthy()
  await userEvent.selectOptions(bone('Quite unlikely'), 'People')
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^New cause/))
})

test('votes do not move rows until somebody sorts by votes', async () => {
  await showStage('fishbone', withCauses('First', 'Second'))
  const names = () =>
    within(ranking())
      .getAllByRole('listitem')
      .map((row) => row.getAttribute('aria-label'))
  await screen.findByRole('region', { name: 'What mattered most' })
  await userEvent.click(voteButton(/^Second/))
  expect(names()).toEqual(['First', 'Second'])
  await userEvent.click(screen.getByRole('button', { name: 'Reveal votes' }))
  await waitFor(() => expect(names()).toEqual(['First, 0 votes', 'Second, 1 vote']))
  await userEvent.click(screen.getByRole('button', { name: 'Rank by votes' }))
  expect(names()).toEqual(['Second, 1 vote', 'First, 0 votes'])
})

test('a result does not move rows that were added while the stage was open, either', async () => {
  const doc = emptyDocument()
  const { answerAs } = await showStage('fishbone', doc)
  const add = async (text: string): Promise<string> => {
    await userEvent.type(screen.getByRole('textbox', { name: /^New cause/ }), `${text}{Enter}`)
    return (await within(ranking()).findByRole('listitem', { name: text })).dataset.row ?? ''
  }
  await screen.findByRole('textbox', { name: /^New cause/ })
  await add('First')
  const second = await add('Second')
  const names = () =>
    within(ranking())
      .getAllByRole('listitem')
      .map((row) => row.getAttribute('aria-label'))
  act(() => answerAs('guest a', causeVotes, { choices: [second], texts: [] }))
  await userEvent.click(screen.getByRole('button', { name: 'Reveal votes' }))
  await waitFor(() => expect(names()).toEqual(['First, 0 votes', 'Second, 1 vote']))
  await userEvent.click(screen.getByRole('button', { name: 'Rank by votes' }))
  expect(names()).toEqual(['Second, 1 vote', 'First, 0 votes'])
})
