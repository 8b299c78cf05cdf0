import { Trash2 } from 'lucide-react'
import { memo } from 'react'
import type { LibraryEntry } from '../../../shared/api/contract'
import { dateText, statusLabels } from '../../../shared/report'
import { removeDocument } from '../../commands/library'
import { Button } from '../../components/Button'
import { Link } from '../../components/Link'
import styles from './LibraryScreen.module.css'

/** One document in the list. */
export const DocumentRow = memo(({ entry }: { entry: LibraryEntry }) => (
  <tr className={styles.row}>
    <th scope="row">
      <Link to={{ screen: 'document', id: entry.id }} className={styles.title} dir="auto">
        {entry.title}
      </Link>
      <span className={styles.about}>
        {[entry.incidentId, ...entry.services, entry.isSample ? 'Sample' : '', entry.isReadOnly ? 'Read only' : '']
          .filter(Boolean)
          .join(' · ')}
        {entry.joinedFrom && ` · held by ${entry.joinedFrom}`}
      </span>
    </th>
    <td>{entry.severity || '–'}</td>
    <td>
      <span className={styles.status} data-status={entry.status}>
        {statusLabels[entry.status]}
      </span>
    </td>
    <td className="tabular">{dateText(entry.date)}</td>
    <td dir="auto">{entry.owner || '–'}</td>
    <td className="tabular">{entry.openActions > 0 ? entry.openActions : '–'}</td>
    <td className={styles.more}>
      <Button
        look="quiet"
        size="small"
        icon={<Trash2 />}
        label={`Move “${entry.title}” to the bin`}
        onClick={() => void removeDocument(entry.id, entry.title)}
      />
    </td>
  </tr>
))
