import type { Millis } from '../../shared/doc'
import { localClock, readTypedTime, wallText, zoneLabel } from '../../shared/timeline/typed-time'
import { PlainField } from './PlainField'

type Props = {
  label: string
  value: Millis | null
  onCommit: (at: Millis | null, typed: { isApproximate: boolean; raw: string; end: Millis | null }) => void
  /** Zone in which times are typed here (IANA). */
  zone: string
  /** A time without a day is taken on the day that brings it closest to this. */
  near: Millis
  isReadOnly?: boolean
  isLabelHidden?: boolean
  look?: 'framed' | 'inline'
  prefix?: string
}

/** A moment, typed as people say it: `14:31`, `31 Jan 23:27`, `2017-01-31T23:27Z`. Shown in the zone it is typed in. */
export const TimeField = (props: Props) => {
  const { label, value, onCommit, zone, near, isReadOnly = false, isLabelHidden, look, prefix = '' } = props
  const ground = { zone, near: value ?? near }
  return (
    <PlainField
      label={label}
      value={value === null ? '' : `${prefix}${wallText(value, zone, near)}`}
      placeholder="e.g. 14:31"
      inputMode="text"
      spellCheck={false}
      readOnly={isReadOnly}
      isLabelHidden={isLabelHidden}
      look={look}
      check={(text) =>
        text.trim() === '' || readTypedTime(text, ground)
          ? undefined
          : 'Type a time such as 14:31, 31 Jan 23:27 or 2017-01-31 23:27.'
      }
      onCommit={(text) => {
        const read = readTypedTime(text, ground)
        if (read) onCommit(read.at, read)
        else if (text.trim() === '') onCommit(null, { isApproximate: false, raw: '', end: null })
      }}
    />
  )
}

/** This computer's own zone. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The same moment elsewhere: in UTC where it is typed in another zone, otherwise on this computer's clock; or nothing. */
export const besideTime = (at: Millis, zone: string): string | undefined => {
  if (zone !== 'UTC') return `${wallText(at, 'UTC')} UTC`
  const own = ownZone()
  const local = localClock(at, own)
  return own === 'UTC' || local === localClock(at, 'UTC') ? undefined : `${local} ${zoneLabel(own)}`
}
