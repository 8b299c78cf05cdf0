import type { Gap } from '../../../shared/document/completeness'
import { GapLink } from '../../components/GapLink'
import { useGaps } from '../../stores/use-gaps'
import styles from './ReportScreen.module.css'

const MAX_SHOWN = 12

/** What the postmortem does not have yet, each a link to where it can be filled in: first what it is incomplete without. */
export const Gaps = ({ isOnReview = false }: { isOnReview?: boolean }) => {
  const all = useGaps()
  // The page of a review says by itself what it waits for.
  const gaps = isOnReview ? all.filter(({ isOfReview }) => !isOfReview) : all
  return (
    <>
      <GapList title="Missing" gaps={gaps.filter(({ isRequired }) => isRequired)} />
      <GapList title="What could still be filled in" gaps={gaps.filter(({ isRequired }) => !isRequired)} />
    </>
  )
}

const GapList = ({ title, gaps }: { title: string; gaps: readonly Gap[] }) =>
  gaps.length > 0 && (
    <section>
      <h2 className={styles.sideTitle}>{title}</h2>
      <ul className={styles.list}>
        {gaps.slice(0, MAX_SHOWN).map((gap) => (
          <li key={`${gap.part} ${gap.message}`}>
            <GapLink gap={gap} />
            <span>{gap.part}</span>
          </li>
        ))}
      </ul>
      {gaps.length > MAX_SHOWN && <p className={styles.more}>and {gaps.length - MAX_SHOWN} more</p>}
    </section>
  )
