import { useId } from 'react'
import { type ChosenSection, chooseTemplate, rowOfTemplate, sectionTemplates } from '../../../shared/meeting/report'
import { chooseGuide, type Guide, guides, templatesOfGuide } from '../../../shared/meeting/report/guides'
import { Button } from '../../components/Button'
import { useEditing } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import prepare from './PrepareScreen.module.css'
import styles from './ReportSections.module.css'

type Props = { chosen: readonly ChosenSection[]; onRemove: (id: string) => void }

/** What can be chosen for the report: the sections of a guide at once, or one by one. */
export const SectionChoice = ({ chosen, onRemove }: Props) => {
  const { doc, author } = useEditing()
  const present = new Set(chosen.map(({ id }) => id))
  const byGuide = useId()
  const byOne = useId()
  return (
    <>
      <section className={styles.choice} aria-labelledby={byGuide}>
        <header>
          <h3 id={byGuide}>Follow a guide</h3>
          <p className={prepare.lead}>
            Most of what these guides ask for is in every report. Choose one to add the rest.
          </p>
        </header>
        <ul className={styles.guides}>
          {guides.map((guide) => (
            <GuideRow key={guide.id} guide={guide} present={present} />
          ))}
        </ul>
      </section>
      <section className={styles.choice} aria-labelledby={byOne}>
        <h3 id={byOne}>Choose one by one</h3>
        <ul className={styles.templates}>
          {sectionTemplates.map(({ id, title, prompt }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  aria-label={title}
                  aria-describedby={`${byOne}-${id}`}
                  checked={present.has(rowOfTemplate(id))}
                  onChange={({ target }) => {
                    if (!target.checked) return onRemove(rowOfTemplate(id))
                    chooseTemplate(doc, author, id)
                    announce(`Added “${title}”`)
                  }}
                />
                <span>
                  {title}
                  <span id={`${byOne}-${id}`} className={styles.prompt}>
                    {prompt}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const addLabel = (count: number): string =>
  count === 0 ? 'All added' : count === 1 ? 'Add 1 section' : `Add ${count} sections`

const GuideRow = ({ guide, present }: { guide: Guide; present: ReadonlySet<string> }) => {
  const { doc, author } = useEditing()
  const { title, purpose } = guide
  const missing = templatesOfGuide(guide).filter((id) => !present.has(rowOfTemplate(id)))
  const names = sectionTemplates.filter(({ id }) => missing.includes(id)).map((one) => one.title)
  return (
    <li>
      <div>
        <h4>{title}</h4>
        <p className={styles.purpose}>{purpose}</p>
        {names.length > 0 && <p className={styles.prompt}>{names.join(' · ')}</p>}
      </div>
      <Button
        size="small"
        look={missing.length === 0 ? 'quiet' : 'plain'}
        label={`${title}: ${addLabel(missing.length)}`}
        aria-disabled={missing.length === 0}
        onClick={() => {
          if (missing.length === 0) return
          chooseGuide(doc, author, guide)
          announce(`Added ${names.join(', ')}`)
        }}
      >
        {addLabel(missing.length)}
      </Button>
    </li>
  )
}
