import type { Server } from 'node:net'
import { appLink, browserLink, decodeInvite, type Invite, readOnlyInvite } from '../../../shared/protocol/invite'
import type { InviteAccess } from '../../../shared/protocol/invite-access'
import type { InvitePreview } from '../../../shared/protocol/invite-preview'
import { type Certificate, openCertificate } from '../certificate'
import { reachableAddresses } from '../http/addresses'
import { listenOnAllAddresses } from '../http/listen'
import type { UpstreamLinks } from '../sync/upstream'
import { UserError } from '../user-error'
import type { Identity } from './identity'
import type { Meetings } from './meetings'

/** Preferred when a host first listens on the network; afterwards its own port is remembered. */
const DEFAULT_NETWORK_PORT = 4617

/** The host's open port on the network. */
export type NetworkListener = { server: Server; close: () => Promise<void> }

type Options = {
  dataDir: string
  networkPort: number | undefined
  advertise: readonly string[]
  identity: Identity
  meetings: Meetings
  links: UpstreamLinks
  hasDocument: (id: string) => Promise<boolean>
  createListener: (certificate: Certificate) => NetworkListener
  /** Access was revoked: connections without access now must be closed. */
  onRevoked: (documentId: string) => Promise<void>
  log: (line: string) => void
}

const hostedElsewhere = new UserError(
  'held-elsewhere',
  'Another computer hosts this meeting. Only its facilitator can do this.',
)

const hostedHere = new UserError(
  'held-here',
  'This computer hosts this meeting, but the link leads to another computer. Ask the person who sent it what it is for.',
)

const readOnlyInviteError = new UserError(
  'only-reading',
  'Your own invite only lets you read, so you can pass on only that. Choose a read-only link.',
)

/** Adds the addresses that were invalid to the reason why joining failed. */
const withBadAddresses = (error: UserError, bad: readonly string[] = []): UserError =>
  bad.length === 0
    ? error
    : new UserError(
        error.code,
        `${error.message} The invite also names ${bad.join(', ')}, which are not valid addresses. Ask for a new invite.`,
        { status: error.status },
      )

/** Invites, revokes, joins. */
export type Sharing = ReturnType<typeof createSharing>

/** Creates the sharing of documents; the host listens on the network only while one is shared. */
export const createSharing = (options: Options) => {
  const { dataDir, identity, meetings, advertise, log } = options
  let open: { listener: NetworkListener; port: number; certificate: Certificate } | undefined
  let lastChange: Promise<unknown> = Promise.resolve()

  /** Opens and closes the listener one after the other. */
  const serialize = <T>(work: () => Promise<T>): Promise<T> => {
    const done = lastChange.then(work, work)
    lastChange = done
    return done
  }

  const openNow = async () => {
    if (open) return open
    const certificate = await openCertificate(dataDir)
    const listener = options.createListener(certificate)
    const known = identity.value().networkPort
    const preferred = options.networkPort || (known ?? options.networkPort ?? DEFAULT_NETWORK_PORT)
    const port = await listenOnAllAddresses(listener.server, { port: preferred, log })
    if (known === undefined) await identity.change((value) => ({ ...value, networkPort: port }))
    open = { listener, port, certificate }
    return open
  }

  const closeNow = async (): Promise<void> => {
    const closing = open
    open = undefined
    await closing?.listener.close()
  }

  const closeIfNotShared = (): Promise<void> =>
    serialize(async () => {
      if (!meetings.shares().some(([, share]) => share.isOpen)) await closeNow()
    })

  const shareJoined = (invite: Invite, access: InviteAccess) => {
    if (access === 'edit' && invite.access === 'read') return readOnlyInviteError
    const shared = access === 'read' ? readOnlyInvite(invite) : invite
    return { appLink: appLink(shared), addresses: invite.addresses }
  }

  return {
    port: (): number | undefined => open?.port,
    /** Listens again if documents were shared when the host last shut down. */
    start: async (): Promise<void> => {
      if (meetings.shares().some(([, share]) => share.isOpen)) await serialize(openNow)
    },
    /** Returns links to a document; the first one opens the port. For a joined meeting, passes its invite on. */
    invite: async (documentId: string, access: InviteAccess, allowBrowsers: boolean | undefined) => {
      const joined = meetings.join(documentId)
      if (joined) return shareJoined(joined.invite, access)
      const share = await meetings.openShare(documentId, allowBrowsers)
      if (allowBrowsers === false) await options.onRevoked(documentId)
      const { port, certificate } = await serialize(openNow)
      const addresses = reachableAddresses(port, advertise)
      const edit: Invite = {
        documentId,
        access: 'edit',
        // Without a network, the link leads to this computer itself, so that it can still be tried out.
        addresses: addresses.length > 0 ? addresses : [`127.0.0.1:${port}`],
        fingerprint: certificate.fingerprint,
        secret: share.secret,
      }
      const invite = access === 'read' ? readOnlyInvite(edit) : edit
      const [first] = edit.addresses
      return {
        appLink: appLink(invite),
        browserLink: share.allowBrowsers && first ? browserLink(invite, `http://${first}`) : undefined,
        addresses,
      }
    },
    revoke: async (documentId: string): Promise<UserError | undefined> => {
      if (meetings.join(documentId)) return hostedElsewhere
      await meetings.renewShare(documentId)
      await options.onRevoked(documentId)
      return undefined
    },
    close: async (documentId: string): Promise<UserError | undefined> => {
      if (meetings.join(documentId)) return hostedElsewhere
      await meetings.closeShare(documentId)
      await options.onRevoked(documentId)
      await closeIfNotShared()
      return undefined
    },
    /** Which meeting a link leads to, according to its host. */
    preview: async (link: string): Promise<{ preview?: InvitePreview } | UserError> => {
      const decoded = decodeInvite(link)
      if ('failure' in decoded) return new UserError(decoded.failure.code, decoded.failure.sentence)
      // The host of a meeting needs no preview of it.
      return meetings.share(decoded.invite.documentId) ? {} : options.links.preview(decoded.invite)
    },
    join: async (link: string): Promise<{ id: string } | UserError> => {
      const decoded = decodeInvite(link)
      if ('failure' in decoded) return new UserError(decoded.failure.code, decoded.failure.sentence)
      const { documentId, fingerprint } = decoded.invite
      for (const address of decoded.badAddresses ?? [])
        log(`An invite names ${JSON.stringify(address)}, which is not a valid address. Its other addresses are tried.`)
      const isOwn = fingerprint === (await openCertificate(dataDir)).fingerprint
      if (isOwn && (await options.hasDocument(documentId))) return { id: documentId }
      // Otherwise a malicious link could expose a document of this host to another host.
      if (meetings.share(documentId)) return hostedHere
      const joined = await options.links.join(decoded.invite)
      return joined instanceof UserError ? withBadAddresses(joined, decoded.badAddresses) : joined
    },
    stop: (): Promise<void> => serialize(closeNow),
  }
}
