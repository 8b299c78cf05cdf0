import { act, screen, waitFor } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { PrepareScreen } from '../../../renderer/screens/prepare/PrepareScreen'
import { createDocument } from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

beforeAll(preloadAll)

const author = testAuthor('topics')
const topic = (name: string) => screen.queryByRole('button', { name })

it('a review without a meeting has neither agenda nor checklist, and gets them back with a meeting', async () => {
  const doc = createDocument({ title: 'Checkout was slow' }, author)
  const meeting = openMeeting(doc)
  await act(async () => void meeting.show(<PrepareScreen />))
  expect(topic('Agenda')).toBeTruthy()
  act(() => record.change(doc, { review: 'written' }))
  await waitFor(() => expect(topic('Agenda')).toBeNull())
  expect(topic('Checklist')).toBeNull()
  expect(topic('People')).toBeTruthy()
  act(() => record.change(doc, { review: 'meeting' }))
  await waitFor(() => expect(topic('Checklist')).toBeTruthy())
})
