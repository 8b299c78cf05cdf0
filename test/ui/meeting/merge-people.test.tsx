import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Toasts } from '../../../renderer/components/Toasts'
import { PeopleDialog } from '../../../renderer/screens/meeting/PeopleDialog'
import { snapshot } from '../../../shared/document'
import { roster } from '../../../shared/meeting/incident'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

/** Merges Ana into Ana Kovač in the dialog. */
const mergeInDialog = async (doc: Y.Doc) => {
  roster.addAll(doc, testAuthor('Dana'), [{ name: 'Ana', role: 'note-taker' }, { name: 'Ana Kovač' }])
  const meeting = openMeeting(doc)
  await act(
    async () =>
      void meeting.show(
        <>
          <PeopleDialog onClose={() => undefined} />
          <Toasts />
        </>,
      ),
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Merge two entries of one person' }))
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'This entry' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'This entry' }), 'Ana')
  await user.selectOptions(screen.getByRole('combobox', { name: 'is the same person as' }), 'Ana Kovač')
  await user.click(screen.getByRole('button', { name: 'Merge' }))
  return user
}

const messages = () => within(screen.getByRole('region', { name: 'Messages' }))

test('two entries of one person are merged from the list of people, and can be separated again', async () => {
  const doc = new Y.Doc()
  const user = await mergeInDialog(doc)
  const named = () => snapshot(doc).roster.map(({ name, role }) => [name, role])
  expect(named()).toEqual([['Ana Kovač', 'note-taker']])
  expect(within(screen.getByRole('table')).queryByText('Ana')).toBeNull()
  await user.click(messages().getByRole('button', { name: 'Undo' }))
  expect(named()).toEqual([
    ['Ana', 'note-taker'],
    ['Ana Kovač', 'participant'],
  ])
})

test('the Undo of a merge disappears as soon as anybody has separated the two', async () => {
  const doc = new Y.Doc()
  await mergeInDialog(doc)
  expect(messages().getByRole('button', { name: 'Undo' })).toBeDefined()
  const gone = roster.read(doc).value.find(({ name }) => name === 'Ana')
  await act(async () => roster.change(doc, gone?.id ?? '', { sameAs: '' }))
  expect(screen.queryByRole('region', { name: 'Messages' })).toBeNull()
})
