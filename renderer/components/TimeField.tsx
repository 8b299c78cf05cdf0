import type { Instant } from '../../shared/crdt'
import { contextForChange, contextForMilestone, type TimeContext } from '../../shared/meeting/capture/time-context'
import { readTypedTime } from '../../shared/meeting/capture/typed-time'
import { describeTime, localClock, localTimeText, zoneLabel } from '../../shared/meeting/local-time'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'
import { useEntryContext } from '../stores/use-entry-context'
import { PlainField } from './PlainField'

type Props = {
  label: string
  value: Instant | null
  onCommit: (at: Instant | null, typed: { isApproximate: boolean; raw: string; end: Instant | null }) => void
  /** For one of the incident's milestones: the known ones before and after it. */
  neighbors?: { earlier: Instant | null; later: Instant | null }
  isReadOnly?: boolean
  isLabelHidden?: boolean
  look?: 'framed' | 'inline'
  prefix?: string
  /** Shown below, in a reserved line. */
  below?: string
}

/**
 * A field for a time, typed as people say it: `14:31`, `31 Jan 23:27`, `2017-01-31T23:27Z`. Shown in the zone it is
 * typed in; while somebody types, the time as understood is shown below.
 */
export const TimeField = (props: Props) => {
  const { label, value, onCommit, neighbors, isReadOnly = false, isLabelHidden, look, prefix = '', below } = props
  const entryContext = useEntryContext()
  const context = (): TimeContext => {
    const { time } = entryContext()
    if (value !== null) return contextForChange(time, value)
    return neighbors ? contextForMilestone(time, neighbors.earlier, neighbors.later) : time
  }
  const { session } = useOpenMeeting()
  const zone = useMeeting((snapshot) => snapshot.record.entryZone)
  const now = session.clock.now()
  return (
    <PlainField
      label={label}
      value={value === null ? '' : `${prefix}${localTimeText(value, zone, now)}`}
      placeholder="e.g. 14:31"
      inputMode="text"
      spellCheck={false}
      readOnly={isReadOnly}
      isLabelHidden={isLabelHidden}
      look={look}
      below={below}
      check={(text) =>
        text.trim() === '' || readTypedTime(text, context()) ? undefined : 'Type a time such as 14:31 or 31 Jan 23:27.'
      }
      hint={(text) => {
        const read = readTypedTime(text, context())
        return read && describeTime(read.at, zone, now)
      }}
      onCommit={(text) => {
        const read = readTypedTime(text, context())
        if (read) onCommit(read.at, read)
        else if (text.trim() === '') onCommit(null, { isApproximate: false, raw: '', end: null })
      }}
    />
  )
}

/** This computer's own zone. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * The same time in another zone: in UTC if it is typed in a different one, otherwise on this computer's clock;
 * undefined if that is the same.
 */
export const timeInOtherZone = (at: Instant, zone: string): string | undefined => {
  if (zone !== 'UTC') return `${localTimeText(at, 'UTC')} UTC`
  const own = ownZone()
  const local = localClock(at, own)
  return own === 'UTC' || local === localClock(at, 'UTC') ? undefined : `${local} ${zoneLabel(own)}`
}
