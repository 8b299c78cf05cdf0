import type { Settings } from '../../shared/protocol/settings'
import { changeSettings } from '../stores/settings'
import { toast } from './Toasts'

/** Changes the own settings where no form is open that could say what went wrong. */
export const changeSettingsOrTell = async (change: Partial<Settings>): Promise<void> => {
  const failure = await changeSettings(change)
  if (failure) toast(failure.sentence)
}
