import { z } from 'zod'

/** A STUN or TURN server, as `RTCPeerConnection` takes it. */
export const iceServerSchema = z.object({
  urls: z.string(),
  username: z.string().optional(),
  credential: z.string().optional(),
})

/** How many colors there are for participants. */
export const PARTICIPANT_COLORS = 12

/** Index into the participants' colors. */
export const colorSchema = z
  .number()
  .int()
  .min(0)
  .max(PARTICIPANT_COLORS - 1)

/** The settings that guests have too; they are kept by their browser. */
export const guestSettingsSchema = z.object({
  name: z.string(),
  color: colorSchema,
  theme: z.enum(['system', 'light', 'dark']),
  sound: z.enum(['auto', 'on', 'off']),
  /** Whether the last ten seconds of a stage can be heard, where sounds are on. */
  countsDown: z.boolean(),
  /** Whether blaming words in what this person writes are marked. */
  checksWording: z.boolean(),
  /** Whether records that are imported keep the names of people; otherwise only teams and roles are kept. */
  importsNames: z.boolean(),
  /** Ids of the prompt cards that are pinned. */
  pinnedCards: z.array(z.string()),
})

/** One person's settings, kept by their own host. */
export const settingsSchema = guestSettingsSchema.extend({
  /** The folder of the documents; if empty, they are next to the settings. A change takes effect at the next start. */
  folder: z.string(),
  /** IANA zone in which times are typed, `UTC` by default. */
  entryZone: z.string(),
  iceServers: z.array(iceServerSchema),
  hasSeenTour: z.boolean(),
  /** The id of the template that was chosen last; empty for the usual postmortem. */
  template: z.string(),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  name: '',
  color: 0,
  folder: '',
  entryZone: 'UTC',
  theme: 'system',
  sound: 'auto',
  countsDown: false,
  iceServers: [],
  checksWording: true,
  importsNames: false,
  hasSeenTour: false,
  template: '',
  pinnedCards: [],
}
