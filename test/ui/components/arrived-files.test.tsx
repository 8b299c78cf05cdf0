import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { OpenedFile } from '../../../shared/protocol/desktop-bridge'
import { storedReply } from '../../support/replies'
import { showFiles } from './show-files'

const calls: { name: string; input: unknown }[] = []
let isHostBusy = false
let arrive: (file: OpenedFile) => void = () => undefined

vi.mock('../../../renderer/host', () => ({
  host: {
    call: async (name: string, input: unknown, { signal }: { signal?: AbortSignal } = {}) => {
      calls.push({ name, input })
      if (isHostBusy) await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
      return { ok: false, failure: { code: 'x', sentence: 'not taken' } }
    },
  },
}))
vi.mock('../../../renderer/platform', () => ({
  platform: {
    onOpenFile: (listener: (file: OpenedFile) => void) => {
      arrive = listener
      return () => undefined
    },
  },
}))

const fileOf = (name: string, text: string): OpenedFile => ({ name, bytes: new TextEncoder().encode(text) })
const outage = fileOf(
  'outage-1a2b.debrief.json',
  '{\n  "format": "debrief-meeting",\n  "title": "Checkout \\"slow\\"",\n  "meeting": {}}',
)

beforeEach(() => {
  calls.length = 0
  isHostBusy = false
})
await showFiles()

describe('a file opened from outside', () => {
  it('is added only after the person has seen its title and size and agreed', async () => {
    arrive(outage)
    const dialog = await screen.findByRole('dialog', { name: 'Add this postmortem to your library?' })
    expect(within(dialog).getByText('Checkout "slow"')).toBeTruthy()
    expect(within(dialog).getByText('outage-1a2b.debrief.json')).toBeTruthy()
    expect(within(dialog).getByText('1 kB')).toBeTruthy()
    expect(calls).toEqual([])
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add to library' }))
    expect(calls.map(({ name }) => name)).toEqual(['library.previewImport'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('can be given up while it is compared with a large copy, and nothing is said about it', async () => {
    isHostBusy = true
    arrive(outage)
    await userEvent.click(await screen.findByRole('button', { name: 'Add to library' }))
    expect(screen.getByRole('progressbar', { name: 'Comparing with your library…' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }))
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
    expect(calls).toHaveLength(1)
    expect(screen.queryByText(/can’t open/)).toBeNull()
  })

  it('is forgotten when the person cancels by keyboard', async () => {
    arrive(outage)
    const dialog = await screen.findByRole('dialog')
    within(dialog).getByRole('button', { name: 'Cancel' }).focus()
    await userEvent.keyboard('{Enter}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(calls).toEqual([])
  })

  it('waits for its turn, and one without a title is asked about by its name', async () => {
    arrive(outage)
    arrive(fileOf('second.debrief.json', '{"format": "debrief-meeting"}'))
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText('second.debrief.json')).toBeTruthy()
    expect(within(dialog).getByText('No title')).toBeTruthy()
  })

  it('becomes a new postmortem from records if it is none itself, whatever its name is', async () => {
    arrive(fileOf('holiday.debrief.json', '{"title": "Packing list"}'))
    await expect.poll(() => calls.map(({ name }) => name)).toEqual(['library.create'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('makes nothing if it is empty, and says so', async () => {
    arrive(fileOf('empty.log', ' \n\n'))
    expect(await screen.findByText('Debrief can’t open “empty.log”.')).toBeTruthy()
    expect(calls).toEqual([])
  })

  it('is asked about whatever its name is', async () => {
    arrive({ ...outage, name: 'notes.txt' })
    expect(within(await screen.findByRole('dialog')).getByText('Checkout "slow"')).toBeTruthy()
    expect(calls).toEqual([])
  })
})

describe('a reply to an exported page', () => {
  it('is about a postmortem that is not in the library: this is said with its title, and no records are made of it', async () => {
    arrive(fileOf('mira.debrief-reply.json', JSON.stringify(storedReply())))
    expect(
      await screen.findByText(/This reply is about “Checkout outage”, which is not in your library\./),
    ).toBeTruthy()
    expect(calls.map(({ name }) => name)).toEqual(['library.list'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('that is broken is told by what is wrong, even if it names another format in its words', async () => {
    arrive(fileOf('mira.json', JSON.stringify({ ...storedReply({ name: '' }), more: 'debrief-meeting' })))
    expect(await screen.findByText(/^This reply can’t be used/)).toBeTruthy()
    expect(calls).toEqual([])
  })
})
