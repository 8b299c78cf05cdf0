import type { Server } from 'node:net'
import {
  appLink,
  browserLink,
  decodeInvite,
  type Invite,
  type InviteAccess,
  readOnlyInvite,
} from '../../../shared/protocol/invite'
import type { InvitePreview } from '../../../shared/protocol/invite-preview'
import { type Certificate, openCertificate } from '../certificate'
import { reachableAddresses } from '../http/addresses'
import { listenOnAllAddresses } from '../http/listen'
import type { Links } from '../sync/upstream'
import { UserError } from '../user-error'
import type { Identity } from './identity'
import type { Meetings } from './meetings'

/** Wished for when a host first opens itself to the network; afterwards its own is remembered. */
const NETWORK_PORT = 4617

/** The network's door while it is open. */
export type NetworkListener = { server: Server; close: () => Promise<void> }

type Options = {
  dataDir: string
  networkPort: number | undefined
  advertise: readonly string[]
  identity: Identity
  meetings: Meetings
  links: Links
  hasDocument: (id: string) => Promise<boolean>
  createListener: (certificate: Certificate) => NetworkListener
  /** Rights have changed: whoever has lost theirs must go. */
  onRevoked: (documentId: string) => Promise<void>
  log: (line: string) => void
}

const isHeldElsewhere = new UserError(
  'held-elsewhere',
  'Another computer hosts this meeting. Only its facilitator can do this.',
)

const isHeldHere = new UserError(
  'held-here',
  'This computer hosts this meeting, but the link leads to another computer. Ask the person who sent it what it is for.',
)

const onlyReading = new UserError(
  'only-reading',
  'Your own invite only lets you read, so you can pass on only that. Choose a link that can only read.',
)

/** Why joining failed, with what could not even be tried. */
const withBadAddresses = (error: UserError, bad: readonly string[] = []): UserError =>
  bad.length === 0
    ? error
    : new UserError(
        error.code,
        `${error.message} The invite also names ${bad.join(', ')}, which are not valid addresses. Ask for a new invite.`,
        { status: error.status },
      )

/** Inviting, revoking, joining: whom the network lets in. */
export type Sharing = ReturnType<typeof createSharing>

/** The network is listened to only while a document is shared. */
export const createSharing = (options: Options) => {
  const { dataDir, identity, meetings, advertise, log } = options
  let open: { gate: NetworkListener; port: number; certificate: Certificate } | undefined
  let changing: Promise<unknown> = Promise.resolve()

  /** One change of the gate at a time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = changing.then(work, work)
    changing = done
    return done
  }

  const openNow = async () => {
    if (open) return open
    const certificate = await openCertificate(dataDir)
    const gate = options.createListener(certificate)
    const known = identity.value().networkPort
    const wished = options.networkPort || (known ?? options.networkPort ?? NETWORK_PORT)
    const port = await listenOnAllAddresses(gate.server, { port: wished, log })
    if (known === undefined) await identity.change((value) => ({ ...value, networkPort: port }))
    open = { gate, port, certificate }
    return open
  }

  const closeNow = async (): Promise<void> => {
    const closing = open
    open = undefined
    await closing?.gate.close()
  }

  const closeIfNotShared = (): Promise<void> =>
    inTurn(async () => {
      if (!meetings.shares().some(([, share]) => share.isOpen)) await closeNow()
    })

  const passOn = (invite: Invite, access: InviteAccess) => {
    if (access === 'edit' && invite.access === 'read') return onlyReading
    const passed = access === 'read' ? readOnlyInvite(invite) : invite
    return { appLink: appLink(passed), addresses: invite.addresses }
  }

  return {
    port: (): number | undefined => open?.port,
    /** Listens again after a start, for what was shared before. */
    start: async (): Promise<void> => {
      if (meetings.shares().some(([, share]) => share.isOpen)) await inTurn(openNow)
    },
    /** Links for a document; the first one opens the network's door. A joined meeting's own link is passed on. */
    invite: async (documentId: string, access: InviteAccess, allowBrowsers: boolean | undefined) => {
      const joined = meetings.join(documentId)
      if (joined) return passOn(joined.invite, access)
      const share = await meetings.openShare(documentId, allowBrowsers)
      if (allowBrowsers === false) await options.onRevoked(documentId)
      const { port, certificate } = await inTurn(openNow)
      const addresses = reachableAddresses(port, advertise)
      const edit: Invite = {
        documentId,
        access: 'edit',
        // Without a network the link leads to this computer itself, which is where it can be tried.
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
      if (meetings.join(documentId)) return isHeldElsewhere
      await meetings.renewShare(documentId)
      await options.onRevoked(documentId)
      return undefined
    },
    close: async (documentId: string): Promise<UserError | undefined> => {
      if (meetings.join(documentId)) return isHeldElsewhere
      await meetings.closeShare(documentId)
      await options.onRevoked(documentId)
      await closeIfNotShared()
      return undefined
    },
    /** Which meeting a link leads to, as its host tells it. */
    preview: async (link: string): Promise<{ welcome?: InvitePreview } | UserError> => {
      const reading = decodeInvite(link)
      if ('failure' in reading) return new UserError(reading.failure.code, reading.failure.sentence)
      // Who holds a meeting knows it.
      return meetings.share(reading.invite.documentId) ? {} : options.links.preview(reading.invite)
    },
    join: async (link: string): Promise<{ id: string } | UserError> => {
      const reading = decodeInvite(link)
      if ('failure' in reading) return new UserError(reading.failure.code, reading.failure.sentence)
      const { documentId, fingerprint } = reading.invite
      for (const address of reading.badAddresses ?? [])
        log(`An invite names ${JSON.stringify(address)}, which is not a valid address. Its other addresses are tried.`)
      const isOwn = fingerprint === (await openCertificate(dataDir)).fingerprint
      if (isOwn && (await options.hasDocument(documentId))) return { id: documentId }
      // Else a link made for the purpose would hand a document that is held here to another computer.
      if (meetings.share(documentId)) return isHeldHere
      const joined = await options.links.join(reading.invite)
      return joined instanceof UserError ? withBadAddresses(joined, reading.badAddresses) : joined
    },
    stop: (): Promise<void> => inTurn(closeNow),
  }
}
