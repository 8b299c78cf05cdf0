import { z } from 'zod'

export const inviteAccessSchema = z.enum(['edit', 'read'])
export type InviteAccess = z.infer<typeof inviteAccessSchema>
