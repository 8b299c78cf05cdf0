import { z } from 'zod'
import { assistantCalls } from './assistant'
import type { CallTable } from './call-table'
import { documentIdSchema } from './document-id'
import { failureSchema } from './failure'
import { followUpCalls } from './follow-up'
import { inviteAccessSchema } from './invite-access'
import { invitePreviewSchema } from './invite-preview'
import { libraryCalls } from './library-calls'
import { policiesSchema, policyRulesSchema } from './policies'
import { printJobSchema } from './print-job'
import { ownCardsSchema, promptCardSchema } from './prompt-cards'
import { iceServerSchema, settingsSchema } from './settings'
import { rememberedStandInsSchema } from './stand-ins'
import { ownTemplatesSchema, postmortemTemplateSchema } from './templates'

const document = z.object({ id: documentIdSchema })
const nothing = z.object({})

/**
 * Every call that a signed-in page can make to its host (`POST /api/<name>`). Signing in (`/welcome`, `/guest`), events,
 * sync and signaling have endpoints of their own. Server and client both derive from this table.
 */
export const callSchemas = {
  'session.read': {
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.enum(['own', 'guest']),
        /** The one document a guest may see. */
        documentId: z.string().optional(),
        isReadOnly: z.boolean(),
        appVersion: z.string(),
      }),
      /**
       * Every page makes this call first; not being signed in is a normal answer, not an error in the browser's
       * console.
       */
      z.object({ kind: z.literal('nobody'), failure: failureSchema }),
    ]),
    guest: true,
  },
  ...libraryCalls,
  ...followUpCalls,
  /** Whether a browser on this computer can make a PDF. */
  'pdf.find': { input: nothing, output: z.object({ isAvailable: z.boolean() }) },
  /** Makes a PDF of an exported page; a caller that closes the connection stops it. */
  'pdf.make': { input: printJobSchema, output: z.object({ base64: z.string() }), hasFile: true },
  'settings.read': { input: nothing, output: settingsSchema, guest: true },
  'settings.change': { input: settingsSchema.partial(), output: settingsSchema },
  'drafts.read': { input: document, output: z.object({ drafts: z.record(z.string(), z.string()) }) },
  /** An empty text removes the draft. */
  'drafts.write': { input: z.object({ id: documentIdSchema, place: z.string(), text: z.string() }), output: nothing },
  /** The person's own prompt cards; guests have none. */
  'cards.read': { input: nothing, output: ownCardsSchema },
  /** Adds a card, or replaces the one with `formerId`. */
  'cards.save': {
    input: z.object({ card: promptCardSchema, formerId: z.string().optional() }),
    output: ownCardsSchema,
  },
  'cards.remove': { input: z.object({ id: z.string() }), output: ownCardsSchema },
  /** Hides a built-in card, or shows it again. */
  'cards.hide': { input: z.object({ id: z.string(), isHidden: z.boolean() }), output: ownCardsSchema },
  /** What the folder’s documents are judged by from now on; guests have none. */
  'policies.read': { input: nothing, output: policiesSchema },
  /** Replaces all rules; what is left out has its default. What the file has besides stays. */
  'policies.save': { input: z.object({ rules: policyRulesSchema }), output: policiesSchema },
  /** The folder’s own templates; guests have none. */
  'templates.read': { input: nothing, output: ownTemplatesSchema },
  /** Adds a template, or replaces the one with its id. */
  'templates.save': { input: z.object({ template: postmortemTemplateSchema }), output: ownTemplatesSchema },
  'templates.remove': { input: z.object({ id: z.string() }), output: ownTemplatesSchema },
  /** What this person decided in earlier public editions; guests’ browsers keep their own. */
  'standIns.read': { input: nothing, output: z.object({ standIns: rememberedStandInsSchema }) },
  'standIns.remember': { input: z.object({ standIns: rememberedStandInsSchema }), output: nothing },
  ...assistantCalls,
  'meeting.invite': {
    /** Without `allowBrowsers` the current choice stays, so that viewing the link again disconnects nobody. */
    input: z.object({ id: documentIdSchema, access: inviteAccessSchema, allowBrowsers: z.boolean().optional() }),
    output: z.object({
      /** For people with the app. */
      appLink: z.string(),
      /** For a browser; present only if the facilitator allowed plain http. */
      browserLink: z.string().optional(),
      /** Where this host can be reached now, as `host:port`. Empty: no network. */
      addresses: z.array(z.string()),
    }),
  },
  /** Generates a new secret and a new room; every earlier link stops working. */
  'meeting.revoke': { input: document, output: nothing },
  /** Stops listening on the network for this document. */
  'meeting.close': { input: document, output: nothing },
  /** Which meeting a link leads to, according to the host that holds it; nothing is stored. */
  'meeting.preview': {
    input: z.object({ link: z.string() }),
    output: z.object({ preview: invitePreviewSchema.optional() }),
  },
  'meeting.join': { input: z.object({ link: z.string() }), output: document },
  'meeting.leave': { input: document, output: nothing },
  /** What joining the mesh needs; empty for a document that was never shared, and for readers. */
  'meeting.mesh': {
    input: document,
    output: z.object({
      room: z.string().optional(),
      /** 32 bytes in hexadecimal: encrypts what passes through signaling. */
      key: z.string().optional(),
      iceServers: z.array(iceServerSchema),
    }),
    guest: true,
  },
} satisfies CallTable

export type CallSchemas = typeof callSchemas
export type CallName = keyof CallSchemas
export type CallInput<N extends CallName> = z.input<CallSchemas[N]['input']>
export type CallOutput<N extends CallName> = z.output<CallSchemas[N]['output']>

/** Hints pushed to the local page over `/events` (server-sent events). */
export const hostEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('library') }),
  z.object({ type: z.literal('settings') }),
  z.object({ type: z.literal('cards') }),
  z.object({ type: z.literal('policies') }),
  z.object({ type: z.literal('templates') }),
])
export type HostEvent = z.infer<typeof hostEventSchema>

export { type Failure, failureSchema } from './failure'
