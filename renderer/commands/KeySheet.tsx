import { Dialog } from '../components/Dialog'
import { platform } from '../platform'
import { ui } from '../stores/ui'
import styles from './KeySheet.module.css'
import { type Command, commandGroups, formatKeys, getCommandKeys, getCommands } from './registry'

type Row = { label: string; keys: readonly string[] }

const always: readonly Row[] = [
  { label: 'Add the row', keys: ['Enter'] },
  { label: 'Go to the row above or below', keys: ['↑', '↓'] },
  { label: 'Move the row', keys: [formatKeys('Alt+ArrowUp'), formatKeys('Alt+ArrowDown')] },
  { label: 'Leave the text, then the row', keys: ['Esc'] },
  { label: 'Remove the row', keys: ['Delete'] },
  { label: 'Set the kind of the focused event', keys: ['1 – 9'] },
]

/** Every keyboard shortcut that works right now. */
export const KeySheet = () => {
  const commands = getCommands().filter(getCommandKeys)
  return (
    <Dialog title="Keyboard shortcuts" size="xl" onClose={() => ui.setState({ isKeySheetOpen: false })}>
      {platform.isMac && <p className={styles.hint}>When you are not typing, ⌥ works without ⌃.</p>}
      <div className={styles.groups}>
        {commandGroups.map((group) => {
          const own = commands.filter((command) => command.group === group)
          return own.length > 0 && <Group key={group} title={group} rows={own.map(toRow)} />
        })}
        <Group title="Lists and text" rows={always} />
      </div>
    </Dialog>
  )
}

const toRow = (command: Command): Row => ({
  label: command.label,
  keys: [getCommandKeys(command), command.keys && command.bareKey].filter((keys) => keys !== undefined),
})

const Group = ({ title, rows }: { title: string; rows: readonly Row[] }) => (
  <section className={styles.group}>
    <h3>{title}</h3>
    <dl>
      {rows.map(({ label, keys }) => (
        <div key={label} className={styles.row}>
          <dt>{label}</dt>
          <dd>
            {keys.map((one) => (
              <kbd key={one}>{one}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
)
