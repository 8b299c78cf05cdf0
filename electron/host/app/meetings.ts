import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { documentIdSchema } from '../../../shared/protocol/document-id'
import { type Invite, inviteSchema, readOnlyInvite } from '../../../shared/protocol/invite'
import { createJsonStore, type JsonStore, validEntries } from '../store/json-store'

const shareSchema = z.object({
  /** 128 bits in hexadecimal; every link, token, room and key is derived from it. */
  secret: z.string().regex(/^[0-9a-f]{32}$/),
  /** Whether the document can be reached over the network now. */
  isOpen: z.boolean(),
  /** Whether plain http is served, for people without the app. */
  allowBrowsers: z.boolean(),
})

const joinSchema = z.object({
  invite: inviteSchema,
  /** The clock's last known offset: meeting time minus own time, ms. */
  ahead: z.number(),
})

const sharesSchema = z.record(documentIdSchema, shareSchema)
const joinsSchema = z.record(documentIdSchema, joinSchema)
const meetingsSchema = z.object({ shares: sharesSchema, joins: joinsSchema })

const salvageMeetings = (stored: unknown) => {
  const { shares, joins } = z.object({ shares: z.unknown(), joins: z.unknown() }).partial().catch({}).parse(stored)
  return { shares: validEntries(shares, sharesSchema), joins: validEntries(joins, joinsSchema) }
}

/** A meeting held by this host to which others were invited. */
export type Share = z.infer<typeof shareSchema>
/** A meeting held by another host that this one has joined. */
export type Join = z.infer<typeof joinSchema>

/** Which documents are shared and which are joined; stored in the data folder, because it holds secrets. */
export type Meetings = Pick<JsonStore<unknown>, 'quarantinedAs'> & {
  share: (documentId: string) => Share | undefined
  shares: () => [documentId: string, share: Share][]
  /** Opens the document to others; the secret stays the same, so that earlier links work again. */
  openShare: (documentId: string, allowBrowsers: boolean | undefined) => Promise<Share>
  closeShare: (documentId: string) => Promise<void>
  /** Generates a new secret, so that earlier links stop working. */
  renewShare: (documentId: string) => Promise<void>
  join: (documentId: string) => Join | undefined
  /** Whether a document was joined by an invite that does not let this person edit it. */
  mayOnlyRead: (documentId: string) => boolean
  joins: () => [documentId: string, join: Join][]
  saveJoin: (invite: Invite, clockOffset: number) => Promise<Join>
  setClockOffset: (documentId: string, clockOffset: number) => Promise<void>
  forget: (documentId: string) => Promise<void>
  /** What the mesh's room and key are derived from: the secret of this host's share or of the joined meeting's invite. */
  meshSource: (documentId: string) => Pick<Invite, 'secret' | 'documentId' | 'access'> | undefined
}

/** A smaller change of a clock's offset is not worth a write. */
const MIN_OFFSET_CHANGE_MS = 20

const newSecret = (): string => randomBytes(16).toString('hex')

/** Opens the list of meetings. */
export const openMeetings = async (dataDir: string): Promise<Meetings> => {
  const store = await createJsonStore(join(dataDir, 'meetings.json'), {
    schema: meetingsSchema,
    initial: () => ({ shares: {}, joins: {} }),
    salvage: salvageMeetings,
  }).load()
  const own = <T>(record: Record<string, T>, id: string): T | undefined =>
    Object.hasOwn(record, id) ? record[id] : undefined
  const share = (id: string): Share | undefined => own(store.value().shares, id)
  const joined = (id: string): Join | undefined => own(store.value().joins, id)

  const setShare = async (id: string, next: Share): Promise<Share> => {
    await store.change((all) => ({ ...all, shares: { ...all.shares, [id]: next } }))
    return next
  }
  const setJoin = async (id: string, next: Join): Promise<Join> => {
    await store.change((all) => ({ ...all, joins: { ...all.joins, [id]: next } }))
    return next
  }

  return {
    quarantinedAs: store.quarantinedAs,
    share,
    shares: () => Object.entries(store.value().shares),
    openShare: (id, allowBrowsers) => {
      const known = share(id)
      return setShare(id, {
        secret: known?.secret ?? newSecret(),
        isOpen: true,
        allowBrowsers: allowBrowsers ?? known?.allowBrowsers ?? false,
      })
    },
    closeShare: async (id) => {
      const open = share(id)
      if (open) await setShare(id, { ...open, isOpen: false })
    },
    renewShare: async (id) => {
      const old = share(id)
      if (old) await setShare(id, { ...old, secret: newSecret() })
    },
    join: joined,
    mayOnlyRead: (documentId) => joined(documentId)?.invite.access === 'read',
    joins: () => Object.entries(store.value().joins),
    saveJoin: (invite, clockOffset) => {
      const old = joined(invite.documentId)
      // A read-only link to the same host does not take away the right to edit that an earlier link gave.
      const isWeaker = old?.invite.access === 'edit' && invite.access === 'read'
      const isSame = isWeaker && readOnlyInvite(old.invite).secret === invite.secret
      const best = isSame ? { ...old.invite, addresses: invite.addresses } : invite
      return setJoin(invite.documentId, { invite: best, ahead: clockOffset })
    },
    setClockOffset: async (id, clockOffset) => {
      const old = joined(id)
      const hasMoved = old && Math.abs(old.ahead - clockOffset) > MIN_OFFSET_CHANGE_MS
      if (hasMoved) await setJoin(id, { ...old, ahead: clockOffset })
    },
    forget: async (id) => {
      await store.change(({ shares, joins }) => ({
        shares: Object.fromEntries(Object.entries(shares).filter(([key]) => key !== id)),
        joins: Object.fromEntries(Object.entries(joins).filter(([key]) => key !== id)),
      }))
    },
    meshSource: (id) => {
      const here = share(id)
      if (here) return { secret: here.secret, documentId: id, access: 'edit' }
      return joined(id)?.invite
    },
  }
}
