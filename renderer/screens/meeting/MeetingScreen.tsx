import { useEffect, useRef, useState } from 'react'
import { type Command, useCommands } from '../../commands/registry'
import { ErrorBoundary } from '../../components/ErrorBoundary'
import { StageFrame } from '../../components/StageFrame'
import { useArrowEntry } from '../../components/use-arrow-entry'
import { useMoveAnimation } from '../../components/use-move-animation'
import { useToastsAbove } from '../../components/use-toasts-above'
import { useActionChecks } from '../../language/use-action-hints'
import { isSoundOn, playSound } from '../../sound'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useReveal } from '../../stores/reveal'
import { useSettings } from '../../stores/settings'
import { announce } from '../../stores/ui'
import { useClock, useClockWarnings, useLastSeconds } from '../../stores/use-clock'
import { useRoomStage, useViewedStage } from '../../stores/viewed-stage'
import { AgendaPanel } from './AgendaPanel'
import { Capture } from './Capture'
import { CardFeed, useCardTable } from './CardFeed'
import { CompactControls } from './CompactControls'
import { EndDialog } from './EndDialog'
import { MeetingEnded, useOpenReportAtEnd } from './MeetingEnded'
import styles from './MeetingScreen.module.css'
import { NoFacilitator } from './NoFacilitator'
import { ParkingLot } from './ParkingLot'
import { People } from './People'
import { PeopleDialog } from './PeopleDialog'
import { CardInBrief, PromptCards } from './PromptCards'
import { AskEveryone } from './questions/AskEveryone'
import { QuestionDock } from './questions/QuestionDock'
import { RoomStageNotice } from './RoomStageNotice'
import { NotesButton, StageNotes } from './StageNotes'
import { TimeIsUp } from './TimeIsUp'
import { Tour } from './Tour'
import { useAgendaEditing } from './use-agenda-editing'
import { useAttendance } from './use-attendance'
import {
  type AgendaCommands,
  useAgendaCommands,
  useLookCommands,
  useMeetingControls,
  useStageCommands,
} from './use-meeting-commands'
import { usePanels } from './use-panels'
import { useRegionNavigation } from './use-region-navigation'
import { useFocusOnChange, useRoomSync } from './use-room-sync'
import { VagueActions } from './VagueActions'

/**
 * The live meeting: agenda and clock, the stage in the middle, people and cards next to it, and the capture bar below.
 */
export const MeetingScreen = () => {
  const { isFacilitator } = useOpenMeeting()
  const controls = useMeetingControls()
  const [isEnding, setIsEnding] = useState(false)
  const commands = useAgendaCommands({ onStart: controls.start, onEnd: () => setIsEnding(true) })
  const panels = usePanels()
  const editing = useAgendaEditing()
  const [isPeopleOpen, setIsPeopleOpen] = useState(false)
  const people: Command = {
    id: 'people',
    label: 'People',
    group: 'Meeting',
    keys: 'Alt+R',
    run: () => setIsPeopleOpen(true),
  }
  const look = useLookCommands()
  const screen = useRef<HTMLDivElement>(null)
  useCommands([
    ...Object.values(commands),
    ...useStageCommands(),
    ...look.stages,
    ...look.steps,
    ...Object.values(panels.commands),
    editing.command,
    people,
    ...useRegionNavigation(screen),
  ])
  const cards = useCardTable()
  useAttendance()
  useActionChecks()
  useReveal(screen)
  useOpenReportAtEnd()
  const { isAgendaOpen, isSideOpen, isNarrow } = panels
  return (
    <div
      ref={screen}
      className={styles.screen}
      data-agenda={isAgendaOpen || undefined}
      data-side={isSideOpen || undefined}
      data-narrow={isNarrow || undefined}
    >
      <Signals />
      {isFacilitator && <CardFeed table={cards} />}
      {isAgendaOpen && (
        <div className={styles.left}>
          <ErrorBoundary message="The agenda could not be shown.">
            <AgendaPanel
              commands={commands}
              fold={panels.commands.agenda}
              editing={editing}
              onVisit={panels.foldOver}
            />
          </ErrorBoundary>
        </div>
      )}
      <div className={styles.middle} onPointerDownCapture={panels.foldOver}>
        {!(isAgendaOpen && isSideOpen) && (
          <CompactControls
            commands={commands}
            agenda={panels.commands.agenda}
            side={panels.commands.side}
            hasAgenda={isAgendaOpen}
            hasSide={isSideOpen}
            card={isFacilitator && <CardInBrief table={cards} onOpen={panels.commands.side.run} />}
          />
        )}
        <Stage commands={commands} />
        <ErrorBoundary message="The capture bar could not be shown.">
          <Capture />
        </ErrorBoundary>
      </div>
      {isSideOpen && (
        <div className={styles.right}>
          <ErrorBoundary message="The prompt cards could not be shown.">
            {isFacilitator && <PromptCards table={cards} />}
          </ErrorBoundary>
          <ErrorBoundary message="The list of people could not be shown.">
            <People command={people} fold={panels.commands.side} />
          </ErrorBoundary>
          <ErrorBoundary message="The parking lot could not be shown.">
            <ParkingLot />
          </ErrorBoundary>
        </div>
      )}
      <Tour />
      {isPeopleOpen && <PeopleDialog onClose={() => setIsPeopleOpen(false)} />}
      {isEnding && <EndDialog onClose={() => setIsEnding(false)} />}
    </div>
  )
}

