import type { Settings } from '../../shared/protocol/settings'
import { changeSettings } from '../stores/settings'
import { toast } from './Toasts'

/** Changes this person's settings outside a form; a toast reports a failure. */
export const changeSettingsOrToast = async (change: Partial<Settings>): Promise<void> => {
  const failure = await changeSettings(change)
  if (failure) toast(failure.sentence)
}
