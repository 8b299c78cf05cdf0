import { Trash2 } from 'lucide-react'
import { memo, useMemo, useRef } from 'react'
import { addLesson, type Lesson, type LessonKind, lessonKinds, lessons } from '../../../shared/stages/closing/model'
import { lessonLabels, lessonQuestions } from '../../../shared/stages/closing/texts'
import { Button } from '../../components/Button'
import { NewRow } from '../../components/NewRow'
import { usePresented } from '../../components/presented'
import { RemovedNote } from '../../components/RemovedNote'
import { SharedText } from '../../components/SharedText'
import { useRemoval } from '../../components/use-removal'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useEditing } from '../../stores/meeting-context'
import styles from './Closing.module.css'

/**
 * The lessons collected throughout the meeting, side by side: what went well, what went poorly, and where we got lucky.
 */
export const Lessons = ({ all }: { all: readonly Lesson[] }) => {
  const { isReadOnly } = useEditing()
  const remove = useRemoval(lessons)
  return (
    <div className={styles.lessons}>
      {lessonKinds.map((kind) => (
        <Kind key={kind} kind={kind} all={all} onRemove={isReadOnly ? undefined : remove} />
      ))}
    </div>
  )
}

type KindProps = { kind: LessonKind; all: readonly Lesson[]; onRemove: ((id: string) => void) | undefined }

const Kind = ({ kind, all, onRemove }: KindProps) => {
  const { doc, author } = useEditing()
  const list = useRef<HTMLUListElement>(null)
  const rows = useMemo(() => all.filter((one) => one.kind === kind), [all, kind])
  const keys = useRowNavigation({ list, onRemove })
  const isPresented = usePresented()
  return (
    <section aria-labelledby={`closing-${kind}`} className={styles.kind}>
      <h3 id={`closing-${kind}`} className={styles.heading}>
        {lessonLabels[kind]}
      </h3>
      {!(isPresented && rows.length > 0) && <p className={styles.small}>{lessonQuestions[kind]}</p>}
      <ul ref={list} {...keys}>
        {rows.map((row) => (
          <LessonRow key={row.id} lesson={row} onRemove={onRemove} />
        ))}
      </ul>
      <NewRow
        draftKey={`closing.${kind}`}
        label={`${lessonLabels[kind]}: new lesson`}
        placeholder="Add a lesson"
        button="Add"
        onAdd={(text) => addLesson(doc, author, kind, text)}
      />
    </section>
  )
}

const LessonRow = memo(({ lesson, onRemove }: { lesson: Lesson; onRemove: ((id: string) => void) | undefined }) => {
  const { doc } = useEditing()
  return (
    <li className={styles.lesson} data-row={lesson.id} tabIndex={-1} aria-label={lesson.text}>
      <div data-cell="text">
        <SharedText text={lessons.text(doc, lesson.id, 'text')} value={lesson.text} label="Lesson" />
        <RemovedNote collection={lessons} id={lesson.id} />
      </div>
      {onRemove && (
        <span className="on-hover">
          <Button
            look="quiet"
            size="small"
            icon={<Trash2 />}
            label="Remove this lesson"
            onClick={() => onRemove(lesson.id)}
          />
        </span>
      )}
    </li>
  )
})
