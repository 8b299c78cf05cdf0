import { roleDuties, roleLabels } from '../../../shared/guide'
import { fillRole, holderOf, rolesToFill } from '../../../shared/stages/opening/roles'
import { Choice } from '../../components/Choice'
import { usePresented } from '../../components/presented'
import { useNames } from '../../components/use-names'
import { useEditing, useMeeting } from '../../stores/meeting-context'
import styles from './Opening.module.css'

/** Who does what in this meeting. Giving somebody the facilitator's role hands them the agenda. */
export const Roles = () => {
  const { doc, author, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const names = useNames()
  const options = [{ value: '', label: 'No one yet' }, ...names.map((name) => ({ value: name, label: name }))]
  return (
    <section aria-labelledby="opening-roles">
      <h3 id="opening-roles" className={styles.heading}>
        Roles
      </h3>
      <ul>
        {rolesToFill.map((role) => {
          const holder = holderOf(roster, role)
          return (
            <li key={role} className={styles.role}>
              <div>
                <p className={styles.roleName}>{roleLabels[role]}</p>
                <p className={styles.small}>{roleDuties[role]}</p>
              </div>
              {isReadOnly ? (
                <p>{holder || (isPresented ? '' : 'No one yet')}</p>
              ) : (
                <Choice
                  label={roleLabels[role]}
                  isLabelHidden
                  value={names.find((name) => name.toLowerCase() === holder.trim().toLowerCase()) ?? ''}
                  options={options}
                  onChange={(name) => fillRole(doc, author, role, name)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
