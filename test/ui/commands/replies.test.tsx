import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OpenedFile } from '../../../shared/protocol/desktop-bridge'
import { storedReply } from '../../support/replies'

vi.mock('../../../renderer/host', () => ({
  host: { call: async () => ({ ok: true, value: { entries: [{ id: 'checkout' }] } }) },
}))

const { openFile } = await import('../../../renderer/commands/library')
const { Toasts } = await import('../../../renderer/components/Toasts')
const { currentRoute, navigate } = await import('../../../renderer/routes')
const { endReplyQuestion, useAskedReply } = await import('../../../renderer/stores/replies')

const file: OpenedFile = {
  name: 'mira.debrief-reply.json',
  bytes: new TextEncoder().encode(JSON.stringify(storedReply())),
}

/** Whose reply the document is asked about. */
const Asked = () => {
  const asked = useAskedReply('checkout')
  return asked ? (
    <button type="button" onClick={() => endReplyQuestion(asked.id)}>
      {asked.reply.name}
    </button>
  ) : null
}

beforeEach(() => {
  render(
    <>
      <Asked />
      <Toasts />
    </>,
  )
})
afterEach(async () => {
  for (const asked of screen.queryAllByRole('button', { name: 'Mira' })) await userEvent.click(asked)
  navigate({ screen: 'library' })
})

test('a reply that is opened in the library opens its postmortem, which asks about it', async () => {
  navigate({ screen: 'library' })
  await openFile(file)
  expect(currentRoute()).toMatchObject({ screen: 'document', id: 'checkout' })
  expect(await screen.findByRole('button', { name: 'Mira' })).toBeTruthy()
})

test('a reply to the open postmortem is asked about where one is', async () => {
  navigate({ screen: 'document', id: 'checkout', mode: 'report' })
  await openFile(file)
  expect(currentRoute()).toMatchObject({ screen: 'document', id: 'checkout', mode: 'report' })
  expect(await screen.findByRole('button', { name: 'Mira' })).toBeTruthy()
})

test('a reply to another postmortem leaves the open one as it is, and offers to open its own', async () => {
  navigate({ screen: 'document', id: 'other', mode: 'prepare' })
  await openFile(file)
  expect(currentRoute()).toMatchObject({ id: 'other' })
  expect(screen.queryByRole('button', { name: 'Mira' })).toBeNull()
  expect(screen.getAllByText(/about another postmortem, “Checkout outage”\. Nothing was added here\./)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Open it' }))
  expect(currentRoute()).toMatchObject({ screen: 'document', id: 'checkout' })
  expect(await screen.findByRole('button', { name: 'Mira' })).toBeTruthy()
})
