import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { reveal } from '../../../renderer/stores/reveal'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { emptyDocument, showStage } from './show-stage'

const EVENTS = 400
const ROW_PX = 41
const VIEW_PX = 820
/** Some views' worth of rows: what is in view and around it, and the current event. */
const MAX_DRAWN = 80
/** After this event, nothing happened for an hour. */
const QUIET_AFTER = 2
const START = Date.UTC(2026, 2, 3, 8)
const SECOND_MS = 1_000
const HOUR_MS = 3_600_000

const author = testAuthor('Noor')
const longDocument = () => {
  const doc = emptyDocument()
  const rows = Array.from({ length: EVENTS }, (_, index) => ({
    at: START + index * SECOND_MS + (index > QUIET_AFTER ? HOUR_MS : 0),
    text: `job ${index} of the queue`,
  }))
  events.addAll(doc, author, rows)
  return doc
}

const rows = () => within(screen.getByRole('list', { name: 'Events' })).getAllByRole('listitem')
const current = () => document.querySelector<HTMLElement>('[aria-current="true"]')

beforeEach(() => {
  // jsdom lays nothing out: the page scrolls, and the list begins at its top.
  document.body.style.overflowY = 'auto'
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW_PX)
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return new DOMRect(0, this.matches('ol') ? -document.body.scrollTop : 0, 800, VIEW_PX)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  document.body.style.overflowY = ''
  document.body.scrollTop = 0
})

const scrollTo = (index: number): void => {
  document.body.scrollTop = index * ROW_PX
  act(() => void fireEvent.scroll(document.body))
}

describe('a timeline of hundreds of events', () => {
  test('draws those around the view, and tells where they are among all', async () => {
    await showStage('timeline', longDocument())
    expect(rows().length).toBeLessThan(MAX_DRAWN)
    scrollTo(200)
    expect(screen.getByText('job 200 of the queue')).toBeTruthy()
    expect(rows().length).toBeLessThan(MAX_DRAWN)
    const row = screen.getByText('job 200 of the queue').closest('li')
    // One of the rows before it is the gap.
    expect([row?.getAttribute('aria-posinset'), row?.getAttribute('aria-setsize')]).toEqual(['202', `${EVENTS + 1}`])
  })

  test('is not drawn whole when it comes all at once, as an import does', async () => {
    const doc = emptyDocument()
    await showStage('timeline', doc)
    const seen: number[] = []
    const list = screen.getByRole('list', { name: 'Events' })
    const observer = new MutationObserver((changes) => seen.push(...changes.map(({ addedNodes }) => addedNodes.length)))
    observer.observe(list, { childList: true })
    await act(async () => void Y.applyUpdate(doc, Y.encodeStateAsUpdate(longDocument())))
    await waitFor(() => expect(rows().length).toBeGreaterThan(1))
    expect(seen.reduce((sum, count) => sum + count, 0)).toBeLessThan(MAX_DRAWN)
    observer.disconnect()
  })

  test('draws the current event wherever it is, with its day, and goes on from there', async () => {
    await showStage('timeline', longDocument())
    await userEvent.keyboard('{End}')
    await waitFor(() => expect(current()?.textContent).toContain(`job ${EVENTS - 1} of`))
    expect(document.activeElement).toBe(current())
    expect(rows().length).toBeLessThan(MAX_DRAWN)
    scrollTo(200)
    await userEvent.keyboard('{ArrowUp}')
    expect(current()?.textContent).toContain(`job ${EVENTS - 2} of`)
  })

  test('opens the event that a link leads to', async () => {
    const doc = longDocument()
    await showStage('timeline', doc)
    const id = events.read(doc).value[300]?.id ?? ''
    act(() => reveal(undefined, { section: events.name, id, field: 'text' }))
    await waitFor(() => expect(current()?.textContent).toContain('job 300 of'))
    expect(rows().length).toBeLessThan(MAX_DRAWN)
  })

  test('keeps a field that has the focus when it is scrolled away', async () => {
    await showStage('timeline', longDocument())
    await userEvent.click(screen.getByRole('button', { name: 'What happened here?' }))
    const field = screen.getByRole('textbox', { name: /^What happened in these/ })
    await userEvent.type(field, 'the queue stood still')
    scrollTo(200)
    expect(document.activeElement).toBe(field)
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(current()?.textContent).toContain('the queue stood still'))
  })

  test('is drawn whole in the report, which is printed', async () => {
    await showStage('timeline', longDocument(), 'report')
    expect(rows()).toHaveLength(EVENTS + 1)
  })
})
