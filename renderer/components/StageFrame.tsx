import { createContext, type ReactNode, type Ref, Suspense, useContext, useState } from 'react'
import { createPortal } from 'react-dom'
import { stageById } from '../../shared/stages'
import { type StageViewProps, viewOfStage } from '../stages'
import { useStagePrompt } from '../stores/use-prompts'
import { ErrorBoundary } from './ErrorBoundary'
import styles from './StageFrame.module.css'
import { Waiting } from './Waiting'

type Props = StageViewProps & {
  /** The stage's id. */
  stage: string
  headingRef?: Ref<HTMLHeadingElement>
  /** Shown to the right of the heading, besides the view's own aside. */
  aside?: ReactNode
}

const Slot = createContext<HTMLElement | null | undefined>(undefined)

/** A stage's heading and purpose with its view below; an error in the view breaks nothing else. */
export const StageFrame = ({ stage: id, mode, headingRef, aside }: Props) => {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const stage = stageById(id)
  const View = viewOfStage(id)
  const prompt = useStagePrompt(id)
  return (
    <div className={styles.frame} data-mode={mode}>
      <header className={styles.header}>
        <div className={styles.titles}>
          {/* In Present, the stage's name is next to the clock. */}
          {mode !== 'present' && (
            <h2 ref={headingRef} tabIndex={-1} className={styles.title}>
              {stage?.title ?? 'A stage from a newer version'}
            </h2>
          )}
          {stage && <p className={styles.purpose}>{stage.purpose}</p>}
          {prompt && mode !== 'present' && mode !== 'report' && (
            <p className={styles.prompt} dir="auto">
              {prompt}
            </p>
          )}
        </div>
        <div className={styles.aside}>
          <div ref={setSlot} className={styles.slot} />
          {aside}
        </div>
      </header>
      <Slot.Provider value={slot}>
        <ErrorBoundary key={id} message="This stage’s view could not be shown.">
          <Suspense fallback={<Waiting message="Opening the stage…" />}>
            {View ? <View mode={mode} /> : <UnknownStage isKnown={stage !== undefined} />}
          </Suspense>
        </ErrorBoundary>
      </Slot.Provider>
    </div>
  )
}

const UnknownStage = ({ isKnown }: { isKnown: boolean }) => (
  <p className={styles.unknown}>
    {isKnown
      ? 'This version of Debrief can’t show this stage yet. Everything written in it is safe.'
      : 'This stage is from a newer version of Debrief. Everything written in it is safe. Update Debrief to see it.'}
  </p>
)

/** Renders a view's own controls to the right of its stage's heading. */
export const HeaderAside = ({ children }: { children: ReactNode }) => {
  const slot = useContext(Slot)
  if (slot === undefined) return <>{children}</>
  return slot && createPortal(children, slot)
}
