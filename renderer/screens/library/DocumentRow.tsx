import { Trash2 } from 'lucide-react'
import { memo } from 'react'
import { dateText } from '../../../shared/document/report'
import { documentStatusLabels } from '../../../shared/meeting/incident'
import type { LibraryEntry, SearchHit } from '../../../shared/protocol/library'
import { removeDocument } from '../../commands/library'
import { Button } from '../../components/Button'
import { Link } from '../../components/Link'
import type { Found } from '../../stores/use-search'
import styles from './LibraryScreen.module.css'
import { VersionsButton } from './VersionsButton'

const describeEntry = (entry: LibraryEntry): string =>
  [
    entry.incidentId,
    ...entry.services,
    entry.isSample ? 'Sample' : '',
    entry.isReadOnly ? 'Read only' : '',
    entry.joinedFrom ? `Hosted by ${entry.joinedFrom}` : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** One document in the list, and where the search found it. */
export const DocumentRow = memo(({ entry, hit }: Found) => (
  <tr className={styles.row}>
    <th scope="row">
      <Link to={{ screen: 'document', id: entry.id }} className={styles.title} title={entry.title} dir="auto">
        {entry.title}
      </Link>
      {describeEntry(entry) && <span className={styles.about}>{describeEntry(entry)}</span>}
      {hit && <HitLine {...hit} />}
    </th>
    <td>{entry.severity || '–'}</td>
    <td>
      <span className={styles.status} data-status={entry.status}>
        {documentStatusLabels[entry.status]}
      </span>
    </td>
    <td className="tabular">{dateText(entry.date)}</td>
    <td dir="auto" title={entry.owner}>
      {entry.owner || '–'}
    </td>
    <td className="tabular">{entry.openActions > 0 ? entry.openActions : '–'}</td>
    <td className={styles.more}>
      <VersionsButton id={entry.id} name={entry.title} isIcon />
      <Button
        look="quiet"
        size="small"
        icon={<Trash2 />}
        label={`Move “${entry.title}” to the trash`}
        onClick={() => void removeDocument(entry.id, entry.title)}
      />
    </td>
  </tr>
))

const HitLine = ({ part, before, match, after }: SearchHit) => (
  <span className={styles.hit}>
    <span className={styles.part}>{part}</span>
    <bdi>
      {before}
      <mark>{match}</mark>
      {after}
    </bdi>
  </span>
)
