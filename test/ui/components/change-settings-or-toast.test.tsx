import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { changeSettingsOrToast } from '../../../renderer/components/change-settings-or-toast'
import { Toasts } from '../../../renderer/components/Toasts'
import { signIn } from '../../../renderer/stores/settings'

const failure = { code: 'disk-full', sentence: 'Your settings can’t be saved: the disk is full.' }

vi.mock('../../../renderer/host', () => ({
  host: {
    call: async (name: string) =>
      name === 'session.read'
        ? { ok: true, value: { kind: 'own', isReadOnly: false, appVersion: '1' } }
        : { ok: false, failure },
    onEvent: () => () => undefined,
  },
}))

it('says why a setting could not be kept, wherever it was changed', async () => {
  await signIn()
  render(<Toasts />)
  await changeSettingsOrToast({ checksWording: false })
  expect(await screen.findByText(failure.sentence)).toBeTruthy()
})
