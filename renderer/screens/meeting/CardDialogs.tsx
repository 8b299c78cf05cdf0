import { useStore } from 'zustand'
import { useCommands } from '../../commands/registry'
import { OwnCardsDialog } from '../cards/OwnCardsDialog'
import type { CardTable } from './card-table'
import { SituationPicker } from './SituationPicker'
import { useCardChoices, useCardCommands } from './use-card-commands'

/** The shortcuts of the cards and the dialogs that they open, whether or not the panel is shown. */
export const CardDialogs = ({ table }: { table: CardTable }) => {
  const commands = useCardCommands(table)
  useCommands([...Object.values(commands), ...useCardChoices(table)])
  const dialog = useStore(table.dialog)
  const close = (): void => table.dialog.setState('none', true)
  if (dialog === 'own') return <OwnCardsDialog onClose={close} />
  if (dialog === 'none') return null
  return (
    <SituationPicker
      onChoose={table.choose}
      onEdit={commands.edit.isEnabled ? commands.edit.run : undefined}
      onClose={close}
    />
  )
}
