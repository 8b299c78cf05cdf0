import { Star, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { kindLabel, kindOptions } from '../../../shared/meeting/event-kinds'
import { events, type Recollection, type TimelineEvent } from '../../../shared/stages/timeline/model'
import { kindQuestion } from '../../../shared/stages/timeline/texts'
import { type Keys, matchesStroke } from '../../commands/keys'
import { Button } from '../../components/Button'
import { KindIcon } from '../../components/KindIcon'
import { PlainField } from '../../components/PlainField'
import { usePresented } from '../../components/presented'
import { RemovedNote } from '../../components/RemovedNote'
import { Select } from '../../components/Select'
import { SharedText } from '../../components/SharedText'
import { StarredIcon } from '../../components/StarredIcon'
import { TimeField, timeInOtherZone } from '../../components/TimeField'
import { platform } from '../../platform'
import { useEditing } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { AlsoRecalled } from './AlsoRecalled'
import styles from './CurrentEvent.module.css'
import type { Flag, InSet } from './EventRow'

type Props = InSet & {
  event: TimelineEvent
  recalled: readonly Recollection[]
  zone: string
  flag: Flag
  onRemove: (id: string) => void
}

/** Stars the event that has the focus, as in the preview of records. */
const STAR_KEYS: Keys = 'S'

/** The open event, with all its fields, to be filled in together. */
export const CurrentEvent = memo(({ event, recalled, zone, flag, onRemove, position, total }: Props) => {
  const { doc, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const { id } = event
  const toggleStar = (): void => {
    events.change(doc, id, { isStarred: !event.isStarred })
    announce(event.isStarred ? 'Not starred' : 'Starred')
  }
  const otherZone = event.at === null ? undefined : timeInOtherZone(event.at, zone)
  return (
    <li
      className={styles.card}
      data-row={id}
      tabIndex={-1}
      aria-current="true"
      aria-posinset={position}
      aria-setsize={total}
      aria-label={`Event: ${event.text}`}
      onKeyDown={({ nativeEvent, key, target, currentTarget, ctrlKey, metaKey, altKey }) => {
        // Only if the card itself has the focus, so that what is typed next to the time field changes nothing.
        if (target !== currentTarget || isReadOnly || ctrlKey || metaKey || altKey) return
        if (matchesStroke(STAR_KEYS, nativeEvent, { isMac: platform.isMac, isTyping: false })) return toggleStar()
        const kind = kindOptions[Number(key) - 1]?.value
        if (!kind) return
        events.change(doc, id, { kind })
        announce(`Kind: ${kindLabel(kind)}`)
      }}
    >
      <div className={styles.top}>
        <div className={styles.when}>
          <TimeField
            label={`Time (${zone})`}
            isLabelHidden
            look="inline"
            value={event.at}
            prefix={event.isApproximate ? '~' : ''}
            isReadOnly={isReadOnly}
            onCommit={(at, typed) =>
              events.change(doc, id, { at, end: typed.end, isApproximate: typed.isApproximate, rawTime: typed.raw })
            }
          />
        </div>
        <span className={styles.zone}>
          {zone === 'UTC' ? 'UTC' : zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')}
          {otherZone && ` · ${otherZone}`}
        </span>
        <KindIcon kind={event.kind} />
        {isReadOnly ? (
          <span>{kindLabel(event.kind)}</span>
        ) : (
          <div className={styles.kind} title="With the event in focus, press 1 to 9">
            <Select
              label="Kind of event"
              isLabelHidden
              look="inline"
              value={event.kind}
              options={kindOptions}
              onChange={(kind) => events.change(doc, id, { kind })}
            />
          </div>
        )}
        {flag === 'future' && !isPresented && <span className={styles.flag}>This is in the future</span>}
        {event.isStarred && (isReadOnly || isPresented) && <StarredIcon />}
        {!isReadOnly && (
          <span className={styles.buttons}>
            <Button
              look="quiet"
              size="small"
              icon={<Star />}
              label="Star"
              keys={STAR_KEYS}
              aria-pressed={event.isStarred}
              onClick={toggleStar}
            />
            <Button
              look="quiet"
              size="small"
              icon={<Trash2 />}
              label="Remove this event"
              onClick={() => onRemove(id)}
            />
          </span>
        )}
      </div>
      <div className={styles.what}>
        <SharedText text={events.text(doc, id, 'text')} value={event.text} label="What happened" size="l" />
        <RemovedNote collection={events} id={id} />
      </div>
      <p className={styles.question}>{kindQuestion(event.kind)}</p>
      <div className={styles.knowledge}>
        <KnowledgeField
          id={id}
          field="knownThen"
          label="Known then"
          value={event.knownThen}
          hint="What did we see and believe at the time?"
        />
        <KnowledgeField
          id={id}
          field="learnedLater"
          label="Learned later"
          value={event.learnedLater}
          hint="What do we know now that no one could see then?"
        />
      </div>
      <EventDetails event={event} />
      <AlsoRecalled event={id} recalled={recalled} />
    </li>
  )
})

type KnowledgeFieldProps = {
  id: string
  field: 'knownThen' | 'learnedLater'
  label: string
  value: string
  hint: string
}

const KnowledgeField = ({ id, field, label, value, hint }: KnowledgeFieldProps) => {
  const { doc, isReadOnly } = useEditing()
  const isPresented = usePresented()
  if (isPresented && !value.trim()) return null
  return (
    <div className={styles.known}>
      <p className={styles.label} aria-hidden>
        {label}
      </p>
      <SharedText
        text={events.text(doc, id, field)}
        value={value}
        label={label}
        placeholder={isReadOnly ? '–' : hint}
        size="m"
        isMultiline
      />
    </div>
  )
}

const EventDetails = ({ event }: { event: TimelineEvent }) => {
  const { doc, isReadOnly } = useEditing()
  const { id } = event
  const plain = (field: 'evidence' | 'source' | 'who', label: string, placeholder: string) =>
    isReadOnly && !event[field] ? null : (
      <PlainField
        label={label}
        look="inline"
        value={event[field]}
        placeholder={placeholder}
        readOnly={isReadOnly}
        onCommit={(value) => events.change(doc, id, { [field]: value.trim() })}
      />
    )
  const hasOptions = !isReadOnly || event.options.trim() !== ''
  return (
    <div className={styles.details}>
      {hasOptions && (
        <div className={styles.options}>
          <p className={styles.label} aria-hidden>
            Options at the time
          </p>
          <SharedText
            text={events.text(doc, id, 'options')}
            value={event.options}
            label="Options at the time"
            placeholder="What else could have been done?"
            isMultiline
          />
        </div>
      )}
      {plain('evidence', 'Evidence', 'Link to a graph or log')}
      {plain('source', 'Source', 'Alert, chat or log')}
      {plain('who', 'Team or role', 'Team or role')}
    </div>
  )
}