const Stage = ({ commands }: { commands: AgendaCommands }) => {
  const stage = useViewedStage()
  const room = useRoomStage()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const main = useRef<HTMLElement>(null)
  const view = useRef<HTMLDivElement>(null)
  const notes = useRef<HTMLDivElement>(null)
  const region = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isHeld = useRoomSync(main)
  useToastsAbove(notes, view)
  useArrowEntry(region)
  useMoveAnimation(region)
  useFocusOnChange(`${stage} ${phase}`, heading)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage starts scrolled to the top
  useEffect(() => {
    if (region.current) region.current.scrollTop = 0
  }, [stage])
  return (
    <main ref={main} className={styles.main}>
      <div ref={view} className={styles.view}>
        <div ref={notes} className={styles.notes}>
          {stage !== room && phase !== 'ended' && <RoomStageNotice room={room} isHeld={isHeld} />}
          <MeetingEnded />
          <NoFacilitator />
          <VagueActions />
          <TimeIsUp commands={commands} />
        </div>
        <section ref={region} aria-label="Stage" className={styles.stage}>
          <div className={styles.page}>
            <StageFrame
              stage={stage}
              mode="meeting"
              headingRef={heading}
              aside={
                <>
                  <AskEveryone stage={stage} />
                  <NotesButton stage={stage} />
                </>
              }
            />
            <ErrorBoundary message="The list of notes could not be shown.">
              <StageNotes stage={stage} />
            </ErrorBoundary>
          </div>
        </section>
      </div>
      <ErrorBoundary message="The questions could not be shown.">
        <QuestionDock stage={stage} />
      </ErrorBoundary>
    </main>
  )
}

const words = { five: 'Five minutes left', one: 'One minute left', up: 'Time is up for this stage' } as const

/** Announces the clock's warnings and plays their sounds; renders nothing. */
const Signals = () => {
  const { isFacilitator } = useOpenMeeting()
  const { sound, countsDown } = useSettings()
  const clock = useClock()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const before = useRef(phase)
  useLastSeconds(clock, () => {
    if (countsDown && isSoundOn(sound, isFacilitator)) playSound('tick')
  })
  useClockWarnings(clock, (warning) => {
    announce(words[warning])
    if (isSoundOn(sound, isFacilitator)) playSound(warning === 'up' ? 'up' : 'warning')
  })
  useEffect(() => {
    if (before.current === phase) return
    before.current = phase
    if (phase === 'running') announce('The meeting has started')
    if (phase === 'ended') announce('The meeting has ended')
  }, [phase])
  return null
}
