import { Dialog } from '../components/Dialog'
import { ui } from '../stores/ui'
import styles from './KeySheet.module.css'
import { commandGroups, commandsNow, keysOf } from './registry'

const always = [
  { label: 'Out of a text or a row', keys: 'Esc' },
  { label: 'Through rows and trees', keys: '↑ ↓' },
  { label: 'Take a new row in', keys: 'Enter' },
]

/** Every key that does something here and now. */
export const KeySheet = () => {
  const commands = commandsNow().filter((command) => command.keys)
  return (
    <Dialog title="Keyboard shortcuts" size="xl" onClose={() => ui.setState({ isKeySheetOpen: false })}>
      <div className={styles.groups}>
        {commandGroups.map((group) => {
          const own = commands.filter((command) => command.group === group)
          return own.length > 0 && <Group key={group} title={group} rows={own.map(toRow)} />
        })}
        <Group title="Everywhere" rows={always} />
      </div>
    </Dialog>
  )
}

const toRow = (command: Parameters<typeof keysOf>[0] & { label: string }) => ({
  label: command.label,
  keys: keysOf(command) ?? '',
})

const Group = ({ title, rows }: { title: string; rows: readonly { label: string; keys: string }[] }) => (
  <section className={styles.group}>
    <h3>{title}</h3>
    <dl>
      {rows.map(({ label, keys }) => (
        <div key={label} className={styles.row}>
          <dt>{label}</dt>
          <dd>
            <kbd>{keys}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  </section>
)
