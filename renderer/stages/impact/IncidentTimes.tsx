import { durationText } from '../../../shared/meeting/format'
import {
  adjacentMilestones,
  duration,
  type Milestone,
  milestoneFaults,
  milestoneLabels,
  milestones,
  record,
} from '../../../shared/meeting/incident'
import { durations } from '../../../shared/stages/impact/texts'
import { usePresented } from '../../components/presented'
import { TimeField, timeInOtherZone } from '../../components/TimeField'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import styles from './Impact.module.css'

/** The four milestones of an incident, and the durations between them. */
export const IncidentTimes = () => {
  const { doc, isReadOnly } = useEditing()
  const { session } = useOpenMeeting()
  const isPresented = usePresented()
  const values = useMeeting((snapshot) => snapshot.record)
  const now = session.clock.now()
  const faults = milestoneFaults(values, now)
  const zone = values.entryZone
  if (isPresented && milestones.every((key) => values[key] === null)) return null
  return (
    <section aria-labelledby="impact-moments">
      <h3 id="impact-moments" className={styles.heading}>
        Times <span className={styles.zone}>{zone.replaceAll('_', ' ')}</span>
      </h3>
      <div className={styles.moments}>
        {milestones.map((key) => {
          const at = values[key]
          return (
            <div key={key} className={styles.moment}>
              <TimeField
                label={milestoneLabels[key]}
                neighbors={adjacentMilestones(values, key)}
                value={at}
                isReadOnly={isReadOnly}
                onCommit={(next) => record.change(doc, { [key]: next })}
              />
              {at !== null && <p className={styles.beside}>{timeInOtherZone(at, zone)}</p>}
              {!isPresented && <p className={styles.misplaced}>{faults[key]}</p>}
              <DerivedDuration to={key} />
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** How long it took from the start to one of the milestones. */
const DerivedDuration = ({ to }: { to: Milestone }) => {
  const values = useMeeting((snapshot) => snapshot.record)
  const [label, from] = durations.find(([, , end]) => end === to) ?? []
  const length = from === undefined ? undefined : duration(values[from], values[to])
  if (label === undefined || length === undefined) return null
  return (
    <p className={styles.derived}>
      <span className={styles.length}>{durationText(length)}</span> {label.toLowerCase()}
    </p>
  )
}
