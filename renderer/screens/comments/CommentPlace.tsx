import type { CommentTarget } from '../../../shared/meeting/comments'
import styles from './Comments.module.css'
import { useShowPlace } from './use-show-place'
import { useTargetDescription } from './use-target-description'

/** What a comment is about; as a link, it leads there. */
export const CommentPlace = ({ target, isLink = false }: { target: CommentTarget; isLink?: boolean }) => {
  const { stage, title, field, text, isGone } = useTargetDescription(target)
  const showPlace = useShowPlace()
  const content = (
    <>
      <span className={styles.placeTitle}>{field ? `${title} · ${field}` : title}</span>
      {text && (
        <span className={styles.placeText} dir="auto">
          {text}
        </span>
      )}
    </>
  )
  if (!isLink || isGone || target.section === '') return <p className={styles.place}>{content}</p>
  return (
    <button type="button" className={styles.place} title="Show this" onClick={() => showPlace(stage, target)}>
      {content}
    </button>
  )
}
