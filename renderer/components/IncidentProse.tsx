import type { DraftId } from '../../shared/document/drafts'
import { type MeetingRecord, record } from '../../shared/meeting/incident'
import { promptOfField } from '../../shared/meeting/template'
import { useEditing, useMeeting } from '../stores/meeting-context'
import { fieldKey } from '../stores/reveal'
import { FieldDraft } from './drafts/FieldDraft'
import styles from './IncidentProse.module.css'
import { SharedText } from './SharedText'

type ProseField = 'whatHappened' | 'whatMadeItPossible' | 'whyNotCaughtEarlier'
type Prompt = { field: ProseField; title: string; placeholder: string; draft?: DraftId }

const prompts: readonly Prompt[] = [
  {
    field: 'whatHappened',
    title: 'What happened',
    placeholder: 'In order, for someone who wasn’t there.',
    draft: 'course',
  },
  {
    field: 'whatMadeItPossible',
    title: 'What made it possible',
    placeholder: 'The conditions that made it possible, not the last thing someone did.',
    draft: 'causes',
  },
  {
    field: 'whyNotCaughtEarlier',
    title: 'Why it wasn’t caught earlier',
    placeholder: 'Which check, test or alert could have caught it, and what got in the way.',
  },
]

const nearMissPrompts: Record<ProseField, Pick<Prompt, 'title' | 'placeholder'> | undefined> = {
  whatHappened: { title: 'What nearly happened', placeholder: 'What was seen, and what it was about to become.' },
  whatMadeItPossible: { title: 'What made it possible', placeholder: 'The conditions that let it come this far.' },
  // It was caught.
  whyNotCaughtEarlier: undefined,
}

const listPrompts = (isNearMiss: boolean, values: MeetingRecord): Prompt[] =>
  prompts.flatMap((prompt) => {
    if (!isNearMiss) return [prompt]
    const words = nearMissPrompts[prompt.field]
    if (words) return [{ ...prompt, ...words }]
    return values[prompt.field].trim() ? [prompt] : []
  })

/** What happened and why, as prose. `isNearMiss`: with the questions of a near-miss; what is written stays. */
export const IncidentProse = ({ isNearMiss = false }: { isNearMiss?: boolean }) => {
  const { doc, isReadOnly } = useEditing()
  const values = useMeeting((snapshot) => snapshot.record)
  const parts = useMeeting((snapshot) => snapshot.templateParts)
  return listPrompts(isNearMiss, values).map(({ field, title, placeholder, draft }) => (
    <div key={field} className={styles.prose} data-record={fieldKey({ section: record.name, field })}>
      <h3>{title}</h3>
      <SharedText
        text={record.text(doc, field)}
        value={values[field]}
        label={title}
        placeholder={promptOfField(parts, field) ?? placeholder}
        isReadOnly={isReadOnly}
        isMultiline
        size="m"
      />
      {draft && <FieldDraft draft={draft} />}
    </div>
  ))
}
