import { roleDuties, roleLabels } from '../../../shared/meeting/content'
import { assignRole, findRoleHolder, rolesToFill } from '../../../shared/meeting/people/roles'
import { usePresented } from '../../components/presented'
import { Select } from '../../components/Select'
import { usePeopleInRoom } from '../../components/use-people-in-room'
import { useEditing, useMeeting } from '../../stores/meeting-context'
import styles from './Opening.module.css'

/** Who does what in this meeting. The facilitator's role includes control of the agenda. */
export const Roles = () => {
  const { doc, author, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const room = usePeopleInRoom()
  const options = [{ value: '', label: 'No one yet' }, ...room.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <section aria-labelledby="opening-roles">
      <h3 id="opening-roles" className={styles.heading}>
        Roles
      </h3>
      <ul>
        {rolesToFill.map((role) => {
          const holder = findRoleHolder(roster, role)
          return (
            <li key={role} className={styles.role}>
              <div>
                <p className={styles.roleName}>{roleLabels[role]}</p>
                <p className={styles.small}>{roleDuties[role]}</p>
              </div>
              {isReadOnly ? (
                <p>{holder?.name || (isPresented ? '' : 'No one yet')}</p>
              ) : (
                <Select
                  label={roleLabels[role]}
                  isLabelHidden
                  value={holder?.id ?? ''}
                  options={options}
                  onChange={(id) =>
                    assignRole(
                      doc,
                      author,
                      role,
                      room.find((one) => one.id === id),
                    )
                  }
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
