import { Check } from 'lucide-react'
import type { Reader } from '../../../shared/document/sign-off'
import { dateText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import styles from './Review.module.css'
import type { Review } from './use-review'

/**
 * Who was asked to read it, for those who lead the review alone. For somebody without a page of their own, they can note
 * down a sign-off, and are recorded.
 */
export const Readers = (review: Review) => {
  const { readers, signOffs, status } = review
  const others = signOffs.filter(({ person }) => !readers.some((one) => one.person.id === person))
  if (status === 'draft' || readers.length + others.length === 0) return null
  return (
    <details className={styles.readers}>
      <summary>Who has read it</summary>
      <p className={styles.note}>Only you and those who lead the review see this list.</p>
      <ul aria-label="Who has read it">
        {readers.map((reader) => (
          <ReaderRow key={reader.person.id} reader={reader} review={review} />
        ))}
        {others.map((one) => (
          <li key={one.person}>
            <bdi className={styles.name}>{one.name}</bdi>
            <span className={styles.note}>
              <SignOffLine signOff={one} review={review} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

const ReaderRow = ({ reader: { person, signOff }, review }: { reader: Reader; review: Review }) => {
  const { sign, withdraw, isSelf, isHere, status } = review
  const signer = { id: person.id, name: person.name }
  const isOpen = status === 'in-review' && !isSelf(person)
  return (
    <li>
      <bdi className={styles.name}>{person.name}</bdi>
      {signOff ? (
        <span className={styles.note}>
          <SignOffLine signOff={signOff} review={review} />
        </span>
      ) : (
        <span className={styles.note}>{isOpen && isHere(person) ? 'Signs off on their own page' : 'Not yet'}</span>
      )}
      {isOpen && !signOff && !isHere(person) && (
        <Button size="small" look="quiet" aria-label={`Note sign-off of ${person.name}`} onClick={() => sign(signer)}>
          Note sign-off
        </Button>
      )}
      {isOpen && signOff?.by !== undefined && (
        <Button
          size="small"
          look="quiet"
          aria-label={`Withdraw sign-off of ${person.name}`}
          onClick={() => withdraw(signer)}
        >
          Withdraw
        </Button>
      )}
    </li>
  )
}

const SignOffLine = ({ signOff, review }: { signOff: NonNullable<Reader['signOff']>; review: Review }) => (
  <>
    <Check aria-hidden /> {dateText(signOff.at)}
    {signOff.by !== undefined && (
      <>
        {' · '}noted by <bdi>{signOff.by}</bdi>
      </>
    )}
    {review.status === 'in-review' && review.hasChangedSince(signOff) && ' · changed since'}
  </>
)
