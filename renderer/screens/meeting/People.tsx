import { PanelRightClose, Users } from 'lucide-react'
import { agendaTitle } from '../../../shared/document/agenda'
import { roleLabels } from '../../../shared/meeting/content'
import { CommandButton } from '../../commands/CommandButton'
import type { Command } from '../../commands/registry'
import { Initials } from '../../components/Initials'
import { announce } from '../../stores/ui'
import { useRoomStage, viewStage } from '../../stores/viewed-stage'
import type { Attendee } from './attendees'
import { PanelHeader } from './PanelHeader'
import styles from './People.module.css'
import { usePeople } from './use-people'

/** What the tooltip and a screen reader say about a person. */
const describeAttendee = ({ name, role, isHere, isSelf, isFacilitator, stage }: Attendee): string =>
  [
    isSelf ? `${name} (you)` : name,
    isFacilitator ? roleLabels.facilitator : role === 'participant' ? '' : roleLabels[role],
    isHere ? (stage ? `viewing ${agendaTitle(stage)}` : 'here') : 'not here',
  ]
    .filter(Boolean)
    .join(' · ')

/** The people panel: who is here, out of everybody invited. */
export const People = ({ command, fold }: { command: Command; fold: Command }) => {
  const people = usePeople()
  const here = people.filter((one) => one.isHere).length
  return (
    <section aria-label="People" className={styles.people}>
      <PanelHeader>
        <h3>People</h3>
        <span className={styles.count}>
          {here} of {people.length} here
        </span>
        <CommandButton
          command={command}
          icon={<Users />}
          look="quiet"
          size="small"
          isIconOnly
          title="Roles and attendance"
        />
        <CommandButton command={fold} icon={<PanelRightClose />} look="quiet" size="small" isIconOnly />
      </PanelHeader>
      <ul className={styles.faces}>
        {people.map((one) => (
          <PersonButton key={one.id} person={one} />
        ))}
      </ul>
      <Roles people={people} />
    </section>
  )
}

/** A person's initials; a click goes to the stage they are viewing. */
const PersonButton = ({ person }: { person: Attendee }) => {
  const room = useRoomStage()
  const { stage, isSelf, name } = person
  const label = describeAttendee(person)
  const isSomewhere = stage !== undefined && !isSelf
  return (
    <li>
      <button
        type="button"
        className={styles.face}
        title={isSomewhere ? `${label}. Click to view it too.` : label}
        aria-disabled={!isSomewhere}
        onClick={() => {
          if (!isSomewhere) return
          viewStage(stage === room ? undefined : stage)
          announce(`Viewing ${agendaTitle(stage)}, like ${name}`)
        }}
      >
        <Initials name={name} color={person.color} isHere={person.isHere} />
        <span className="visually-hidden">{label}</span>
      </button>
    </li>
  )
}

const Roles = ({ people }: { people: readonly Attendee[] }) => {
  const facilitator = people.find((one) => one.isFacilitator)
  const taker = people.find((one) => one.role === 'note-taker')
  return (
    <div className={styles.roles}>
      {facilitator && <RoleLine who={facilitator.name} what="facilitates" />}
      {taker && <RoleLine who={taker.name} what="takes notes" />}
    </div>
  )
}

/** A name, in either writing direction, and the person's role. */
const RoleLine = ({ who, what }: { who: string; what: string }) => (
  <p className={styles.role} title={`${who} ${what}`}>
    <bdi className={styles.who}>{who}</bdi>
    <span>{what}</span>
  </p>
)
