import { type Command, formatKeys } from '../commands/registry'
import { changeSettingsOrToast } from '../components/change-settings-or-toast'
import { toast } from '../components/Toasts'
import { WORDING_KEYS } from './wording-keys'

/** Opens the card for the words at the caret; the text that has the focus implements it. */
export const wordingCommand: Command = {
  id: 'wording',
  label: 'Read a suggestion on your wording',
  group: 'This page',
  keys: WORDING_KEYS,
  isKeyOnly: true,
  isEnabled: false,
  run: () => undefined,
}

/** Switches the check of one's own wording on or off. */
export const checkWording = (checksWording: boolean): void => void changeSettingsOrToast({ checksWording })

/** Switches the check of one's own wording off, and says how to switch it on again. */
export const stopCheckingWording = (): void => {
  checkWording(false)
  toast(
    `Debrief no longer checks your wording. To turn it on again, press ${formatKeys('Mod+K')} and choose “Check my wording as I write”.`,
    { label: 'Turn on again', run: () => checkWording(true) },
  )
}
