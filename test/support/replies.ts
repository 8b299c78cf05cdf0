import type { StoredReply } from '../../shared/document/replies'

/** A comment as a page saves it. */
export const storedComment = (
  more: Partial<StoredReply['comments'][number]> = {},
): StoredReply['comments'][number] => ({
  id: '0123456789abcdef-1',
  on: { section: '', id: '', field: '' },
  quote: '',
  text: 'Which replica was it?',
  writtenAt: '2026-01-02T10:00:00.000Z',
  ...more,
})

/** A reply as a page saves it. */
export const storedReply = (more: Partial<StoredReply> = {}): StoredReply => ({
  format: 'debrief-reply',
  version: 1,
  id: 'fedcba9876543210',
  document: { id: 'checkout', title: 'Checkout outage', content: 'v1' },
  name: 'Mira',
  savedAt: '2026-01-02T10:05:00.000Z',
  comments: [storedComment()],
  ...more,
})
