import { dateText } from '../../../shared/document/report'
import {
  adjacentMilestones,
  type MeetingRecord,
  milestoneFaults,
  milestoneLabels,
  milestones,
  record,
} from '../../../shared/meeting/incident'
import { reviewOptions, reviewReason, rulesOf } from '../../../shared/meeting/rules'
import { isoDayIn } from '../../../shared/meeting/zoned-day'
import { IncidentProse } from '../../components/IncidentProse'
import { PlainField } from '../../components/PlainField'
import { Select } from '../../components/Select'
import { StatusSelect } from '../../components/StatusSelect'
import { TimeField, timeInOtherZone } from '../../components/TimeField'
import { ZoneField } from '../../components/ZoneField'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { fieldKey } from '../../stores/reveal'
import { NewPolicies } from './NewPolicies'
import styles from './PrepareScreen.module.css'

/** By which links find a field. */
const keyOf = (field: keyof MeetingRecord): string => fieldKey({ section: record.name, field })

const list = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** The incident record: what happened, when, and who owns the document. */
export const Incident = () => {
  const { doc, isReadOnly } = useEditing()
  const values = useMeeting((snapshot) => snapshot.record)
  const change = (next: Parameters<typeof record.change>[1]): void => record.change(doc, next)
  const field = (key: 'incidentId' | 'owner' | 'facilitator', label: string, placeholder: string) => (
    <div data-record={keyOf(key)}>
      <PlainField
        label={label}
        value={values[key]}
        placeholder={placeholder}
        readOnly={isReadOnly}
        onCommit={(text) => change({ [key]: text.trim() })}
      />
    </div>
  )
  const listField = (key: 'services' | 'tags' | 'authors', label: string, placeholder: string) => (
    <PlainField
      label={label}
      value={values[key].join(', ')}
      placeholder={placeholder}
      readOnly={isReadOnly}
      onCommit={(text) => change({ [key]: list(text) })}
    />
  )
  const { severityScale } = useMeeting((snapshot) => rulesOf(snapshot.rules))
  const scale = [...new Set(['', ...severityScale.map(({ id }) => id), values.severity])]
  return (
    <section className={styles.section} aria-labelledby="incident">
      <header>
        <h2 id="incident">The incident</h2>
        <p className={styles.lead}>What you know before the meeting. You can change all of it later.</p>
      </header>
      <div className={styles.grid}>
        <div className={styles.wide} data-record={keyOf('title')}>
          <PlainField
            label="Title"
            value={values.title}
            placeholder="What users couldn’t do. For example: Checkout failed for 40 minutes"
            readOnly={isReadOnly}
            autoFocus={values.title === ''}
            onCommit={(title) => change({ title: title.trim() })}
          />
        </div>
        {field('incidentId', 'Incident', 'INC-1042')}
        <Select
          label="Severity"
          value={values.severity}
          isDisabled={isReadOnly}
          options={scale.map((id) => ({ value: id, label: id || 'Not set' }))}
          onChange={(severity) => change({ severity })}
        />
        <StatusSelect />
        <div className={styles.review}>
          <Select
            label="Review"
            value={values.review}
            isDisabled={isReadOnly}
            options={[{ value: '', label: 'As the severity says' }, ...reviewOptions]}
            onChange={(review) => change({ review })}
          />
          <p>{reviewReason(values, { severityScale })}</p>
        </div>
        {listField('services', 'Services', 'checkout, payments')}
        {listField('tags', 'Tags', 'database, backup')}
        {field('owner', 'Owner', 'Who’s responsible')}
        {listField('authors', 'Authors', 'Who writes the report')}
        {field('facilitator', 'Facilitator', 'Who leads the meeting')}
      </div>
      <Times />
      <IncidentProse />
      <NewPolicies />
    </section>
  )
}

/** The incident's day, its four milestones, and the zone in which times are typed. */
const Times = () => {
  const { doc, isReadOnly } = useEditing()
  const { session } = useOpenMeeting()
  const values = useMeeting((snapshot) => snapshot.record)
  const faults = milestoneFaults(values, session.clock.now())
  return (
    <div className={styles.grid}>
      <PlainField
        label="Date of the incident"
        type={values.startedAt === null ? 'date' : 'text'}
        value={
          values.startedAt === null ? values.day : dateText(Date.parse(isoDayIn(values.startedAt, values.entryZone)))
        }
        readOnly={isReadOnly || values.startedAt !== null}
        below={values.startedAt === null ? '' : 'From the time it started'}
        onCommit={(day) => record.change(doc, { day })}
      />
      {milestones.map((key) => {
        const at = values[key]
        const otherZone = at === null ? undefined : timeInOtherZone(at, values.entryZone)
        return (
          <div key={key} data-record={keyOf(key)}>
            <TimeField
              label={`${milestoneLabels[key]} (${values.entryZone})`}
              value={at}
              neighbors={adjacentMilestones(values, key)}
              isReadOnly={isReadOnly}
              below={faults[key] ?? otherZone ?? ''}
              onCommit={(next) => record.change(doc, { [key]: next })}
            />
          </div>
        )
      })}
      <ZoneField
        label="Time zone"
        value={values.entryZone}
        isReadOnly={isReadOnly}
        onCommit={(entryZone) => record.change(doc, { entryZone })}
      />
    </div>
  )
}
