import { CornerDownLeft } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { ADDITION } from '../../../shared/crdt/origins'
import { type CaptureKind, captureKinds, undoCapture } from '../../../shared/document/captures'
import {
  type EntryLine,
  type EntryReading,
  readEntryLine,
  readEntryLines,
  understoodText,
} from '../../../shared/meeting/capture/line'
import { isComposing } from '../../commands/keys'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { useMentions } from '../../components/use-mentions'
import { usePastedRows } from '../../components/use-pasted-rows'
import { useOpenMeeting } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { useDraft } from '../../stores/use-draft'
import { useEntryContext } from '../../stores/use-entry-context'
import { useViewedStage } from '../../stores/viewed-stage'
import styles from './Capture.module.css'
import { CaptureKinds, keysOfKind } from './CaptureKinds'
import { type Landed, LandedLine } from './CaptureLanded'

/** The hint shown while the field is empty. */
const hints: Record<EntryReading, string> = {
  time: 'Start with a time, e.g. 14:31',
  assignment: 'Add @owner and a due date, e.g. +2w',
  text: 'Press Enter to add',
}

/** The capture bar: one line to add anything from, whichever stage is on. */
export const Capture = () => {
  const { session, author, isReadOnly } = useOpenMeeting()
  const stage = useViewedStage()
  const kinds = useMemo(() => captureKinds(stage), [stage])
  const [text, write] = useDraft('capture')
  const [id, setId] = useDraft('capture kind')
  const kind = kinds.find((one) => one.id === id) ?? kinds[0]
  const [landed, setLanded] = useState<Landed>()
  const field = useRef<HTMLTextAreaElement>(null)
  const hint = useId()
  const context = useEntryContext()
  const reads = kind?.reads ?? 'text'
  const understood = (line: EntryLine): string =>
    [understoodText(line, context()), kind?.describe?.(line)].filter(Boolean).join(' · ')

  const addAll = (lines: readonly EntryLine[], typed: string): void => {
    if (!kind) return
    const refs = session.doc.transact(() => lines.map((line) => kind.add(session.doc, author, line)), ADDITION)
    const when = lines.length === 1 ? lines.map((line) => understoodText(line, context())).join('') : ''
    setLanded({ refs, kind, typed, when })
    write('')
    const added =
      lines.length === 1
        ? `${kind.label} added to ${kind.destination}`
        : `${lines.length} rows added to ${kind.destination}`
    announce(when ? `${added}, ${when}` : added)
  }
  const mentions = useMentions({ field, text, write, people: () => context().people, isOff: reads !== 'assignment' })
  const pasted = usePastedRows({
    field,
    text,
    write,
    reads,
    read: (lines) => readEntryLines(lines, reads, context()),
    understood,
    addAll,
  })
  useCaptureCommands(kinds, !isReadOnly, (next) => {
    if (next) setId(next.id)
    field.current?.focus()
  })
  if (isReadOnly || !kind) return null

  const line = readEntryLine(text, reads, context())
  const add = (): void => {
    if (line.text) addAll([line], text)
  }
  const takeBackLanded = (): void => {
    if (!landed) return
    undoCapture(session.doc, author, landed.refs)
    setLanded(undefined)
    write(landed.typed)
    announce('Moved back to the capture bar')
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event) || mentions.onKeyDown(event)) return
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    add()
  }
  return (
    <section aria-label="Capture" className={styles.capture}>
      <div className={styles.line}>
        {mentions.list}
        {/* The copy of the text makes the field as high as its text, up to three lines, without measuring. */}
        <div className={styles.grow} data-text={text}>
          <textarea
            ref={field}
            rows={1}
            className={styles.input}
            aria-label={`Capture: ${kind.label}`}
            aria-describedby={hint}
            placeholder={kind.placeholder}
            autoComplete="off"
            enterKeyHint="send"
            dir="auto"
            value={text}
            {...mentions.fieldProps}
            onChange={({ target }) => {
              write(target.value)
              if (landed) setLanded(undefined)
              mentions.follow()
            }}
            onSelect={mentions.follow}
            onBlur={mentions.close}
            onPaste={pasted.onPaste}
            onDrop={pasted.onDrop}
            onKeyDown={onKeyDown}
          />
        </div>
        <span className={styles.send}>
          <Button icon={<CornerDownLeft />} label="Add this line" onClick={add} />
        </span>
      </div>
      <div className={styles.foot}>
        <CaptureKinds
          kinds={kinds}
          chosen={kind}
          onChoose={(one) => {
            setId(one.id)
            field.current?.focus()
          }}
        />
        <div id={hint} className={styles.hint}>
          {landed && !text ? (
            <LandedLine landed={landed} onTakeBack={takeBackLanded} />
          ) : (
            <Understood line={line} reads={reads} said={line.text ? understood(line) : ''} />
          )}
        </div>
      </div>
      {pasted.preview}
    </section>
  )
}

type UnderstoodProps = { line: EntryLine; reads: EntryReading; said: string }

/** How the line was understood, or a hint if there is nothing to parse. */
const Understood = ({ line, reads, said }: UnderstoodProps) => {
  if (!line.text) return <span className={styles.when}>{hints[reads]}</span>
  const isTimeless = reads === 'time' && line.at === null
  return (
    <span className={styles.when}>
      {[isTimeless && 'No time yet', said || 'Press Enter to add'].filter(Boolean).join(' · ')}
    </span>
  )
}

const useCaptureCommands = (
  kinds: readonly CaptureKind[],
  isEnabled: boolean,
  go: (kind: CaptureKind | undefined) => void,
): void =>
  useCommands([
    ...kinds.map(
      (kind): Command => ({
        id: `capture ${kind.id}`,
        label: `Capture: ${kind.label}`,
        group: 'Capture',
        keys: keysOfKind(kind),
        isEnabled,
        run: () => go(kind),
      }),
    ),
    { id: 'capture', label: 'Capture something', group: 'Capture', keys: 'Alt+C', isEnabled, run: () => go(undefined) },
  ])
