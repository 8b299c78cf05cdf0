import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { documentIdSchema } from '../../shared/api/document-id'
import { type Invite, type InviteAccess, inviteSchema, inviteToken, readOnlyInvite } from '../../shared/api/invite'
import { type Kept, openKept, soundEntries } from './kept'

const shareSchema = z.object({
  /** 128 bits in hexadecimal; every link, token, room and key comes from it. */
  secret: z.string().regex(/^[0-9a-f]{32}$/),
  /** Whether the network may reach the document now. */
  isOpen: z.boolean(),
  /** Whether plain http is served, for people without the app. */
  allowBrowsers: z.boolean(),
})

const joinSchema = z.object({
  invite: inviteSchema,
  /** How far meeting time was ahead of own time (ms) when it was last known. */
  ahead: z.number(),
})

const sharesSchema = z.record(documentIdSchema, shareSchema)
const joinsSchema = z.record(documentIdSchema, joinSchema)
const meetingsSchema = z.object({ shares: sharesSchema, joins: joinsSchema })

const salvageMeetings = (stored: unknown) => {
  const { shares, joins } = z.object({ shares: z.unknown(), joins: z.unknown() }).partial().catch({}).parse(stored)
  return { shares: soundEntries(shares, sharesSchema), joins: soundEntries(joins, joinsSchema) }
}

/** A meeting that this host holds and has invited others to. */
export type Share = z.infer<typeof shareSchema>
/** A meeting that another host holds and this one takes part in. */
export type Join = z.infer<typeof joinSchema>

/** Which documents are shared and which are joined; kept in the data folder, because it holds secrets. */
export type Meetings = Pick<Kept<unknown>, 'quarantinedAs'> & {
  share: (documentId: string) => Share | undefined
  shares: () => [documentId: string, share: Share][]
  /** Opens the document for others; the secret stays what it was, so that earlier links work again. */
  openShare: (documentId: string, allowBrowsers: boolean | undefined) => Promise<Share>
  closeShare: (documentId: string) => Promise<void>
  /** A new secret: what was made from the old one no longer opens anything. */
  renewShare: (documentId: string) => Promise<void>
  join: (documentId: string) => Join | undefined
  joins: () => [documentId: string, join: Join][]
  /** `ahead` as in `Join`. */
  keepJoin: (invite: Invite, ahead: number) => Promise<Join>
  keepAhead: (documentId: string, ahead: number) => Promise<void>
  forget: (documentId: string) => Promise<void>
  /** What the mesh is derived from: the own share's secret, or the joined invite's. */
  meshSource: (documentId: string) => Pick<Invite, 'secret' | 'documentId' | 'access'> | undefined
}

const newSecret = (): string => randomBytes(16).toString('hex')

/** Opens the list of meetings. */
export const openMeetings = async (dataDir: string): Promise<Meetings> => {
  const path = join(dataDir, 'meetings.json')
  const kept = await openKept(path, meetingsSchema, () => ({ shares: {}, joins: {} }), salvageMeetings)
  const own = <T>(record: Record<string, T>, id: string): T | undefined =>
    Object.hasOwn(record, id) ? record[id] : undefined
  const share = (id: string): Share | undefined => own(kept.value().shares, id)
  const joined = (id: string): Join | undefined => own(kept.value().joins, id)

  const setShare = async (id: string, next: Share): Promise<Share> => {
    await kept.change((all) => ({ ...all, shares: { ...all.shares, [id]: next } }))
    return next
  }
  const setJoin = async (id: string, next: Join): Promise<Join> => {
    await kept.change((all) => ({ ...all, joins: { ...all.joins, [id]: next } }))
    return next
  }

  return {
    quarantinedAs: kept.quarantinedAs,
    share,
    shares: () => Object.entries(kept.value().shares),
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
    joins: () => Object.entries(kept.value().joins),
    keepJoin: (invite, ahead) => {
      const old = joined(invite.documentId)
      // A link for reading takes no right away that an earlier one for editing, to the same host, has given.
      const isWeaker = old?.invite.access === 'edit' && invite.access === 'read'
      const isSame = isWeaker && readOnlyInvite(old.invite).secret === invite.secret
      const kept = isSame ? { ...old.invite, addresses: invite.addresses } : invite
      return setJoin(invite.documentId, { invite: kept, ahead })
    },
    keepAhead: async (id, ahead) => {
      const old = joined(id)
      if (old && Math.abs(old.ahead - ahead) > 20) await setJoin(id, { ...old, ahead })
    },
    forget: async (id) => {
      await kept.change(({ shares, joins }) => ({
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

/** Deriving costs half a millisecond, and every request with a cookie asks. */
const derived = new WeakMap<Share, Record<InviteAccess, string>>()

/** The tokens that open a shared document, by what they allow. */
export const shareTokens = (documentId: string, share: Share): Record<InviteAccess, string> => {
  const known = derived.get(share)
  if (known) return known
  const invite = { documentId, access: 'edit' as const, secret: share.secret, addresses: [], fingerprint: '' }
  const tokens = { edit: inviteToken(invite), read: inviteToken(readOnlyInvite(invite)) }
  derived.set(share, tokens)
  return tokens
}
