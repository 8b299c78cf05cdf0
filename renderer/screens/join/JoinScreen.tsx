import { type FormEvent, useId, useState } from 'react'
import { isSameName } from '../../../shared/meeting/people/same-name'
import type { Failure } from '../../../shared/protocol/calls'
import { appLink, type Invite } from '../../../shared/protocol/invite'
import { type InvitePreview, meetingLine } from '../../../shared/protocol/invite-preview'
import { PARTICIPANT_COLORS } from '../../../shared/protocol/settings'
import { Button } from '../../components/Button'
import { ColorChoice } from '../../components/ColorChoice'
import { Link } from '../../components/Link'
import { host } from '../../host'
import { navigate, useRoute } from '../../routes'
import { getNewPersonId, getRememberedPerson, rememberPerson } from '../../stores/remembered-person'
import { changeSettings, signIn, useAuthState, useSettings } from '../../stores/settings'
import { admitGuest, readLink } from './admission'
import styles from './JoinScreen.module.css'
import { type Choice, RosterChoice } from './RosterChoice'
import { useInvitePreview } from './use-invite-preview'

type Joined = { id: string } | { failure: Failure }

/** Joins through this computer's own host, which keeps a copy, or as a guest of the meeting's host. */
const join = async (invite: Invite, isOwn: boolean): Promise<Joined> => {
  if (!isOwn) return admitGuest(invite)
  const result = await host.call('meeting.join', { link: appLink(invite) })
  return result.ok ? result.value : { failure: result.failure }
}

/** Joins a meeting by its link, with a name and a color. */
export const JoinScreen = () => {
  const route = useRoute()
  const payload = route.screen === 'join' ? route.payload : ''
  // Another link in the same window starts over.
  return <Join key={payload} payload={payload} />
}

const Join = ({ payload }: { payload: string }) => {
  const auth = useAuthState()
  const settings = useSettings()
  const [link, setLink] = useState(payload)
  const [name, setName] = useState(settings.name)
  const [color, setColor] = useState(settings.name ? settings.color : Math.floor(Math.random() * PARTICIPANT_COLORS))
  const [failure, setFailure] = useState<Failure>()
  const [isJoining, setIsJoining] = useState(false)
  const isOwn = auth.state === 'signed-in' && auth.kind === 'own'
  const read = link.trim() ? readLink(link) : undefined
  const invite = read && 'invite' in read ? read.invite : undefined
  const { preview, failure: previewFailure } = useInvitePreview(invite, isOwn)
  const wrong = read && 'failure' in read ? read.failure : (failure ?? previewFailure)
  const people = invite?.access === 'edit' ? (preview?.people ?? []) : []
  const [picked, setPicked] = useState<Choice>()
  const chosen = picked ?? guessPerson(name, people, invite && getRememberedPerson(invite.documentId))

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!invite || !name.trim()) return
    setIsJoining(true)
    setFailure(undefined)
    await changeSettings({ name: name.trim(), color })
    const joined = await join(invite, isOwn)
    setIsJoining(false)
    if ('failure' in joined) {
      setFailure(joined.failure)
      return
    }
    rememberPerson(joined.id, chosen === 'someone else' ? getNewPersonId(joined.id) : chosen.id)
    if (!isOwn) await signIn()
    navigate({ screen: 'document', id: joined.id, mode: 'meeting' }, { replace: true })
  }

  return (
    <main className={styles.join}>
      <h1>Join a postmortem</h1>
      {preview && (
        <p className={styles.meeting} dir="auto">
          {meetingLine(preview)}
        </p>
      )}
      <p className={styles.lead}>
        {invite?.access === 'read'
          ? 'With this invite you can view the meeting, but not edit it.'
          : 'Everyone writes in the same document. We look for what made the incident possible, not for who did what.'}
      </p>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {!payload && <LinkField value={link} onChange={setLink} />}
        {people.length > 0 && (
          <RosterChoice
            people={people}
            chosen={chosen}
            onChoose={(choice) => {
              setPicked(choice)
              if (choice !== 'someone else') setName(choice.name)
            }}
          />
        )}
        <NameField
          value={name}
          onChange={(next) => {
            setName(next)
            // A name that differs from the chosen person's belongs to someone else.
            setPicked(undefined)
          }}
        />
        <ColorChoice value={color} onChange={setColor} />
        {wrong && (
          <p role="alert" className={styles.wrong}>
            {wrong.sentence}
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" look="primary" disabled={!invite || !name.trim() || isJoining}>
            {isJoining ? 'Joining…' : 'Join meeting'}
          </Button>
          {isOwn && <Link to={{ screen: 'library' }}>Go to the library</Link>}
        </div>
      </form>
      <p className={styles.where}>
        {isOwn
          ? 'A copy of the postmortem is saved on this computer.'
          : 'What you type is saved on the facilitator’s computer, with a copy in this browser. To come back, open this page’s address again.'}
      </p>
    </main>
  )
}

/** The person on the list with this name: the one that this device was before, or else one who is not here yet. */
const guessPerson = (name: string, people: InvitePreview['people'], remembered: string | undefined): Choice => {
  const bearers = people.filter((person) => isSameName(person.name, name))
  const before = bearers.find((person) => person.id === remembered)
  if (before) return before
  const [only] = bearers
  return only && bearers.length === 1 && !only.isHere ? only : 'someone else'
}

type FieldProps = { value: string; onChange: (value: string) => void }

const LinkField = ({ value, onChange }: FieldProps) => {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Link</label>
      <input
        id={id}
        value={value}
        autoComplete="off"
        spellCheck={false}
        placeholder="Paste the link, or the whole invitation"
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}

const NameField = ({ value, onChange }: FieldProps) => {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Your name</label>
      <input
        id={id}
        value={value}
        autoComplete="name"
        maxLength={80}
        dir="auto"
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
