import type { CaptureKind } from '../../../shared/document/captures'
import { type Command, useCommands } from '../../commands/registry'

/** The keys that choose a kind. */
export const keysOfKind = ({ key }: Pick<CaptureKind, 'key'>): string => `Alt+${key.toUpperCase()}`

type Options = {
  kinds: readonly CaptureKind[]
  isEnabled: boolean
  /** Called with the chosen kind; undefined keeps the current one. */
  onChoose: (kind: CaptureKind | undefined) => void
}

/** The commands that lead to the capture bar: one a kind, and one that keeps the kind. */
export const useCaptureCommands = ({ kinds, isEnabled, onChoose }: Options): void =>
  useCommands([
    ...kinds.map(
      (kind): Command => ({
        id: `capture ${kind.id}`,
        label: `Capture: ${kind.label}`,
        group: 'Capture',
        keys: keysOfKind(kind),
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
