import { CornerDownLeft } from 'lucide-react'
import { type KeyboardEvent, useId, useRef } from 'react'
import type { CaptureKind } from '../../../shared/document/captures'
import { readEntryLine, readEntryLines } from '../../../shared/meeting/capture/line'
import { isComposing } from '../../commands/keys'
import { Button } from '../../components/Button'
import { entryFieldProps } from '../../components/entry-field-props'
import { GrowingField } from '../../components/GrowingField'
import { useMentions } from '../../components/use-mentions'
import { usePastedRows } from '../../components/use-pasted-rows'
import { useFieldWording } from '../../language/use-field-wording'
import { useOpenMeeting } from '../../stores/meeting-context'
import styles from './Capture.module.css'
import { CaptureHint } from './CaptureHint'
import { CaptureKinds } from './CaptureKinds'
import { LastCaptureLine } from './LastCaptureLine'
import { useCapture } from './use-capture'
import { useCaptureCommands } from './use-capture-commands'

/** The capture bar: one line to add anything from, whichever stage is active. */
export const Capture = () => {
  const { isReadOnly } = useOpenMeeting()
  const capture = useCapture()
  const { kinds, kind, reads, text, setText, context, understood, addAll, last } = capture
  const field = useRef<HTMLTextAreaElement>(null)
  const hint = useId()
  const choose = (next: CaptureKind | undefined): void => {
    if (next) capture.choose(next)
    field.current?.focus()
  }
  const mentions = useMentions({
    field,
    text,
    write: setText,
    people: () => context().people,
    isOff: reads !== 'assignment',
  })
  const read = (lines: readonly string[]) => readEntryLines(lines, reads, context())
  const pasted = usePastedRows({ field, text, write: setText, reads, read, understood, addAll })
  const wording = useFieldWording({ field, draftKey: 'capture', text, isOff: isReadOnly || capture.isTranscribing })
  useCaptureCommands({ kinds, isEnabled: !isReadOnly, onChoose: choose })
  if (isReadOnly || !kind) return null

  const line = readEntryLine(text, reads, context())
  const add = (): void => {
    if (!line.text) return
    wording.carryOver(line.text)
    addAll([line], text)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event) || mentions.onKeyDown(event)) return
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    event.preventDefault()
    add()
  }
  return (
    <section aria-label="Capture" className={styles.capture}>
      <div className={styles.line}>
        {mentions.list}
        <GrowingField
          ref={field}
          maxLines={3}
          isOnSurface
          aria-label={`Capture: ${kind.label}`}
          aria-describedby={hint}
          placeholder={kind.placeholder}
          enterKeyHint="send"
          value={text}
          {...entryFieldProps({ mentions, pasted, wording })}
          onChange={({ target }) => {
            setText(target.value)
            capture.forgetLast()
            mentions.updateMention()
          }}
          onKeyDown={onKeyDown}
        />
        {wording.layers}
        <span className={styles.send}>
          <Button icon={<CornerDownLeft />} label="Add this line" onClick={add} />
        </span>
      </div>
      <div className={styles.foot}>
        <CaptureKinds kinds={kinds} chosen={kind} onChoose={choose} />
        <div id={hint} className={styles.hint}>
          {last && !text ? (
            <LastCaptureLine
              last={last}
              onUndo={() => {
                capture.undoLast()
                field.current?.focus()
              }}
            />
          ) : (
            <CaptureHint line={line} reads={reads} understood={line.text ? understood(line) : ''} />
          )}
        </div>
      </div>
      {pasted.preview}
    </section>
  )
}
