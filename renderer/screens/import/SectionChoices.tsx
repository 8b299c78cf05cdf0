import type { PlannedSection, SectionTarget } from '../../../shared/import'
import { isSectionTaken } from '../../import/chosen'
import { usePreview, usePreviewActions } from './preview-context'
import styles from './RowDetails.module.css'

/** In the order in which they are shown. */
const titles: Record<SectionTarget, string> = {
  title: 'Title',
  summary: 'What happened',
  impactOnUsers: 'What users felt',
  rootCause: 'What made it possible',
  well: 'What went well',
  poorly: 'What went poorly',
  lucky: 'Where we were lucky',
  action: 'Actions',
  section: 'Report sections',
  fact: 'Facts',
  essence: 'Summary',
  notCaught: 'Why it wasn’t caught earlier',
  goal: 'Goal of the meeting',
  measure: 'Impact figures',
  why: 'Problems and their whys',
  cause: 'Causes',
  person: 'People',
  parked: 'Parking lot',
  note: 'Notes',
}

const notes: Record<PlannedSection['state'], string> = {
  new: '',
  imported: 'Already there',
  kept: 'The postmortem has its own',
}

/** What the sources hold for other parts of the document than the timeline, each to be taken or not. */
export const SectionChoices = () => {
  const sections = usePreview((state) => state.plan.sections)
  if (sections.length === 0) return null
  return (
    <div className={styles.sections}>
      <h3>Also in the sources</h3>
      {Object.entries(titles).map(([target, title]) => {
        const own = sections.filter((one) => one.target === target)
        if (own.length === 0) return null
        return (
          <fieldset key={target}>
            <legend>{title}</legend>
            {own.map((section) => (
              <SectionChoice key={section.id} section={section} />
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}

const SectionChoice = ({ section }: { section: PlannedSection }) => {
  const { chooseSection } = usePreviewActions()
  const isTaken = usePreview((state) => isSectionTaken(section, state))
  const { id, text, label, action, state, section: named } = section
  const facts = [label, named?.title, action?.owner, action?.due, action?.ticket, notes[state]]
    .filter(Boolean)
    .join(' · ')
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={isTaken}
        disabled={state === 'imported'}
        onChange={({ target }) => chooseSection(id, target.checked)}
      />
      <span>
        <span className={styles.choiceText} dir="auto">
          {text}
        </span>
        {facts && <small dir="auto">{facts}</small>}
      </span>
    </label>
  )
}
