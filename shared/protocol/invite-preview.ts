import { z } from 'zod'

/** What somebody with a valid invite sees before they join: which meeting it is, who holds it, and who is expected. */
export const invitePreviewSchema = z.object({
  title: z.string().max(2_000),
  /** The person who holds the meeting, and their computer; empty if they gave no name. */
  host: z.object({ name: z.string().max(200), computer: z.string().max(300) }),
  people: z.array(z.object({ id: z.string().max(200), name: z.string().max(500), isHere: z.boolean() })).max(500),
})
export type InvitePreview = z.infer<typeof invitePreviewSchema>

/** “Checkout outage · hosted by Ana on ana-laptop”. */
export const meetingLine = ({ title, host: { name, computer } }: InvitePreview): string => {
  if (name && computer) return `${title} · hosted by ${name} on ${computer}`
  if (name) return `${title} · hosted by ${name}`
  return computer ? `${title} · hosted on ${computer}` : title
}
