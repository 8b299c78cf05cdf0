import { problems, type WhyProblem } from '../../../shared/stages/five-whys/model'
import { SharedText } from '../../components/SharedText'
import { useEditing } from '../../stores/meeting-context'
import styles from './FiveWhys.module.css'

/** What a chain is for: one sentence about how we work, not about the day of the incident. */
export const WhatThisShows = ({ problem }: { problem: WhyProblem }) => {
  const { doc, isReadOnly } = useEditing()
  if (isReadOnly && !problem.shows.trim()) return null
  return (
    <div className={styles.shows}>
      <p className={styles.label} aria-hidden>
        What this shows
      </p>
      <SharedText
        text={problems.text(doc, problem.id, 'shows')}
        value={problem.shows}
        label="What this shows"
        placeholder="In one sentence: what does this say about how we work?"
        size="m"
      />
    </div>
  )
}
