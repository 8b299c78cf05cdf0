import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { takeDelivery } from '../../../renderer/import/arrivals'
import type { Failure } from '../../../shared/protocol/failure'
import { showFiles } from './show-files'

let failure: Failure | undefined
let answering: Promise<void> | undefined
const taken: string[] = []
vi.mock('../../../renderer/host', () => ({
  host: {
    call: async (_name: string, { fileName }: { fileName: string }) => {
      taken.push(fileName)
      await answering
      return failure ? { ok: false, failure } : { ok: true, value: { id: 'one', isMerged: false, changeCount: 0 } }
    },
  },
}))

/** A file that names the format of a postmortem, but is invalid. */
const damaged = '{"format": "debrief-meeting"}'

/** As a browser gives it; jsdom's own files can't be read as bytes. */
const file = (name: string, content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, size: bytes.length, arrayBuffer: async () => bytes.slice().buffer }
}

/** More than is read into memory. */
const huge = (name: string) => ({ ...file(name, ''), size: 200_000_000 })

/** Fires the browser's events for files dropped on the window or pasted into it. */
const fireFileEvent = async (
  type: 'drop' | 'paste',
  files: readonly ReturnType<typeof file>[],
  text = '',
): Promise<boolean> => {
  const event = new Event(type, { bubbles: true, cancelable: true })
  const data = { files, types: ['Files'], getData: () => text }
  Object.assign(event, type === 'drop' ? { dataTransfer: data } : { clipboardData: data })
  await act(async () => {
    window.dispatchEvent(event)
  })
  return event.defaultPrevented
}

beforeEach(() => {
  taken.length = 0
  failure = undefined
  answering = undefined
  history.replaceState(null, '', '/')
})
await showFiles()

const notice = () => screen.findByRole('region', { name: 'Files that could not be opened' })

describe('a file that cannot be opened', () => {
  it('is listed on the page with the reason and what is safe, until it is dismissed', async () => {
    expect(await fireFileEvent('drop', [huge('everything.log')])).toBe(true)
    const words = within(await notice())
    expect(words.getByText('Debrief can’t open “everything.log”.')).toBeTruthy()
    expect(words.getByText('It is larger than 100 MB. Nothing was changed.')).toBeTruthy()
    await userEvent.click(words.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByRole('region')).toBeNull()
  })

  it('is listed once if it was tried twice, and each of several is listed', async () => {
    await fireFileEvent('drop', [huge('a.csv'), huge('b.log')])
    await fireFileEvent('drop', [huge('a.csv')])
    expect((await screen.findAllByText(/^Debrief can’t open/)).map((one) => one.textContent)).toEqual([
      'Debrief can’t open “b.log”.',
      'Debrief can’t open “a.csv”.',
    ])
  })

  it('has the host’s reason beside it if it is a damaged document', async () => {
    failure = { code: 'damaged', sentence: '“old.debrief.json” is damaged. Nothing was changed.' }
    await fireFileEvent('drop', [file('old.debrief.json', damaged)])
    await userEvent.click(await screen.findByRole('button', { name: 'Add to library' }))
    expect(within(await notice()).getByText('“old.debrief.json” is damaged. Nothing was changed.')).toBeTruthy()
  })
})

describe('records that come in while no postmortem is open', () => {
  it('go to a new one, which is opened to be prepared', async () => {
    await fireFileEvent('drop', [file('incident notes.csv', 'time,event\n14:31,down')])
    await expect.poll(() => location.pathname).toBe('/d/one/prepare')
    expect(takeDelivery('one')).toMatchObject({ isNew: true, files: [{ name: 'incident notes.csv' }] })
  })

  it('all go to the same one if more come in while it is made', async () => {
    let answer = (): void => undefined
    answering = new Promise((resolve) => {
      answer = resolve
    })
    await fireFileEvent('drop', [file('chat.txt', '14:31 down')])
    await fireFileEvent('drop', [file('alerts.csv', 'time,event\n14:32,up')])
    answer()
    await expect.poll(() => location.pathname).toBe('/d/one/prepare')
    expect(taken).toHaveLength(1)
    expect(takeDelivery('one')?.files.map(({ name }) => name)).toEqual(['chat.txt', 'alerts.csv'])
    expect(takeDelivery('one')).toBeUndefined()
  })

  it('may be several lines of pasted text, but one line is none', async () => {
    expect(await fireFileEvent('paste', [], '14:31 down')).toBe(false)
    expect(await fireFileEvent('paste', [], '14:31 down\n14:40 up\n')).toBe(true)
    await expect.poll(() => location.pathname).toBe('/d/one/prepare')
    expect(takeDelivery('one')?.files.map(({ name }) => name)).toEqual(['Pasted text'])
  })
})

it('text pasted with a picture of itself is not taken as a file', async () => {
  expect(await fireFileEvent('paste', [file('image.png', 'x')], '14:31 down')).toBe(false)
  expect(taken).toEqual([])
})

it('adding a document does not navigate away from the open one', async () => {
  history.replaceState(null, '', '/d/two/meeting')
  await fireFileEvent('drop', [file('copy.debrief.json', damaged)])
  await userEvent.click(await screen.findByRole('button', { name: 'Add to library' }))
  // It is looked at first, and then added.
  await expect.poll(() => taken).toEqual(['copy.debrief.json', 'copy.debrief.json'])
  expect(location.pathname).toBe('/d/two/meeting')
})
