import { Trash2 } from 'lucide-react'
import { memo } from 'react'
import { becauseLabels, roleDuties, roleLabels } from '../../../shared/meeting/content'
import { invitedBecause, meetingRoles, type RosterEntry, roster } from '../../../shared/meeting/incident'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { NewRow } from '../../components/NewRow'
import { PlainField } from '../../components/PlainField'
import { RemovedNote } from '../../components/RemovedNote'
import { Select, toOptions } from '../../components/Select'
import { Trash } from '../../components/Trash'
import { useRemoval } from '../../components/use-removal'
import { useEditing, useRows } from '../../stores/meeting-context'
import styles from './PrepareScreen.module.css'

const roles = toOptions(meetingRoles, roleLabels)
const reasons = [{ value: 'none' as const, label: 'Not specified' }, ...toOptions(invitedBecause, becauseLabels)]
const trashCollections = [roster]

/** Who is invited and why, and what each role is for. */
export const Roster = () => {
  const { doc, author, isReadOnly } = useEditing()
  const remove = useRemoval(roster, { getName: (row) => String(row.name) })
  const people = useRows('roster')
  return (
    <section className={styles.section} aria-labelledby="roster">
      <header>
        <h2 id="roster">People</h2>
        <p className={styles.lead}>
          Invite the people who noticed, diagnosed and resolved it, those who own the systems involved, and someone with
          fresh eyes.
        </p>
      </header>
      <div>
        {people.length === 0 ? (
          <EmptyState message="No one has been invited yet." example="Noor · Note-taker · Spoke with users" />
        ) : (
          <table className={`${styles.table} ${styles.people}`}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Role in the meeting</th>
                <th scope="col">Why invited</th>
                <th scope="col">Attended</th>
                <th scope="col">
                  <span className="visually-hidden">More</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <RosterRow key={person.id} person={person} onRemove={remove} />
              ))}
            </tbody>
          </table>
        )}
        <NewRow
          draftKey="roster"
          isProse={false}
          label="Name of a person to invite"
          placeholder="Add a person"
          button="Add person"
          onAdd={(name) => roster.add(doc, author, { name })}
        />
        <Trash collections={trashCollections} getName={(row) => String(row.name)} />
      </div>
      {!isReadOnly && (
        <dl className={styles.duties}>
          {meetingRoles.map((role) => (
            <div key={role}>
              <dt>{roleLabels[role]}</dt>
              <dd>{roleDuties[role]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

const RosterRow = memo(({ person, onRemove }: { person: RosterEntry; onRemove: (id: string) => void }) => {
  const { doc, isReadOnly } = useEditing()
  const change = (values: Parameters<typeof roster.change>[2]): void => roster.change(doc, person.id, values)
  return (
    <tr data-record={person.id}>
      <td>
        <PlainField
          label="Name"
          isLabelHidden
          look="inline"
          dir="auto"
          value={person.name}
          readOnly={isReadOnly}
          onCommit={(name) => change({ name: name.trim() })}
        />
        <RemovedNote collection={roster} id={person.id} />
      </td>
      <td>
        <Select
          label={`Role of ${person.name}`}
          isLabelHidden
          look="inline"
          value={person.role}
          options={roles}
          isDisabled={isReadOnly}
          onChange={(role) => change({ role })}
        />
      </td>
      <td>
        <Select
          label={`Why ${person.name} is invited`}
          isLabelHidden
          look="inline"
          value={person.because ?? 'none'}
          options={reasons}
          isDisabled={isReadOnly}
          onChange={(because) => change({ because: because === 'none' ? null : because })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`${person.name} attended`}
          checked={person.hasAttended}
          disabled={isReadOnly}
          onChange={({ target }) => change({ hasAttended: target.checked })}
        />
      </td>
      <td className={styles.actions}>
        {!isReadOnly && (
          <Button
            look="quiet"
            size="small"
            icon={<Trash2 />}
            label={`Remove ${person.name}`}
            onClick={() => onRemove(person.id)}
          />
        )}
      </td>
    </tr>
  )
})
