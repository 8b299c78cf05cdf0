import type { ComponentProps } from 'react'
import { Button } from '../components/Button'
import type { Command } from './registry'

type Props = Omit<ComponentProps<typeof Button>, 'onClick' | 'keys' | 'label' | 'disabled'> & {
  command: Command
  /** Shows only the icon; the label becomes the accessible name. */
  isIconOnly?: boolean
}

/** The button of a command: its label, its keys in the tooltip, its state. */
export const CommandButton = ({ command, isIconOnly = false, title, ...rest }: Props) => (
  <Button
    {...rest}
    title={title ?? (isIconOnly ? undefined : command.label)}
    label={isIconOnly ? command.label : undefined}
    keys={command.keys ?? command.bareKey}
    disabled={command.isEnabled === false}
    onClick={command.run}
  >
    {isIconOnly ? undefined : command.label}
  </Button>
)
