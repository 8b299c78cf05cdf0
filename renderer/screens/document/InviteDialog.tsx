import { Copy } from 'lucide-react'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { displayTitle } from '../../../shared/document'
import { hasMeeting, wayOf } from '../../../shared/document/review-form'
import { invitationText } from '../../../shared/meeting/content'
import type { CallOutput, Failure } from '../../../shared/protocol/calls'
import type { InviteAccess } from '../../../shared/protocol/invite-access'
import { copy } from '../../clipboard'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { Select } from '../../components/Select'
import { host } from '../../host'
import { lazyWithPreload } from '../../lazy-with-preload'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { announce, ui } from '../../stores/ui'
import styles from './InviteDialog.module.css'

const QrCode = lazyWithPreload(() => import('../../components/QrCode').then((module) => module.QrCode))

type MeetingInvite = CallOutput<'meeting.invite'>

const close = (): void => ui.setState({ isInviteOpen: false })

const accesses = [
  { value: 'edit' as const, label: 'Take part and edit' },
  { value: 'read' as const, label: 'Only read' },
]

const storageKey = (id: string): string => `debrief.invited.${id}`

/** Whether the invite last created in this browser admitted browsers; undefined if none was created. */
const readPreviousInvite = (id: string): boolean | undefined => {
  const kept = localStorage.getItem(storageKey(id))
  return kept === null ? undefined : kept === 'browsers'
}

const rememberInvite = (id: string, withBrowsers: boolean | undefined): void => {
  if (withBrowsers === undefined) localStorage.removeItem(storageKey(id))
  else localStorage.setItem(storageKey(id), withBrowsers ? 'browsers' : 'app')
}

const useInvite = (id: string) => {
  const { session } = useOpenMeeting()
  const holdsMeeting = session.connection.getState().meetingHost === 'self'
  const [links, setLinks] = useState<MeetingInvite>()
  const [isAsking, setIsAsking] = useState(() => readPreviousInvite(id) !== undefined)
  const [isShared, setIsShared] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [access, setAccess] = useState<InviteAccess>('edit')
  const [allowBrowsers, setAllowBrowsers] = useState(false)

  const make = useCallback(
    async (newAccess: InviteAccess, withBrowsers: boolean): Promise<void> => {
      setAccess(newAccess)
      setAllowBrowsers(withBrowsers)
      const result = await host.call('meeting.invite', { id, access: newAccess, allowBrowsers: withBrowsers })
      setFailure(result.ok ? undefined : result.failure)
      if (!result.ok) return
      setLinks(result.value)
      rememberInvite(id, withBrowsers)
      void session.refreshMesh()
    },
    [id, session],
  )
  useEffect(() => {
    const made = readPreviousInvite(id)
    if (made !== undefined) void make('edit', made).then(() => setIsAsking(false))
    // Only a shared meeting has a signaling room.
    else void host.call('meeting.mesh', { id }).then((mesh) => setIsShared(mesh.ok && mesh.value.room !== undefined))
  }, [id, make])
  const end = async (call: 'meeting.revoke' | 'meeting.close'): Promise<void> => {
    const result = await host.call(call, { id })
    setFailure(result.ok ? undefined : result.failure)
    if (!result.ok) return
    announce(call === 'meeting.revoke' ? 'Earlier links have stopped working' : 'The meeting is no longer shared')
    if (call === 'meeting.revoke') return make(access, allowBrowsers)
    setLinks(undefined)
    rememberInvite(id, undefined)
    void session.refreshMesh()
  }
  return { holdsMeeting, isAsking, isShared, links, failure, access, allowBrowsers, make, end }
}

/** Creates invites, and explains who can use them and how. */
export const InviteDialog = ({ id }: { id: string }) => {
  const invite = useInvite(id)
  const { holdsMeeting, isAsking, isShared, links, failure, make } = invite
  return (
    <Dialog title="Invite" size="l" onClose={close}>
      <p className={styles.reach}>
        Links work for people on your network or VPN while Debrief is open on this computer. To include people
        elsewhere, host the meeting on a computer that everyone can reach.
      </p>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure.sentence}
        </p>
      )}
      {links && <InviteLinks {...invite} links={links} />}
      {!links && !isAsking && (
        <div className={styles.open}>
          <p>
            {holdsMeeting && isShared
              ? 'Anyone who already has a link can open this postmortem.'
              : holdsMeeting
                ? 'Nobody else can reach this postmortem until you make an invite. Anyone with the link can then open it.'
                : 'This meeting is hosted on another computer. The link leads there.'}
          </p>
          <Button look="primary" onClick={() => void make('edit', false)}>
            Make invite
          </Button>
        </div>
      )}
    </Dialog>
  )
}

type InviteLinksProps = ReturnType<typeof useInvite> & { links: MeetingInvite }

