import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OwnCardsFile, openOwnCards } from '../../../electron/host/app/own-cards'
import { UserError } from '../../../electron/host/user-error'
import { Toasts } from '../../../renderer/components/Toasts'
import { OwnCardsDialog } from '../../../renderer/screens/cards/OwnCardsDialog'
import { getDeck } from '../../../renderer/stores/own-cards'
import { signIn } from '../../../renderer/stores/settings'
import type { PromptCard } from '../../../shared/protocol/prompt-cards'

const wire = vi.hoisted(() => ({
  file: undefined as OwnCardsFile | undefined,
  listeners: new Set<(event: { type: string }) => void>(),
}))

/** The host's own file of cards, with nothing but the wire left out. */
vi.mock('../../../renderer/host', () => ({
  host: {
    call: async (name: string, input: { id: string; isHidden: boolean; card: PromptCard; formerId?: string }) => {
      const { file } = wire
      if (name === 'session.read') return { ok: true, value: { kind: 'own', isReadOnly: false, appVersion: '1' } }
      try {
        if (name === 'cards.read') return { ok: true, value: await file?.read() }
        if (name === 'cards.save') return { ok: true, value: await file?.save(input.card, input.formerId) }
        if (name === 'cards.remove') return { ok: true, value: await file?.remove(input.id) }
        if (name === 'cards.hide') return { ok: true, value: await file?.hide(input.id, input.isHidden) }
      } catch (error) {
        if (error instanceof UserError) return { ok: false, failure: error.toFailure() }
        throw error
      }
      return { ok: false, failure: { code: 'none', sentence: 'None.' } }
    },
    onEvent: (listener: (event: { type: string }) => void) => {
      wire.listeners.add(listener)
      return () => wire.listeners.delete(listener)
    },
  },
}))

let folder: string
const path = () => join(folder, 'prompt-cards.json')
const onDisk = async () => JSON.parse(await readFile(path(), 'utf8'))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-cards-'))
  wire.file = openOwnCards(folder, () => {
    for (const listener of wire.listeners) listener({ type: 'cards' })
  })
  await signIn()
})
afterEach(async () => {
  wire.file?.close()
  await rm(folder, { recursive: true, force: true })
})

const show = () =>
  render(
    <>
      <OwnCardsDialog onClose={() => undefined} />
      <Toasts />
    </>,
  )
const retryFile = async () => {
  show()
  await screen.findByLabelText('Situation')
}
const open = async () => {
  show()
  await screen.findByRole('heading', { name: 'Your cards' })
  return userEvent.setup()
}

