import { findDates, isFullDate } from '../../libs/time'
import { isoDay, utcText } from '../../meeting/format'
import {
  documentStatusLabels,
  type MeetingRecord,
  milestoneLabels,
  milestones,
  type record,
} from '../../meeting/incident'

/** A field of the record by its label in a report: how a report says it, and what that means. */
export type Fact = {
  label: string
  /** It may name somebody. */
  isPerson?: true
  show: (values: MeetingRecord) => string
  /** What is written to the record; undefined for what cannot be read. */
  read: (text: string) => FactValues | undefined
}
export type FactValues = Parameters<typeof record.change>[1]

const text = (label: string, field: 'incidentId' | 'severity' | 'owner' | 'facilitator', isPerson?: true): Fact => ({
  label,
  ...(isPerson && { isPerson }),
  show: (values) => values[field],
  read: (value) => ({ [field]: value }),
})

const list = (label: string, field: 'services' | 'tags' | 'authors', isPerson?: true): Fact => ({
  label,
  ...(isPerson && { isPerson }),
  show: (values) => values[field].join(', '),
  read: (value) => ({ [field]: value.split(', ').filter(Boolean) }),
})

/** The first day that a text names (ISO); words that are not a full date (`Q3`) name none. */
export const readDay = (words: string): string => {
  const date = findDates(words).find((found) => isFullDate(found) && !found.isAmbiguous)
  return date ? isoDay(Date.UTC(date.year ?? 0, (date.month ?? 1) - 1, date.day)) : ''
}

/** `31 Jan 2017 23:27 UTC`, before the time in another zone. */
const readInstant = (words: string): number | undefined => {
  const clock = / (\d\d:\d\d(?::\d\d)?) UTC/.exec(words)?.[1]
  const at = Date.parse(`${readDay(words)}T${clock}Z`)
  return Number.isNaN(at) ? undefined : at
}

/** A draft is what every postmortem is at first, so it tells nothing. */
const status: Fact = {
  label: 'Status',
  show: (values) => (values.status === 'draft' ? '' : documentStatusLabels[values.status]),
  read: (label) => {
    const found = Object.entries(documentStatusLabels).find(([, known]) => known === label)?.[0]
    return found === undefined || found === 'draft' ? undefined : { status: found as MeetingRecord['status'] }
  },
}

/** All facts of a record that a report tells, except for those that follow from others. */
export const facts: readonly Fact[] = [
  text('Incident', 'incidentId'),
  text('Severity', 'severity'),
  status,
  text('Owner', 'owner', true),
  list('Services', 'services'),
  list('Tags', 'tags'),
  ...milestones.map(
    (key): Fact => ({
      label: milestoneLabels[key],
      show: (values) => (values[key] === null ? '' : utcText(values[key])),
      read: (words) => {
        const at = readInstant(words)
        return at === undefined ? undefined : { [key]: at }
      },
    }),
  ),
  text('Facilitator', 'facilitator', true),
  list('Authors', 'authors', true),
]

export const factByLabel = (label: string): Fact | undefined => facts.find((one) => one.label === label)
