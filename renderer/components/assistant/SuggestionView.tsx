import { useEffect, useMemo, useRef, useState } from 'react'
import { applySuggestion, type FactPart, listRecords, markUnknownFacts } from '../../../shared/document/assistant'
import { diffWords, type TextPart } from '../../../shared/document/revisions'
import { useEditing, useOpenMeeting } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { Button } from '../Button'
import { Dialog } from '../Dialog'
import type { DraftedText } from './AssistantDialog'
import styles from './AssistantDialog.module.css'
import type { Prepared } from './use-improvement'

type Props = { title: string; drafted: DraftedText; text: string; prepared: Prepared; onClose: () => void }

/** The answer beside what is there now. Nothing changes before somebody chooses it. */
export const SuggestionView = ({ title, drafted, text, prepared, onClose }: Props) => {
  const { draft, place } = drafted
  const { doc } = useEditing()
  const [hasChanged, setHasChanged] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => top.current?.focus(), [])
  const isEmpty = place.text.trim() === ''
  const use = (replaces?: string): void => {
    const suggestion = { text, from: prepared.from, ...(replaces === undefined ? {} : { replaces }) }
    const isApplied = applySuggestion(doc, draft, place.ref, suggestion)
    setHasChanged(!isApplied)
    if (!isApplied) return
    announce(`Added to ${draft.title}`)
    onClose()
  }
  const add = (
    <Button key="add" look={prepared.hasText ? 'plain' : 'primary'} onClick={() => use()}>
      Add below the text
    </Button>
  )
  const replace = (
    <Button key="replace" look={prepared.hasText ? 'primary' : 'plain'} onClick={() => use(place.text)}>
      Replace the text
    </Button>
  )
  return (
    <Dialog
      title={title}
      size="xl"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Discard</Button>
          {isEmpty ? (
            <Button look="primary" onClick={() => use(place.text)}>
              Use this
            </Button>
          ) : prepared.hasText ? (
            [add, replace]
          ) : (
            [replace, add]
          )}
        </>
      }
    >
      <div ref={top} tabIndex={-1} className={styles.suggestion}>
        {hasChanged && (
          <p role="alert" className={styles.failure}>
            Somebody changed the text meanwhile, so nothing was replaced. Look at it again, then choose.
          </p>
        )}
        <Comparison drafted={drafted} text={text} prepared={prepared} isEmpty={isEmpty} />
      </div>
    </Dialog>
  )
}

type ComparisonProps = Pick<Props, 'drafted' | 'text' | 'prepared'> & { isEmpty: boolean }

const Comparison = ({ drafted: { place, snapshot }, text, prepared, isEmpty }: ComparisonProps) => {
  const { session } = useOpenMeeting()
  const before = isEmpty ? prepared.from.map((sentence) => sentence.text).join(' ') : place.text
  const difference = useMemo(() => diffWords(before, text), [before, text])
  const records = useMemo(() => [...listRecords(snapshot, session.clock.now()), before], [snapshot, session, before])
  const facts = markUnknownFacts(text, records)
  const unknown = new Set(facts.filter(({ isUnknown }) => isUnknown).map((part) => part.text))
  return (
    <>
      <p className={styles.hint}>A suggestion is only wording. Check that it says what happened.</p>
      {unknown.size > 0 && (
        <p className={styles.unknownNote}>
          <strong>Not in the records:</strong> <span dir="auto">{[...unknown].join(', ')}</span>
        </p>
      )}
      <div className={styles.sides}>
        <section aria-label={isEmpty ? 'Draft' : 'Text now'}>
          <h3>{isEmpty ? 'Draft' : 'Text now'}</h3>
          <p className={styles.side} dir="auto">
            <Parts parts={difference.before} mark="del" />
          </p>
        </section>
        <section aria-label="Suggestion">
          <h3>Suggestion</h3>
          <p className={styles.side} dir="auto">
            <Parts parts={difference.after} mark="ins" facts={facts} />
          </p>
        </section>
      </div>
    </>
  )
}

type PartsProps = { parts: readonly TextPart[]; mark: 'ins' | 'del'; facts?: readonly FactPart[] }

const Parts = ({ parts, mark: Mark, facts }: PartsProps) => {
  let end = 0
  return parts.map(({ text, isChanged }, index) => {
    const Piece = isChanged ? Mark : 'span'
    const start = end
    end += text.length
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have nothing else
    return <Piece key={index}>{facts ? <Facts facts={cutFacts(facts, start, end)} /> : text}</Piece>
  })
}

/** The facts between two positions of their text: a difference may begin in the middle of a number. */
const cutFacts = (facts: readonly FactPart[], start: number, end: number): FactPart[] => {
  let at = 0
  return facts.flatMap(({ text, isUnknown }) => {
    const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at))
    at += text.length
    return piece ? [{ text: piece, isUnknown }] : []
  })
}

const Facts = ({ facts }: { facts: readonly FactPart[] }) =>
  facts.map((part, index) =>
    part.isUnknown ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have nothing else
      <mark key={index} className={styles.unknown} title="Not in the records">
        {part.text}
        <span className="visually-hidden"> (not in the records)</span>
      </mark>
    ) : (
      part.text
    ),
  )