const InviteLinks = ({ links, access, allowBrowsers, make, end, holdsMeeting }: InviteLinksProps) => {
  const text = useInvitation(links, access)
  return (
    <>
      {links.addresses.length === 0 && (
        <p role="alert" className={styles.failure}>
          This computer isn’t connected to a network, so the link won’t work for anyone else yet. Connect it, then open
          this dialog again.
        </p>
      )}
      <div className={styles.choices}>
        <Select
          label="Anyone with the link can"
          value={access}
          options={accesses}
          onChange={(next) => void make(next, allowBrowsers)}
        />
      </div>
      <CopyRow
        label="Link for people with Debrief"
        text={links.appLink}
        hint="Encrypted. Each person keeps their own copy."
      />
      {holdsMeeting && (
        <label className={styles.browsers}>
          <input type="checkbox" checked={allowBrowsers} onChange={({ target }) => void make(access, target.checked)} />
          <span>
            Let people join in a browser, without Debrief
            <span className={styles.hint}>
              Their connection isn’t encrypted, so others on the same network could read it. Use this only on a network
              you trust, such as your office’s.
            </span>
          </span>
        </label>
      )}
      {links.browserLink && <BrowserLink link={links.browserLink} />}
      <div className={styles.text}>
        <h3>Invitation to send</h3>
        <textarea readOnly aria-label="Invitation to send" rows={6} value={text} />
        <CopyButton text={text} label="Copy invitation" />
      </div>
      {holdsMeeting && <EndSharing end={end} />}
    </>
  )
}

const BrowserLink = ({ link }: { link: string }) => (
  <div className={styles.browserLink}>
    <CopyRow label="Link for browsers" text={link} hint="To join on a phone, scan the code." />
    <Suspense fallback={<div className={styles.code} />}>
      <QrCode text={link} label="QR code of the link for browsers" />
    </Suspense>
  </div>
)

const useInvitation = ({ appLink, browserLink }: MeetingInvite, access: InviteAccess): string => {
  const title = useMeeting((snapshot) => displayTitle(snapshot.record.title))
  const facilitator = useMeeting((snapshot) => snapshot.record.facilitator)
  const incident = useMeeting((snapshot) => snapshot.record.incidentId)
  const way = useMeeting((snapshot) => (hasMeeting(snapshot) ? 'meeting' : wayOf(snapshot)))
  return invitationText({
    title,
    facilitator,
    link: appLink,
    isReadOnly: access === 'read',
    way,
    ...(browserLink ? { browserLink } : {}),
    ...(incident ? { incident } : {}),
  })
}

const EndSharing = ({ end }: Pick<InviteLinksProps, 'end'>) => {
  const [asking, setAsking] = useState<'meeting.revoke' | 'meeting.close'>()
  if (!asking) {
    return (
      <div className={styles.end}>
        <Button size="small" look="danger" onClick={() => setAsking('meeting.revoke')}>
          Reset links
        </Button>
        <Button size="small" look="quiet" onClick={() => setAsking('meeting.close')}>
          Stop sharing
        </Button>
      </div>
    )
  }
  return (
    <div
      className={styles.end}
      ref={(element) => {
        element?.scrollIntoView?.({ block: 'nearest' })
      }}
    >
      <p>
        {asking === 'meeting.revoke'
          ? 'Everyone who joined will need a new link. Nothing they typed is lost.'
          : 'Everyone else is disconnected, and nobody can join until you make an invite again. Nothing they typed is lost.'}
      </p>
      <Button size="small" look="danger" onClick={() => void end(asking)}>
        {asking === 'meeting.revoke' ? 'Reset links' : 'Stop sharing'}
      </Button>
      <Button size="small" onClick={() => setAsking(undefined)}>
        Cancel
      </Button>
    </div>
  )
}

const CopyRow = ({ label, text, hint }: { label: string; text: string; hint: string }) => (
  <div className={styles.row}>
    <label>
      <span className={styles.label}>{label}</span>
      <input readOnly value={text} onFocus={({ target }) => target.select()} />
    </label>
    <CopyButton text={text} label="Copy" of={label} />
    <span className={styles.hint}>{hint}</span>
  </div>
)

/** How long (ms) the button shows "Copied". */
const COPIED_LABEL_MS = 2_000

const CopyButton = ({ text, label, of }: { text: string; label: string; of?: string }) => {
  const [state, setState] = useState<'copied' | 'failed'>()
  useEffect(() => {
    if (!state) return
    const timer = setTimeout(() => setState(undefined), COPIED_LABEL_MS)
    return () => clearTimeout(timer)
  }, [state])
  return (
    <Button
      icon={<Copy />}
      aria-label={of ? `${label}: ${of}` : undefined}
      onClick={async () => {
        const isCopied = await copy({ text: text })
        setState(isCopied ? 'copied' : 'failed')
        announce(isCopied ? 'Copied' : 'The browser didn’t allow copying. Select the text and copy it yourself.')
      }}
    >
      {state === 'copied' ? 'Copied' : state === 'failed' ? 'Couldn’t copy' : label}
    </Button>
  )
}
