import { PlainField } from './PlainField'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** Whether this browser knows an IANA zone by this name. */
const isZone = (zone: string): boolean => {
  try {
    return zone !== '' && Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

type Props = {
  label: string
  value: string
  onCommit: (zone: string) => void
  isReadOnly?: boolean
  /** Accepts no zone, too. */
  isOptional?: boolean
  placeholder?: string
}

/** A field for a time zone, which suggests all that this browser knows. */
export const ZoneField = ({ label, value, onCommit, isReadOnly = false, isOptional = false, placeholder }: Props) => (
  <PlainField
    label={label}
    value={value}
    readOnly={isReadOnly}
    suggestions={zones}
    placeholder={placeholder}
    below=""
    check={(zone) =>
      isZone(zone) || (isOptional && zone === '') ? undefined : 'Type a time zone such as UTC or Europe/Berlin.'
    }
    onCommit={onCommit}
  />
)
