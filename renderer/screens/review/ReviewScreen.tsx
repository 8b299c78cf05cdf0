import { useMemo, useRef } from 'react'
import { createIncidentFacts } from '../../../shared/document/report'
import { listReviewStages, wayOf } from '../../../shared/document/review-form'
import { IncidentProse } from '../../components/IncidentProse'
import { Page } from '../../components/Page'
import { ReportBlocks } from '../../components/ReportBlocks'
import { StageFrame } from '../../components/StageFrame'
import { useFrames } from '../../components/use-frames'
import { useMeeting } from '../../stores/meeting-context'
import { useReveal } from '../../stores/reveal'
import { ChosenSections } from './ChosenSections'
import styles from './Review.module.css'
import { ReviewSide } from './ReviewSide'
import { showSignOff, signOffHeadingId } from './SignOffPanel'

const leads = {
  written:
    'Read it from top to bottom. Correct and add what you know; if you remember something differently, say so next to it.',
  'near-miss': 'A short note: what nearly happened, what kept it from happening, and what will change.',
} as const

/** A review without a meeting: everything on one page, to be read, corrected, commented on, and signed off. */
export const ReviewScreen = () => {
  const screen = useRef<HTMLDivElement>(null)
  const way = useMeeting(wayOf)
  const isNearMiss = way === 'near-miss'
  useReveal(screen)
  return (
    <Page>
      <div ref={screen} className={styles.screen}>
        <main className={styles.page} id="main">
          <section aria-labelledby="review-incident" className={styles.incident}>
            <header>
              <h2 id="review-incident" className={styles.title}>
                {isNearMiss ? 'The near-miss' : 'The incident'}
              </h2>
              <p className={styles.lead}>{leads[isNearMiss ? 'near-miss' : 'written']}</p>
              <a
                className={styles.jump}
                href={`#${signOffHeadingId}`}
                onClick={(event) => {
                  event.preventDefault()
                  showSignOff()
                }}
              >
                Go to sign-off
              </a>
            </header>
            <Facts />
            <IncidentProse isNearMiss={isNearMiss} />
          </section>
          <ChosenSections isNearMiss={isNearMiss} />
          <Stages />
        </main>
        <ReviewSide />
      </div>
    </Page>
  )
}

/** Facts that are chosen on this page: repeated at its top, they would move what is below whenever they change. */
const changedHere = ['Status', 'Severity']

const Facts = () => {
  const snapshot = useMeeting((all) => all)
  const items = useMemo(
    () => createIncidentFacts(snapshot).filter(({ label }) => !changedHere.includes(label)),
    [snapshot],
  )
  return items.length > 0 && <ReportBlocks blocks={[{ type: 'facts', items }]} />
}

/** The stages one below the other, each mounted in a frame of its own. */
const Stages = () => {
  const ids = useMeeting((snapshot) =>
    listReviewStages(snapshot)
      .map(({ id }) => id)
      .join(' '),
  ).split(' ')
  const frames = useFrames(ids.length)
  return ids.slice(0, frames).map((id) => <StageFrame key={id} stage={id} mode="review" />)
}
