import { useCommands } from '../commands/registry'
import { useSettings } from '../stores/settings'
import { checkWording, stopCheckingWording, wordingCommand } from './wording-commands'

/**
 * The commands of the wording check, on every screen of a document. The first one is enabled while a text with marks
 * has the focus.
 */
export const useWordingCommands = (): void => {
  const { checksWording } = useSettings()
  useCommands([
    wordingCommand,
    {
      id: 'wording check',
      label: checksWording ? 'Stop checking my wording' : 'Check my wording as I write',
      group: 'This page',
      run: checksWording ? stopCheckingWording : () => checkWording(true),
    },
  ])
}