describe('the dialog of own cards', () => {
  it('adds a card, which is in the file and in the deck, and changes it', async () => {
    const user = await open()
    await user.click(screen.getByText('Add card'))
    await user.type(screen.getByLabelText('Situation'), 'Sales is here')
    await user.click(screen.getByText('Save card'))
    expect((await screen.findByRole('alert')).textContent).toBe('Write what to say.')
    await user.type(screen.getByLabelText('What to say'), 'What did customers ask?{Enter}What did they hope for?')
    await user.click(screen.getByLabelText('Impact'))
    await user.click(screen.getByText('Save card'))
    await user.click(await screen.findByLabelText('Edit “Sales is here”'))
    expect(await onDisk()).toEqual({
      cards: [
        {
          id: 'sales-is-here',
          group: 'voices',
          situation: 'Sales is here',
          lines: ['What did customers ask?', 'What did they hope for?'],
          why: '',
          weight: 3,
          stages: ['impact'],
        },
      ],
      hidden: [],
    })
    expect(getDeck().some(({ id }) => id === 'sales-is-here')).toBe(true)
    await user.clear(screen.getByLabelText('Situation'))
    await user.type(screen.getByLabelText('Situation'), 'Somebody from sales')
    await user.click(screen.getByText('Save card'))
    expect(await screen.findByText('Somebody from sales')).toBeTruthy()
    expect((await onDisk()).cards).toHaveLength(1)
  })

  it('replaces a built-in card by one with the same id, and restores it', async () => {
    const user = await open()
    await user.click(await screen.findByLabelText('Edit “Silence”'))
    await user.clear(screen.getByLabelText('What to say'))
    await user.type(screen.getByLabelText('What to say'), 'Let’s write for a minute.')
    await user.click(screen.getByText('Save card'))
    await screen.findByLabelText('Delete “Silence”')
    const lines = () =>
      getDeck()
        .filter(({ id }) => id === 'silence')
        .map((card) => card.lines)
    expect(lines()).toEqual([['Let’s write for a minute.']])
    await user.click(screen.getByLabelText('Delete “Silence”'))
    await waitFor(() => expect(lines()[0]?.[0]).toMatch(/^Let’s each take one minute/))
    await user.click(await screen.findByText('Undo'))
    await waitFor(() => expect(lines()).toEqual([['Let’s write for a minute.']]))
  })

  it('keeps what was typed when it is closed, and returns the focus to the card', async () => {
    const user = await open()
    await user.click(screen.getByText('Add card'))
    expect(document.activeElement).toBe(screen.getByLabelText('Situation'))
    await user.keyboard('Half a thought')
    cleanup()
    await retryFile()
    expect(screen.getByLabelText<HTMLInputElement>('Situation').value).toBe('Half a thought')
    await user.type(screen.getByLabelText('What to say'), 'What else?')
    await user.click(screen.getByText('Save card'))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Edit “Half a thought”')))
  })

  it('hides a built-in card and shows it again', async () => {
    const user = await open()
    await user.click(await screen.findByLabelText('Hide “Silence”'))
    const show = await screen.findByLabelText('Show “Silence”')
    expect(getDeck().some(({ id }) => id === 'silence')).toBe(false)
    await user.click(show)
    await screen.findByLabelText('Hide “Silence”')
    expect(getDeck().some(({ id }) => id === 'silence')).toBe(true)
  })

  it('reports problems of the file, keeps what was typed if it cannot be saved, and shows edits by hand', async () => {
    await writeFile(path(), '{ "cards": [{ "id": "x", "lines": "Why?" }] }')
    const user = await open()
    const problems = within(await screen.findByRole('list', { name: 'Problems in the file' }))
    expect(problems.getByText(/^prompt-cards\.json, card “x”: .*“lines” must be a list/)).toBeTruthy()
    await user.click(screen.getByText('Add card'))
    await user.type(screen.getByLabelText('Situation'), 'Mine')
    await user.type(screen.getByLabelText('What to say'), 'What else?')
    await act(() => writeFile(path(), '{ "cards": ['))
    await user.click(screen.getByText('Save card'))
    expect((await screen.findByRole('alert')).textContent).toMatch(/^prompt-cards\.json: The file ends too early/)
    expect(screen.getByLabelText<HTMLInputElement>('Situation').value).toBe('Mine')
    await act(() => writeFile(path(), '[]'))
    await user.click(screen.getByText('Save card'))
    expect(await screen.findByText('Mine')).toBeTruthy()
    expect(screen.queryByRole('list', { name: 'Problems in the file' })).toBeNull()
  })

  it('tells somebody whose card was changed or deleted elsewhere meanwhile, before their version replaces it', async () => {
    const card: PromptCard = {
      id: 'mine',
      group: 'voices',
      situation: 'Mine',
      lines: ['What else?'],
      why: '',
      weight: 3,
    }
    await wire.file?.save(card)
    const user = await open()
    await user.click(await screen.findByLabelText('Edit “Mine”'))
    await user.type(screen.getByLabelText('Situation'), ', by me')
    expect(screen.queryByRole('status')).toBeNull()
    await act(() => wire.file?.save({ ...card, lines: ['Who else?'] }))
    expect((await screen.findByText(/changed elsewhere/)).textContent).toContain('“Who else?”')
    await act(() => wire.file?.remove('mine'))
    await screen.findByText(/deleted elsewhere/)
    await user.click(screen.getByText('Save card'))
    await screen.findByLabelText('Edit “Mine, by me”')
    expect((await onDisk()).cards).toEqual([{ ...card, situation: 'Mine, by me' }])
  })

  it('shows the first of many problems, and all of them when asked', async () => {
    await writeFile(path(), JSON.stringify(Array.from({ length: 300 }, (_, index) => ({ id: `bad-${index}` }))))
    const user = await open()
    const problems = within(await screen.findByRole('list', { name: 'Problems in the file' }))
    expect(problems.getAllByRole('listitem')).toHaveLength(5)
    await user.click(screen.getByText('Show all 300 problems'))
    expect(problems.getAllByRole('listitem')).toHaveLength(300)
  })

  it('says which text is too long', async () => {
    const user = await open()
    await user.click(screen.getByText('Add card'))
    await user.click(screen.getByLabelText('Situation'))
    await user.paste('x'.repeat(81))
    await user.click(screen.getByLabelText('What to say'))
    await user.paste('What else?')
    await user.click(screen.getByLabelText('Why it helps (optional)'))
    await user.paste('y'.repeat(241))
    await user.click(screen.getByText('Save card'))
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Shorten the situation to 80 characters. Shorten why it helps to 240 characters.',
    )
    await user.click(screen.getByText('Cancel'))
  })
})
