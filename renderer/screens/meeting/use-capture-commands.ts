import type { CaptureKind } from '../../../shared/document/captures'
import { type Command, useCommands } from '../../commands/registry'

/** The shortcut that chooses a kind. */
export const getKindKeys = ({ key }: Pick<CaptureKind, 'key'>): string => `Alt+${key.toUpperCase()}`

type Options = {
  kinds: readonly CaptureKind[]
  isEnabled: boolean
  /** Called with the chosen kind; undefined keeps the current one. */
  onChoose: (kind: CaptureKind | undefined) => void
}

/** The commands that focus the capture bar: one for each kind, and one that keeps the kind. */
export const useCaptureCommands = ({ kinds, isEnabled, onChoose }: Options): void =>
  useCommands([
    ...kinds.map(
      (kind): Command => ({
        id: `capture ${kind.id}`,
        label: `Capture: ${kind.label}`,
        group: 'Capture',
        keys: getKindKeys(kind),
        isEnabled,
        run: () => onChoose(kind),
      }),
    ),
    {
      id: 'capture',
      label: 'Capture something',
      group: 'Capture',
      keys: 'Alt+C',
      isEnabled,
      run: () => onChoose(undefined),
    },
  ])
