import { Plus } from 'lucide-react'
import {
  type ChosenSection,
  chooseTemplate,
  rowOfTemplate,
  type TemplateId,
  textOfSection,
  UNTITLED_SECTION,
} from '../../../shared/meeting/report'
import { Button } from '../../components/Button'
import { focusRow } from '../../components/focus'
import { SharedText } from '../../components/SharedText'
import { useChosenSections } from '../../components/use-chosen-sections'
import { useEditing } from '../../stores/meeting-context'
import { fieldKey } from '../../stores/reveal'
import styles from './Review.module.css'

/** What could have happened is the point of a near-miss, and a section to choose for every other report. */
const WHAT_IF: TemplateId = 'whatIf'

/** The text of the sections that were chosen for the report. */
export const ChosenSections = ({ isNearMiss }: { isNearMiss: boolean }) => {
  const { doc, author, isReadOnly } = useEditing()
  const chosen = useChosenSections()
  const isOffered = isNearMiss && !isReadOnly && !chosen.some(({ id }) => id === rowOfTemplate(WHAT_IF))
  if (chosen.length === 0 && !isOffered) return null
  return (
    <section aria-label="Report sections" className={styles.incident}>
      {chosen.map((section) => (
        <Section key={section.id} section={section} isNearMiss={isNearMiss} />
      ))}
      {isOffered && (
        <p>
          <Button
            icon={<Plus />}
            onClick={() => {
              chooseTemplate(doc, author, WHAT_IF)
              focusRow(rowOfTemplate(WHAT_IF))
            }}
          >
            Add what could have happened
          </Button>
        </p>
      )}
    </section>
  )
}

const Section = ({ section, isNearMiss }: { section: ChosenSection; isNearMiss: boolean }) => {
  const { doc } = useEditing()
  const { id, text, prompt, template, ref } = section
  const title = isNearMiss && template?.id === WHAT_IF ? 'What could have happened' : section.title.trim()
  return (
    <div className={styles.section} data-row={id} tabIndex={-1}>
      <h3 dir="auto">{title || UNTITLED_SECTION}</h3>
      <div data-record={template && fieldKey(ref)}>
        <SharedText
          text={textOfSection(doc, section)}
          value={text}
          label={title || UNTITLED_SECTION}
          placeholder={prompt}
          isMultiline
          size="m"
        />
      </div>
    </div>
  )
}
