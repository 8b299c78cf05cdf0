import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Documents } from '../../../renderer/screens/library/Documents'
import type { CallInput } from '../../../shared/protocol/calls'
import type { LibraryEntry } from '../../../shared/protocol/library'

type Search = {
  input: CallInput<'library.search'>
  signal: AbortSignal | undefined
  answer: (result: unknown) => void
}
const searches: Search[] = []

vi.mock('../../../renderer/host', () => ({
  host: {
    call: (_name: string, input: Search['input'], { signal }: { signal?: AbortSignal } = {}) =>
      new Promise((answer) => searches.push({ input, signal, answer })),
  },
}))

const entry = (id: string, more: Partial<LibraryEntry> = {}): LibraryEntry => ({
  id,
  title: `Postmortem ${id}`,
  fileName: `${id}.debrief.json`,
  incidentId: '',
  severity: 'P1',
  status: 'draft',
  owner: '',
  services: [],
  tags: [],
  date: 0,
  changedAt: 0,
  openActions: 0,
  isSample: false,
  isReadOnly: false,
  ...more,
})

const found = (...ids: string[]) => ({
  ok: true,
  value: { matches: ids.map((id) => ({ entry: entry(id) })), total: ids.length },
})
const titles = (): (string | null)[] =>
  screen.getAllByRole('rowheader').map((header) => within(header).getByRole('link').textContent)
const searched = (query: string): Promise<Search> =>
  waitFor(() => {
    const search = searches.find(({ input }) => input.query === query)
    if (!search) throw new Error(`nobody searched for ${query}`)
    return search
  })
const show = (entries: readonly LibraryEntry[], total = entries.length) =>
  render(<Documents entries={entries} total={total} searchBox={createRef()} />)
const box = () => screen.getByRole('searchbox')

beforeEach(() => {
  searches.length = 0
  history.replaceState(null, '', '/')
})

describe('the list of postmortems', () => {
  it('shows the newest and asks the host nothing before somebody searches', () => {
    show([entry('new'), entry('old')])
    expect(titles()).toEqual(['Postmortem new', 'Postmortem old'])
    expect(searches).toEqual([])
  })

  it('keeps its rows while a search is running, and then shows the results', async () => {
    show([entry('a'), entry('b')])
    await userEvent.type(box(), 'disk')
    const search = await searched('disk')
    expect(titles()).toEqual(['Postmortem a', 'Postmortem b'])
    expect(screen.getByRole('region').getAttribute('aria-busy')).toBe('true')
    search.answer(found('b'))
    await expect.poll(titles).toEqual(['Postmortem b'])
    expect(screen.getByRole('region').getAttribute('aria-busy')).toBe('false')
    expect(screen.getByText('1 postmortem found')).toBeTruthy()
    await userEvent.clear(box())
    expect(titles()).toEqual(['Postmortem a', 'Postmortem b'])
  })

  it('never shows the answer to an earlier search after that to a later one', async () => {
    show([entry('a'), entry('b'), entry('c')])
    await userEvent.type(box(), 'di')
    const early = await searched('di')
    await userEvent.type(box(), 'sk')
    const late = await searched('disk')
    expect(early.signal?.aborted).toBe(true)
    late.answer(found('b'))
    await expect.poll(titles).toEqual(['Postmortem b'])
    early.answer(found('c'))
    await new Promise((resolve) => setTimeout(resolve))
    expect(titles()).toEqual(['Postmortem b'])
  })

  it('says why the search failed, and tries again', async () => {
    show([entry('a')])
    await userEvent.type(box(), 'disk')
    const search = await searched('disk')
    search.answer({ ok: false, failure: { code: 'host-unreachable', sentence: 'Debrief isn’t responding.' } })
    await screen.findByText('Debrief isn’t responding.')
    searches.length = 0
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    const again = await searched('disk')
    again.answer(found('a'))
    await expect.poll(() => screen.queryByText('Debrief isn’t responding.')).toBeNull()
    expect(titles()).toEqual(['Postmortem a'])
  })

  it('opens the best match on Enter although the list has not caught up yet', async () => {
    show([entry('a'), entry('b')])
    await userEvent.type(box(), 'disk{Enter}')
    const best = searches.find(({ input }) => input.limit === 1)
    expect(best?.input.query).toBe('disk')
    best?.answer(found('b'))
    await expect.poll(() => location.pathname).toBe('/d/b')
  })

  it('shows the newest hundred at first, and more on request', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => String(index))
    const { container } = show(
      ids.slice(0, 100).map((id) => entry(id)),
      250,
    )
    const countRows = (): number => container.querySelectorAll('tbody tr').length
    expect(countRows()).toBe(100)
    expect(screen.getByText('Showing 100 of 250')).toBeTruthy()
    await userEvent.click(screen.getByText('Show more', { selector: 'button *, button' }))
    const search = await searched('')
    expect(search.input).toMatchObject({ limit: 200 })
    expect(countRows()).toBe(100)
    search.answer({ ...found(...ids.slice(0, 200)), total: 250 })
    await expect.poll(countRows).toBe(200)
  })

  it('offers to show all when nothing matches', async () => {
    show([entry('a')])
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Complete')
    const search = await searched('')
    expect(search.input).toMatchObject({ status: 'complete' })
    search.answer(found())
    await userEvent.click(await screen.findByRole('button', { name: 'Show all' }))
    expect(titles()).toEqual(['Postmortem a'])
  })
})
