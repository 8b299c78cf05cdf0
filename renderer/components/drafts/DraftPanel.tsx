import type { ReactNode } from 'react'
import { isComposing } from '../../commands/keys'
import type { Drafted } from '../../stores/use-drafted'
import { Button } from '../Button'
import { DraftedSentence } from './DraftedSentence'
import styles from './FieldDraft.module.css'
import { useDraftEdits } from './use-draft-edits'

type Props = {
  id: string
  drafted: Drafted
  onClose: () => void
  /** Below the sentences: other ways to come to a text, which apply nothing by themselves either. */
  children?: ReactNode
}

/** The sentences of a draft, each with its sources and with what can be done with it. */
export const DraftPanel = ({ id, drafted, onClose, children }: Props) => {
  const { draft, place, compared, snapshot } = drafted
  const edits = useDraftEdits(drafted)
  const { sentences, isEmpty, named } = compared
  const fresh = sentences.filter(({ state }) => state === 'new')
  const isWhole = place.kind === 'text' && isEmpty && fresh.length > 0
  const repeated = sentences.filter(({ state }) => state === 'twice')
  return (
    <section
      id={id}
      className={styles.panel}
      aria-label={`Draft: ${draft.title}`}
      onKeyDown={(event) => {
        // A dialog that was opened from here closes by itself.
        if (isComposing(event) || event.key !== 'Escape' || (event.target as Element).closest('dialog')) return
        event.stopPropagation()
        onClose()
      }}
    >
      {sentences.length === 0 ? (
        <p className={styles.hint}>
          There is nothing to draft from yet. Times, measures, events, causes and actions become sentences here.
        </p>
      ) : (
        <p className={styles.hint}>
          Each sentence comes from the records below it. Nothing is added until you choose it.
        </p>
      )}
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <DraftedSentence key={sentence.id} sentence={sentence} snapshot={snapshot} edits={edits} />
        ))}
      </ul>
      {named > 0 && (
        <p className={styles.hint}>
          {named === 1
            ? 'One more sentence would name a person, so it is left out.'
            : `${named} more sentences would name a person, so they are left out.`}
        </p>
      )}
      {children}
      <div className={styles.foot}>
        {isWhole && (
          <Button look="primary" size="small" onClick={() => edits.take(fresh)}>
            Use this draft
          </Button>
        )}
        {!isWhole && fresh.length > 1 && (
          <Button size="small" onClick={() => edits.take(fresh)}>
            Add all {fresh.length}
          </Button>
        )}
        {repeated.length > 1 && (
          <Button size="small" onClick={() => edits.remove(repeated)}>
            Remove all repeats
          </Button>
        )}
        <Button look="quiet" size="small" onClick={onClose}>
          Close
        </Button>
      </div>
    </section>
  )
}
