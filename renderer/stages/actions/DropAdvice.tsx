import type { Action } from '../../../shared/stages/actions/model'
import { effortSentences, prioritySentences } from '../../../shared/stages/actions/texts'
import { Button } from '../../components/Button'
import styles from './Actions.module.css'

/** Whoever drops these is asked about the next ones. */
const MAX_SHOWN = 5

/** Which of too many actions to drop: asked of those that are worth least for what they take, one press each. */
export const DropAdvice = ({ candidates, onDrop }: { candidates: readonly Action[]; onDrop: (id: string) => void }) => {
  if (candidates.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="drop-advice">
      <h3 id="drop-advice">Could one of these be dropped?</h3>
      <ul>
        {candidates.slice(0, MAX_SHOWN).map(({ id, text, priority, effort }) => {
          const name = text.trim() || 'untitled action'
          return (
            <li key={id} className={styles.uncovered}>
              <div>
                <p dir="auto">{name}</p>
                <small>
                  {prioritySentences[priority]} · {effortSentences[effort]}
                </small>
              </div>
              <Button look="quiet" size="small" label={`Drop ${name}`} onClick={() => onDrop(id)}>
                Drop
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
