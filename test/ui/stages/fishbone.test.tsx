import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { roster } from '../../../shared/record'
import { bones, causes, placements, votes } from '../../../shared/stages/fishbone/model'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { gitlab } from '../../support/gitlab-2017'
import { gitlabDocument } from '../../support/gitlab-document'
import { emptyDocument, showStage } from './show-stage'

const ranking = () => screen.getByRole('region', { name: 'What mattered most' })
const ranked = (name: string | RegExp) => within(ranking()).getByRole('listitem', { name })

test('opens filled from the whys and the timeline, each cause once on its bone', async () => {
  await showStage('fishbone', gitlabDocument(testAuthor()))
  const process = await screen.findByRole('list', { name: 'Process' })
  expect(within(process).getByText('No team owned testing that a restore works')).toBeTruthy()
  const technology = screen.getByRole('list', { name: 'Technology' })
  expect(within(technology).getByText('The disks in staging manage about 60 Mbit/s')).toBeTruthy()
})

test('an empty bone asks its question, and a cause lands on the chosen one', async () => {
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

test('three votes each; a vote can be taken back', async () => {
  const doc = gitlabDocument(testAuthor())
  const { open } = await showStage('fishbone', doc)
  const { id = '', name = '' } = roster.read(doc).value.find((one) => one.name === open.author.name) ?? {}
  // What an older version wrote under the name counts beside what is written now.
  const mine = () => Object.keys(votes.read(doc).value).filter((key) => [id, name].includes(key.split('|')[1] ?? ''))
  expect(await screen.findByText('1 of 3 votes left')).toBeTruthy()
  const button = () => within(ranked(/^Few had ever/)).getByRole('button', { name: /^This mattered most/ })
  await userEvent.click(button())
  expect(mine()).toHaveLength(3)
  await screen.findByText('No votes left')
  const other = within(ranked(/^It was late/)).getByRole<HTMLButtonElement>('button', { name: /^This mattered most/ })
  expect(other.disabled).toBe(true)
  await userEvent.click(button())
  expect(mine()).toHaveLength(2)
})

test('a cause moves to another bone without being copied, and can be hidden and shown again', async () => {
  const doc = gitlabDocument(testAuthor())
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

test('a cause that no word tells the bone of waits in the tray; placing it goes on to the next', async () => {
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

test('votes move no row; one press ranks by them', async () => {
  const doc = emptyDocument()
  causes.addAll(doc, testAuthor(), [{ text: 'First' }, { text: 'Second' }])
  await showStage('fishbone', doc)
  const names = () =>
    within(ranking())
      .getAllByRole('listitem')
      .map((row) => row.getAttribute('aria-label'))
  await screen.findByRole('region', { name: 'What mattered most' })
  await userEvent.click(within(ranked(/^Second/)).getByRole('button', { name: /^This mattered most/ }))
  expect(names()).toEqual(['First, 0 votes', 'Second, 1 vote'])
  await userEvent.click(screen.getByRole('button', { name: 'Rank by votes' }))
  expect(names()).toEqual(['Second, 1 vote', 'First, 0 votes'])
})
