import { useState } from 'react'
import { roleDuties, roleLabels } from '../../../shared/meeting/content'
import { meetingRoles, roster } from '../../../shared/meeting/incident'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { Initials } from '../../components/Initials'
import { NewRow } from '../../components/NewRow'
import { Select, toOptions } from '../../components/Select'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import type { Attendee } from './attendees'
import { MergePeople } from './MergePeople'
import styles from './PeopleDialog.module.css'
import { useMeetingControls } from './use-meeting-commands'
import { usePeople } from './use-people'

const roles = toOptions(meetingRoles, roleLabels)

/** Roles and attendance of everybody. */
export const PeopleDialog = ({ onClose }: { onClose: () => void }) => {
  const { doc, author, isReadOnly } = useEditing()
  const people = usePeople()
  const { isFacilitator } = useOpenMeeting()
  return (
    <Dialog title="People" size="l" onClose={onClose}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Attended</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.id} person={person} />
          ))}
        </tbody>
      </table>
      <NewRow
        draftKey="roster"
        isProse={false}
        label="Add someone who is in the room"
        placeholder="Add someone who is in the room"
        button="Add person"
        onAdd={(name) => roster.add(doc, author, { name, hasAttended: true })}
      />
      <MergePeople />
      {!isFacilitator && !isReadOnly && <TakeOver onDone={onClose} />}
    </Dialog>
  )
}

const Row = ({ person }: { person: Attendee }) => {
  const { doc, author, isReadOnly } = useEditing()
  const { id, name, color, isHere, isSelf, isOnRoster, role, hasAttended } = person
  const change = (values: Parameters<typeof roster.change>[2]): void => {
    if (isOnRoster) roster.change(doc, id, values)
    else roster.add(doc, author, { name, hasAttended: true, ...values }, { id })
  }
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Initials name={name} color={color} isHere={isHere} />
        <bdi>{name}</bdi>
        <span className={styles.state}>{isSelf ? 'you' : isHere ? 'here' : ''}</span>
      </th>
      <td title={roleDuties[role]}>
        <Select
          label={`Role of ${name}`}
          isLabelHidden
          look="inline"
          value={role}
          options={roles}
          isDisabled={isReadOnly}
          onChange={(next) => change({ role: next })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`${name} attended`}
          checked={hasAttended}
          disabled={isReadOnly}
          onChange={({ target }) => change({ hasAttended: target.checked })}
        />
      </td>
    </tr>
  )
}

/** Lets anybody take over as facilitator, after a confirmation, so that a missing one does not stop the meeting. */
export const TakeOver = ({ onDone, isAsked = false }: { onDone: () => void; isAsked?: boolean }) => {
  const facilitator = useMeeting((snapshot) => snapshot.record.facilitator)
  const controls = useMeetingControls()
  const [isAsking, setIsAsking] = useState(isAsked)
  if (!isAsking) {
    return (
      <p className={styles.take}>
        <Button onClick={() => setIsAsking(true)}>Take over as facilitator</Button>
      </p>
    )
  }
  return (
    <div className={styles.take}>
      <p>
        You will control the clock and the stages, and see the prompt cards,
        {facilitator.trim() ? (
          <>
            {' '}
            instead of <bdi>{facilitator}</bdi>
          </>
        ) : null}
        . Everyone will see that you took over.
      </p>
      <div className={styles.buttons}>
        <Button
          look="primary"
          onClick={() => {
            controls.takeOver()
            onDone()
          }}
        >
          Take over
        </Button>
        <Button onClick={isAsked ? onDone : () => setIsAsking(false)}>Cancel</Button>
      </div>
    </div>
  )
}
