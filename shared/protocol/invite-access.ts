import { z } from 'zod'

/** What an invite allows. Apart from the invites themselves, whose keys a page does not derive before somebody joins. */
export const inviteAccessSchema = z.enum(['edit', 'read'])
export type InviteAccess = z.infer<typeof inviteAccessSchema>
