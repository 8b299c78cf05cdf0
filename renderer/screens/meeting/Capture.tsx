import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { CapturedLine, Place } from '../../../shared/stages/contract'
import { groundOf, readCaptureLine, understoodText } from '../../../shared/timeline/capture-line'
import { isComposing } from '../../commands/keys'
import { ariaKeysOf, type Command, shownKeys, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { lookAt, useRoomStage, useViewedStage } from '../../stores/where'
import styles from './Capture.module.css'
import { type CaptureKind, captureKinds, takeBack } from './captures'
import { titleOfStage } from './use-meeting-commands'

type Landed = { place: Place; kind: CaptureKind; typed: string; when: string | undefined }

/** A draft that outlives a crash, and what the host kept of it from before. */
const useDraft = (place: string): [string, (text: string) => void] => {
  const { drafts } = useOpenMeeting().session
  const [text, setText] = useState(() => drafts.read(place))
  useEffect(() => drafts.subscribe(() => setText(drafts.read(place))), [drafts, place])
  const write = (next: string): void => {
    setText(next)
    drafts.write(place, next)
  }
  return [text, write]
}

/** Reads the line as it would be taken in now; times without a day are near the one captured last. */
const useReading = (text: string) => {
  const { session } = useOpenMeeting()
  const record = useMeeting((snapshot) => snapshot.record)
  const [last, setLast] = useState<number>()
  const ground = groundOf(record, last, session.clock.now())
  return { line: readCaptureLine(text, ground), zone: record.entryZone, setLast }
}

/** Where a captured line has gone. */
const landing = (kind: CaptureKind): string =>
  'stage' in kind.lands
    ? titleOfStage(kind.lands.stage)
    : kind.lands.at === 'notes'
      ? 'the notes of this stage'
      : 'the parking lot'

/** One line from which everything can be written down, whichever stage is on. */
export const Capture = () => {
  const { session, author, isReadOnly } = useOpenMeeting()
  const stage = useViewedStage()
  const kinds = useMemo(() => captureKinds(stage), [stage])
  const [text, write] = useDraft('capture')
  const [label, setLabel] = useDraft('capture kind')
  const kind = kinds.find((one) => one.label === label) ?? kinds[0]
  const { line, zone, setLast } = useReading(text)
  const [landed, setLanded] = useState<Landed>()
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()

  const choose = (one: CaptureKind): void => {
    setLabel(one.label)
    input.current?.focus()
  }
  useCommands([
    ...kinds.map(
      (one): Command => ({
        id: `capture ${one.label}`,
        label: `Capture: ${one.label}`,
        group: 'Capture',
        keys: `Alt+${one.key.toUpperCase()}`,
        isEnabled: !isReadOnly,
        run: () => choose(one),
      }),
    ),
    {
      id: 'capture',
      label: 'Capture something',
      group: 'Capture',
      keys: 'Alt+C',
      isEnabled: !isReadOnly,
      run: () => input.current?.focus(),
    },
  ])
  if (isReadOnly || !kind) return null

  const add = (): void => {
    if (!line.text) return
    const place = kind.add(session.doc, author, line)
    const when = understoodText(line, zone)
    setLanded({ place, kind, typed: text, when })
    if (line.at !== null) setLast(line.at)
    write('')
    announce(`${kind.label} added to ${landing(kind)}${when ? `, ${when}` : ''}`)
  }
  return (
    <section aria-label="Capture" className={styles.capture}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <input
          ref={input}
          className={styles.input}
          aria-label={`Capture: ${kind.label}`}
          aria-describedby={hint}
          placeholder="14:31 what happened, or what was said"
          autoComplete="off"
          dir="auto"
          value={text}
          onChange={({ target }) => {
            write(target.value)
            if (landed) setLanded(undefined)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !isComposing(event)) event.currentTarget.blur()
          }}
        />
      </form>
      <Kinds kinds={kinds} chosen={kind} onChoose={choose} />
      <div id={hint} className={styles.hint}>
        {landed && !text ? (
          <LandedLine
            landed={landed}
            onTakeBack={() => {
              takeBack(session.doc, author, landed.place)
              setLanded(undefined)
              write(landed.typed)
              announce('Taken back into the line')
              input.current?.focus()
            }}
          />
        ) : (
          <Understood line={line} zone={zone} />
        )}
      </div>
    </section>
  )
}

type KindsProps = { kinds: readonly CaptureKind[]; chosen: CaptureKind; onChoose: (kind: CaptureKind) => void }

const Kinds = ({ kinds, chosen, onChoose }: KindsProps) => (
  <fieldset className={styles.kinds}>
    <legend className="visually-hidden">Kind</legend>
    {kinds.map((one) => {
      const keys = `Alt+${one.key.toUpperCase()}`
      return (
        <button
          key={one.label}
          type="button"
          className={styles.kind}
          aria-pressed={one.label === chosen.label}
          aria-keyshortcuts={ariaKeysOf(keys)}
          title={`${one.label} (${shownKeys(keys)})`}
          onClick={() => onChoose(one)}
        >
          {one.label}
        </button>
      )
    })}
  </fieldset>
)

const Understood = ({ line, zone }: { line: CapturedLine; zone: string }) => {
  const when = understoodText(line, zone)
  if (when) return <span className={styles.when}>{when}</span>
  return <span>{line.text ? 'Enter takes it in.' : 'A time at the start is read.'}</span>
}

/** Says where a line has landed, and that it is safe only once it is. */
const LandedLine = ({ landed, onTakeBack }: { landed: Landed; onTakeBack: () => void }) => {
  const { session } = useOpenMeeting()
  const { kind, when } = landed
  const isSafe = useStore(session.connection, (state) => state.unsaved === 0 && state.host === 'connected')
  const where = session.kind === 'own' ? 'Saved here' : 'With the meeting’s host'
  return (
    <>
      <span className={styles.landed}>
        Added to {'stage' in kind.lands ? <StageLink stage={kind.lands.stage} /> : <span>{landing(kind)}</span>}
        {when && `, ${when}`} · {isSafe ? where : 'Saving…'}
      </span>
      <Button look="quiet" size="small" onClick={onTakeBack} title="Takes it back into the line">
        Undo
      </Button>
    </>
  )
}

const StageLink = ({ stage }: { stage: string }) => {
  const room = useRoomStage()
  return (
    <button type="button" className={styles.link} onClick={() => lookAt(stage === room ? undefined : stage)}>
      {titleOfStage(stage)}
    </button>
  )
}
