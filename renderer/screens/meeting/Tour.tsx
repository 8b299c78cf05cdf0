import { useEffect, useId, useRef, useState } from 'react'
import { isComposing } from '../../commands/keys'
import { Button } from '../../components/Button'
import { changeSettingsOrToast } from '../../components/change-settings-or-toast'
import { useMeeting } from '../../stores/meeting-context'
import { useAreSettingsLoaded, useSettings } from '../../stores/settings'
import styles from './Tour.module.css'

type Step = { region: string; side: 'left' | 'foot' | 'right'; title: string; text: string }

/** What the three steps show; `region` is the part of the screen that each is about. */
const steps: readonly Step[] = [
  {
    region: 'Agenda',
    side: 'left',
    title: 'One clock for everyone',
    text: 'The stages lead from impact to actions. You start, pause and add minutes; everyone sees the same time.',
  },
  {
    region: 'Capture',
    side: 'foot',
    title: 'Everyone writes in one document',
    text: 'Click any text to edit it. Type what is said into this line. It goes to the stage where it belongs, whichever stage you’re in.',
  },
  {
    region: 'Prompt cards',
    side: 'right',
    title: 'Only you see these cards',
    text: 'They help you turn talk about people into talk about the system. Nobody else sees them.',
  },
]

/** Highlights a region of the screen while a step of the tour is about it. */
const useHighlightedRegion = (region: string): void => {
  useEffect(() => {
    const found = document.querySelector<HTMLElement>(`section[aria-label="${region}"]`)
    found?.setAttribute('data-toured', '')
    return () => found?.removeAttribute('data-toured')
  }, [region])
}

/** A short tour of the sample meeting, until it was taken or skipped once. */
export const Tour = () => {
  const isSample = useMeeting((snapshot) => snapshot.meta.isSample)
  const { hasSeenTour } = useSettings()
  const isLoaded = useAreSettingsLoaded()
  return isSample && isLoaded && !hasSeenTour ? <TourSteps /> : null
}

const TourSteps = () => {
  const [at, setAt] = useState(0)
  const next = useRef<HTMLButtonElement>(null)
  const title = useId()
  const text = useId()
  const step = steps[at] ?? steps[0]
  useHighlightedRegion(step?.region ?? '')
  useEffect(() => {
    // The dialog that asks for a name comes first.
    if (!document.querySelector('dialog[open]')) next.current?.focus()
  }, [])
  if (!step) return null
  const finish = (): void => void changeSettingsOrToast({ hasSeenTour: true })
  const isLast = at === steps.length - 1
  return (
    <section
      aria-labelledby={title}
      aria-describedby={text}
      className={styles.tour}
      data-side={step.side}
      onKeyDown={(event) => {
        if (isComposing(event)) return
        if (event.key === 'Escape') finish()
        else if (event.key === 'ArrowRight') setAt(Math.min(at + 1, steps.length - 1))
        else if (event.key === 'ArrowLeft') setAt(Math.max(at - 1, 0))
        else return
        event.preventDefault()
      }}
    >
      <p className={styles.count}>
        Step {at + 1} of {steps.length}
      </p>
      <h3 id={title}>{step.title}</h3>
      <p id={text} aria-live="polite">
        {step.text}
      </p>
      <div className={styles.buttons}>
        <Button look="quiet" size="small" onClick={finish}>
          Skip tour
        </Button>
        <Button size="small" disabled={at === 0} onClick={() => setAt(at - 1)}>
          Back
        </Button>
        <Button ref={next} size="small" look="primary" onClick={isLast ? finish : () => setAt(at + 1)}>
          {isLast ? 'Done' : 'Next'}
        </Button>
      </div>
    </section>
  )
}
