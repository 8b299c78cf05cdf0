import { Trash2 } from 'lucide-react'
import { useRef } from 'react'
import {
  addOwnSection,
  type ChosenSection,
  chosenSections,
  createOutline,
  moveInOutline,
  type OutlineItem,
  stepInOutline,
  textOfSection,
  titleOfSection,
  UNTITLED_SECTION,
} from '../../../shared/meeting/report'
import { Button } from '../../components/Button'
import { DragHandle } from '../../components/DragHandle'
import marks from '../../components/DropMarks.module.css'
import { focusRow } from '../../components/focus'
import { NewRow } from '../../components/NewRow'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { Trash } from '../../components/Trash'
import { useChosenSections } from '../../components/use-chosen-sections'
import { useDragOrder } from '../../components/use-drag-order'
import { useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useEditing } from '../../stores/meeting-context'
import { fieldKey } from '../../stores/reveal'
import { announce } from '../../stores/ui'
import prepare from './PrepareScreen.module.css'
import styles from './ReportSections.module.css'
import { SectionChoice } from './SectionChoice'

const trashCollections = [chosenSections]

const getName = (row: Record<string, unknown>): string =>
  titleOfSection({ id: String(row.id), title: String(row.title ?? '') })

/** The report in outline: what every report has, and between it the sections that were chosen, with their text. */
export const ReportSections = () => {
  const { doc, author, isReadOnly } = useEditing()
  const chosen = useChosenSections()
  const remove = useRemoval(chosenSections, { getName })
  return (
    <section className={prepare.section} aria-labelledby="report-sections">
      <header>
        <h2 id="report-sections">Report sections</h2>
        <p className={prepare.lead}>
          Every report has the sections in gray. Add what your readers expect. Sections without text are left out.
        </p>
      </header>
      <div className={styles.outline}>
        <Outline chosen={chosen} onRemove={remove} />
        <NewRow
          draftKey="report section"
          isProse={false}
          label="Title of a section of your own"
          placeholder="Add a section of your own"
          button="Add section"
          onAdd={(title) => focusRow(addOwnSection(doc, author, { title }))}
        />
        <Trash collections={trashCollections} getName={getName} />
      </div>
      {!isReadOnly && <SectionChoice chosen={chosen} onRemove={remove} />}
    </section>
  )
}

type OutlineProps = { chosen: readonly ChosenSection[]; onRemove: (id: string) => void }

const nameOf = (title: string): string => title.trim() || UNTITLED_SECTION

const announceMove = (above: OutlineItem | undefined): void => {
  if (above) announce(`Now below “${nameOf(above.title)}”`)
}

const Outline = ({ chosen, onRemove }: OutlineProps) => {
  const { doc, isReadOnly } = useEditing()
  const list = useRef<HTMLOListElement>(null)
  const outline = createOutline(chosen)
  // The rows in gray stay where they are.
  const ifChosen = (id: string, then: () => void): void => {
    if (chosen.some((one) => one.id === id)) then()
  }
  const keys = useRowNavigation({
    list,
    ...(!isReadOnly && {
      onRemove: (id) => ifChosen(id, () => onRemove(id)),
      onMove: (id, by) => ifChosen(id, () => announceMove(stepInOutline(doc, outline, id, by))),
    }),
  })
  const { markOf, isAtEnd, handle } = useDragOrder({
    list,
    onDrop: (id, after) => announceMove(moveInOutline(doc, outline, id, after)),
  })
  return (
    <ol ref={list} {...keys} aria-label="The report in outline">
      {outline.map(({ id, title, chosen: section }) => (
        <li
          key={id}
          className={`${section ? styles.chosen : styles.part} ${marks.row}`}
          data-row={id}
          data-drop={markOf(id)}
          tabIndex={-1}
          aria-label={nameOf(title)}
        >
          {section ? <Section {...{ section, handle, onRemove }} /> : title}
        </li>
      ))}
      {isAtEnd && <li aria-hidden className={marks.end} />}
    </ol>
  )
}

type SectionProps = {
  section: ChosenSection
  handle: ReturnType<typeof useDragOrder>['handle']
  onRemove: (id: string) => void
}

const Section = ({ section, handle, onRemove }: SectionProps) => {
  const { doc, isReadOnly } = useEditing()
  const { id, template, title, text, prompt } = section
  return (
    <>
      <div className={styles.head}>
        {!isReadOnly && <DragHandle id={id} name={nameOf(title)} handle={handle} />}
        {template ? (
          <h3>{title}</h3>
        ) : (
          <div className={styles.title} data-cell="title">
            <SharedText
              text={chosenSections.text(doc, id, 'title')}
              value={title}
              label="Title of the section"
              placeholder="Title"
            />
          </div>
        )}
        {!isReadOnly && (
          <Button
            look="quiet"
            size="small"
            icon={<Trash2 />}
            label={`Remove ${nameOf(title)}`}
            onClick={() => onRemove(id)}
          />
        )}
      </div>
      <div className={styles.text} data-cell="text" data-record={template && fieldKey(section.ref)}>
        <SharedText
          text={textOfSection(doc, section)}
          value={text}
          label={nameOf(title)}
          placeholder={prompt}
          isMultiline
          size="m"
        />
        <RemovedNote collection={chosenSections} id={id} />
      </div>
    </>
  )
}
