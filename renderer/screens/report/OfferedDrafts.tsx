import { useState } from 'react'
import { drafts } from '../../../shared/document/drafts'
import { changedText, Disclosure } from '../../components/drafts/DraftDisclosure'
import { type Drafted, useDrafted } from '../../stores/use-drafted'
import styles from './OfferedDrafts.module.css'
import reportStyles from './ReportScreen.module.css'

/** A draft is offered here if its text is still empty or its facts have changed. */
const isOffered = ({ compared: { isEmpty, open, changed } }: Drafted): boolean => changed > 0 || (isEmpty && open > 0)

const reason = ({ compared: { changed, open } }: Drafted): string => {
  if (changed > 0) return changedText(changed)
  return open === 1 ? 'Empty. 1 sentence is drafted.' : `Empty. ${open} sentences are drafted.`
}

/** The drafts that are offered. One that has been opened stays until the page is left, so that it can be finished. */
export const OfferedDrafts = () => {
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const all = useDrafted(drafts)
  const listed = all.filter((one) => isOffered(one) || shown.has(one.draft.id))
  const added = listed.filter(({ draft }) => !shown.has(draft.id))
  if (added.length > 0) setShown(new Set([...shown, ...added.map(({ draft }) => draft.id)]))
  if (listed.length === 0) return null
  return (
    <section aria-labelledby="drafts-from-facts">
      <h2 id="drafts-from-facts" className={reportStyles.sideTitle}>
        Drafts from facts
      </h2>
      <ul className={styles.list}>
        {listed.map((one) => (
          <li key={one.draft.id} className={styles.draft}>
            <Disclosure drafted={one}>{one.draft.title}</Disclosure>
            <p className={styles.reason}>{isOffered(one) ? reason(one) : 'Nothing left to decide'}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
