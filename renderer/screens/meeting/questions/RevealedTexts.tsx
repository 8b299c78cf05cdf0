import { Check } from 'lucide-react'
import { adoptionKinds, undoCapture } from '../../../../shared/document/captures'
import type { Tally } from '../../../../shared/meeting/ballots'
import { readEntryLine } from '../../../../shared/meeting/capture/line'
import { adoptedTexts, listRevealedTexts, type Question, type RevealedText } from '../../../../shared/meeting/questions'
import type { Adoption } from '../../../../shared/stages/contract'
import { Button } from '../../../components/Button'
import { usePresented } from '../../../components/presented'
import { useEditing, useMeeting } from '../../../stores/meeting-context'
import { announce } from '../../../stores/ui'
import { useEntryContext } from '../../../stores/use-entry-context'
import styles from './Question.module.css'

/** The texts of a silent round; each can become a row with one press. Present shows them without names. */
export const RevealedTexts = ({ question: { id, stage }, tally }: { question: Question; tally: Tally }) => {
  const { isReadOnly } = useEditing()
  const isPresented = usePresented()
  const adopted = useMeeting((snapshot) => snapshot.adoptedTexts)
  const all = listRevealedTexts(id, tally)
  if (all.length === 0) return <p className={styles.kind}>Nobody wrote anything.</p>
  return (
    <ul className={styles.revealed}>
      {all.map((one) => (
        <li key={one.key}>
          <span className={styles.said} dir="auto">
            {/* A `bdi`, so that the text and not the name decides the direction. */}
            {one.name && !isPresented && (
              <span className={styles.name}>
                <bdi>{one.name}</bdi>
              </span>
            )}
            {one.text}
          </span>
          {!isReadOnly && <Adopt text={one} kinds={adoptionKinds(stage)} isAdopted={adopted[one.key] !== undefined} />}
        </li>
      ))}
    </ul>
  )
}

type AdoptProps = { text: RevealedText; kinds: readonly Adoption[]; isAdopted: boolean }

/** Takes a text over as a row, which names nobody as its author. */
const Adopt = ({ text: { key, text }, kinds, isAdopted }: AdoptProps) => {
  const { doc, author } = useEditing()
  const entryContext = useEntryContext()
  const adopt = (kind: Adoption): void => {
    const nobody = { now: author.now, newId: author.newId, name: '' }
    adoptedTexts.set(doc, key, kind.add(doc, nobody, readEntryLine(text, kind.reads, entryContext())))
    announce(`Added: ${kind.label}`)
  }
  const takeBack = (): void => {
    const ref = adoptedTexts.read(doc).value[key]
    if (ref) undoCapture(doc, author, [ref])
    adoptedTexts.set(doc, key, undefined)
  }
  return (
    <span className={styles.adopt}>
      {isAdopted ? (
        <>
          <span className={styles.added}>
            <Check aria-hidden /> Added
          </span>
          <Button look="quiet" size="small" aria-label={`Take back: ${text}`} onClick={takeBack}>
            Take back
          </Button>
        </>
      ) : (
        kinds.map((kind) => (
          <Button
            key={kind.id}
            look="quiet"
            size="small"
            title={kind.id === 'park' ? 'Move it to the parking lot' : `Add it as: ${kind.label}`}
            aria-label={`${kind.label}: ${text}`}
            onClick={() => adopt(kind)}
          >
            {kind.label}
          </Button>
        ))
      )}
    </span>
  )
}
