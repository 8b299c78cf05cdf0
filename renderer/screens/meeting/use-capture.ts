import { useMemo, useState } from 'react'
import { ADDITION } from '../../../shared/crdt/origins'
import { type CaptureKind, captureKinds, undoCapture } from '../../../shared/document/captures'
import { describeLine, type EntryLine } from '../../../shared/meeting/capture/line'
import type { FieldRef } from '../../../shared/stages/contract'
import { useIsTranscribing } from '../../language/use-is-transcribing'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { useDraft } from '../../stores/use-draft'
import { useEntryContext } from '../../stores/use-entry-context'
import { useViewedStage } from '../../stores/viewed-stage'

/** What was captured last, until something new is typed. */
export type LastCapture = { refs: readonly FieldRef[]; kind: CaptureKind; typed: string; when: string }

/** The state behind the capture bar: the typed line, the kind that it becomes, and what was captured last. */
export const useCapture = () => {
  const { session, author, language, isFacilitator } = useOpenMeeting()
  const stage = useViewedStage()
  const kinds = useMemo(() => captureKinds(stage), [stage])
  const [text, setText] = useDraft('capture')
  const [kindId, setKindId] = useDraft('capture kind')
  const [last, setLast] = useState<LastCapture>()
  const context = useEntryContext()
  const kind = kinds.find((one) => one.id === kindId) ?? kinds[0]

  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const isNoteTaker = useIsTranscribing()
  // The facilitator captures what the room says.
  const isTranscribing = isNoteTaker || (isFacilitator && isRunning)

  const addAll = (lines: readonly EntryLine[], typed: string): void => {
    if (!kind) return
    const write = () => session.doc.transact(() => lines.map((line) => kind.add(session.doc, author, line)), ADDITION)
    const refs = isTranscribing ? language.ownWords.transcribe(write) : write()
    const when = lines.length === 1 ? lines.map((line) => describeLine(line, context())).join('') : ''
    setLast({ refs, kind, typed, when })
    setText('')
    const added =
      lines.length === 1
        ? `${kind.label} added to ${kind.destination}`
        : `${lines.length} rows added to ${kind.destination}`
    announce(when ? `${added}, ${when}` : added)
  }
  const undoLast = (): void => {
    if (!last) return
    undoCapture(session.doc, author, last.refs)
    setLast(undefined)
    setText(last.typed)
    announce('Moved back to the capture bar')
  }
  /** How a line is understood, besides its text. */
  const understood = (line: EntryLine): string =>
    [describeLine(line, context()), kind?.describe?.(line)].filter(Boolean).join(' · ')

  return {
    kinds,
    kind,
    reads: kind?.reads ?? 'text',
    choose: (one: CaptureKind): void => setKindId(one.id),
    text,
    setText,
    context,
    understood,
    addAll,
    last,
    forgetLast: (): void => setLast(undefined),
    undoLast,
    /** Whether the typed text is what others said. */
    isTranscribing,
  }
}
