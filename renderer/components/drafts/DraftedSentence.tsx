import type { Snapshot } from '../../../shared/document'
import { type ComparedSentence, type SentenceState, sourceLabel } from '../../../shared/document/drafts'
import { stageBySection, stages } from '../../../shared/stages'
import type { FieldRef } from '../../../shared/stages/contract'
import { useRoute } from '../../routes'
import { useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'
import { Button } from '../Button'
import { Link } from '../Link'
import { shortName } from '../use-removal'
import styles from './FieldDraft.module.css'
import type { useDraftEdits } from './use-draft-edits'

type Edits = ReturnType<typeof useDraftEdits>
type Props = { sentence: ComparedSentence; snapshot: Snapshot; edits: Edits }

/** A sentence of a draft. */
export const DraftedSentence = ({ sentence, snapshot, edits }: Props) => {
  const { text, state, taken, isUnedited, capture } = sentence
  const note = noteOf(sentence)
  return (
    <li className={styles.sentence} data-state={state}>
      <p className={styles.text} dir="auto">
        {text}
      </p>
      {state === 'changed' && isUnedited && (
        <p className={styles.before}>
          <span>In the text: </span>
          <bdi>{taken}</bdi>
        </p>
      )}
      <p className={styles.about}>
        {capture && <span className={styles.kind}>{captureLabel(capture)}</span>}
        <Sources refs={sentence.refs} snapshot={snapshot} />
        {note && <span className={styles.note}>{note}</span>}
      </p>
      <SentenceButtons sentence={sentence} edits={edits} />
    </li>
  )
}

const captureLabel = (id: string): string =>
  stages.flatMap(({ captures = [] }) => captures).find((one) => one.id === id)?.label ?? ''

const notes: Readonly<Record<SentenceState, string>> = {
  new: '',
  changed: '',
  gone: 'The records it came from are no longer there.',
  twice: 'It is there twice.',
  used: 'Added',
  reworded: 'Reworded or removed',
  declined: 'Left out',
}

const noteOf = ({ state, isUnedited }: ComparedSentence): string =>
  state === 'changed' && !isUnedited ? 'The earlier sentence was reworded or removed.' : notes[state]

/** What can be done with a sentence, the safest last. */
const SentenceButtons = ({ sentence, edits }: { sentence: ComparedSentence; edits: Edits }) => {
  const { state, isUnedited, text } = sentence
  const name = shortName(text)
  const button = (label: string, run: () => void, look: 'plain' | 'quiet' = 'plain') => (
    <Button key={label} size="small" look={look} label={`${label}: ${name}`} title={label} onClick={run}>
      {label}
    </Button>
  )
  const add = (label: string) => button(label, () => edits.take([sentence]))
  const decline = (label: string) => button(label, () => edits.decline(sentence), 'quiet')
  const remove = () => button('Remove', () => edits.remove([sentence]))
  const replace = () => button('Replace', () => edits.replace(sentence))
  const buttons: Readonly<Record<SentenceState, ReturnType<typeof button>[]>> = {
    new: [add('Add'), decline('Leave out')],
    changed: [isUnedited ? replace() : add('Add'), decline('Keep mine')],
    gone: [remove(), decline('Keep mine')],
    twice: [remove()],
    used: [],
    reworded: [add('Add again')],
    declined: [add('Add')],
  }
  return buttons[state].length > 0 && <span className={styles.buttons}>{buttons[state]}</span>
}

/** The records of a sentence, each a link to where it can be edited. */
const Sources = ({ refs, snapshot }: { refs: readonly FieldRef[]; snapshot: Snapshot }) => {
  const { session } = useOpenMeeting()
  const route = useRoute()
  const isPreparing = route.screen === 'document' && route.mode === 'prepare'
  if (refs.length === 0) return null
  return (
    <span className={styles.sources}>
      {refs.map((ref) => {
        const stage = stageBySection(ref.section)
        return (
          <Link
            key={`${ref.section}/${ref.id}/${ref.field}`}
            to={{
              screen: 'document',
              id: session.documentId,
              mode: stage && !isPreparing ? 'meeting' : 'prepare',
            }}
            onClick={() => reveal(stage?.id, ref)}
          >
            <bdi>{sourceLabel(snapshot, ref)}</bdi>
          </Link>
        )
      })}
    </span>
  )
}
