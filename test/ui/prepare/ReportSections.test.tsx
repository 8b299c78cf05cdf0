import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Toasts } from '../../../renderer/components/Toasts'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { PrepareScreen } from '../../../renderer/screens/prepare/PrepareScreen'
import { snapshot } from '../../../shared/document'
import { addOwnSection, chosenSections, listChosen } from '../../../shared/meeting/report'
import { testAuthor } from '../../support/author'
import { findAxeViolations } from '../../support/axe'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)

const openSections = async (doc = new Y.Doc(), options: Parameters<typeof openMeeting>[1] = {}) => {
  const meeting = openMeeting(doc, options)
  await act(
    async () =>
      void meeting.show(
        <>
          <PrepareScreen />
          <Toasts />
        </>,
      ),
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Report sections' }))
  return { doc, user, ...meeting }
}

const chosenIn = (doc: Y.Doc) => listChosen(snapshot(doc))
const outline = () => within(screen.getByRole('list', { name: 'The report in outline' }))
const rows = () =>
  outline()
    .getAllByRole('listitem')
    .map((row) => row.getAttribute('aria-label'))

it('a guide’s sections are added at once, each between those of every report, with a prompt', async () => {
  const { doc, user } = await openSections()
  await user.click(screen.getByRole('button', { name: 'Post-Mortem Best Practices: Add 2 sections' }))
  expect(rows()).toEqual([
    'Executive summary',
    'Impact',
    'Key actions',
    'Timeline',
    'Analysis',
    'Technical details',
    'Lessons',
    'Other actions',
    'Meeting',
    'Evidence and links',
  ])
  expect(outline().getByRole('textbox', { name: 'Technical details' }).textContent).toMatch(/graphs/)
  expect(chosenIn(doc).map(({ text }) => text)).toEqual(['', ''])
  const button = screen.getByRole('button', { name: 'Post-Mortem Best Practices: All added' })
  expect(document.activeElement).toBe(button)
  expect(await findAxeViolations(document.body)).toEqual([])
})

it('a single section is chosen by its checkbox, and unchecking it moves it to the trash with its text', async () => {
  const { doc, user } = await openSections()
  const box = screen.getByRole('checkbox', { name: 'Context' })
  await user.click(box)
  await user.click(outline().getByRole('textbox', { name: 'Context' }))
  await user.keyboard('Backups ran nightly.')
  await waitFor(() => expect(chosenIn(doc)[0]?.text).toBe('Backups ran nightly.'))
  await user.click(box)
  expect(rows()).not.toContain('Context')
  await user.click(screen.getByRole('button', { name: 'Restore Context' }))
  expect(chosenIn(doc)[0]?.text).toBe('Backups ran nightly.')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Context' }).checked).toBe(true)
})

it('a section of one’s own has a title and a place, which the keyboard changes', async () => {
  const { doc, user } = await openSections()
  await user.type(screen.getByRole('textbox', { name: 'Title of a section of your own' }), 'Cost{Enter}')
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Cost'))
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(rows().slice(3, 6)).toEqual(['Timeline', 'Cost', 'Analysis'])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Cost')
  await user.keyboard('{Delete}')
  expect(chosenIn(doc)).toEqual([])
})

it('the sections of every report stay where they are', async () => {
  const { doc, user } = await openSections()
  addOwnSection(doc, testAuthor('Dana'), { title: 'Cost' })
  await waitFor(() => expect(rows()).toContain('Cost'))
  const before = rows()
  const fixed = outline().getByRole('listitem', { name: 'Timeline' })
  await act(async () => fixed.focus())
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}{Delete}')
  expect(rows()).toEqual(before)
})

it('can be read but not changed by those who only read', async () => {
  const [doc, author] = [new Y.Doc(), testAuthor('Dana')]
  addOwnSection(doc, author, { title: 'Cost', text: 'About a week.' })
  chosenSections.remove(doc, addOwnSection(doc, author, { title: 'Gone' }), author)
  await openSections(doc, { isReadOnly: true })
  const main = within(screen.getByRole('main'))
  expect(main.getByText('About a week.')).toBeTruthy()
  expect(main.queryAllByRole('button')).toEqual([])
  expect(main.queryAllByRole('checkbox')).toEqual([])
})
