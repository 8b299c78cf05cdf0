import { numberText } from '../../../shared/meeting/format'
import { NOT_TAKEN_ID, type NotTaken } from './not-taken'
import { usePreviewActions } from './preview-context'
import styles from './SourceList.module.css'

type Props = { title: string; items: readonly NotTaken[]; isOpen?: boolean }

/** Further ones are counted instead of shown. */
const MAX_SHOWN = 200

/** Lines of the sources with what is to be said about them; a press shows the line where it is. */
export const NotTakenList = ({ title, items, isOpen = false }: Props) => {
  const { showLine } = usePreviewActions()
  if (items.length === 0) return null
  return (
    <details className={styles.notTaken} open={isOpen || undefined}>
      <summary id={isOpen ? NOT_TAKEN_ID : undefined}>
        {title} <span className={styles.total}>{numberText(items.length)}</span>
      </summary>
      <ul>
        {items.slice(0, MAX_SHOWN).map(({ key, name, message, source, line, words }) => (
          <li key={key}>
            {source !== undefined && line !== undefined && line > 0 ? (
              <button type="button" className={styles.where} onClick={() => showLine({ source, line })}>
                <span dir="auto">{name}</span>, line {line}
              </button>
            ) : (
              <p className={styles.where} dir="auto">
                {name}
              </p>
            )}
            {words && (
              <p className={styles.words} dir="auto">
                {words}
              </p>
            )}
            <p className={styles.reason}>{message}</p>
          </li>
        ))}
      </ul>
      {items.length > MAX_SHOWN && <p className={styles.more}>and {numberText(items.length - MAX_SHOWN)} more</p>}
    </details>
  )
}
