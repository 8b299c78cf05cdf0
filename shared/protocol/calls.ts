import { z } from 'zod'
import { assistantCalls } from './assistant'
import { documentIdSchema } from './document-id'
import { failureSchema } from './failure'
import { inviteAccessSchema } from './invite-access'
import { invitePreviewSchema } from './invite-preview'
import { changeRefSchema, mergeChangeSchema } from './merge-changes'
import { printJobSchema } from './print-job'
import { ownCardsSchema, promptCardSchema } from './prompt-cards'
import { iceServerSchema, settingsSchema } from './settings'
import { rememberedStandInsSchema } from './stand-ins'

z.config({ jitless: true })

/** The stages of a postmortem's life, in order. */
export const documentStatuses = ['draft', 'in-meeting', 'in-review', 'complete'] as const
export type DocumentStatus = (typeof documentStatuses)[number]

/** What the library shows of a document without opening it; derived, so that it can be rebuilt. */
export const libraryEntrySchema = z.object({
  id: z.string(),
  title: z.string(),
  fileName: z.string(),
  incidentId: z.string(),
  severity: z.string(),
  status: z.enum(documentStatuses),
  owner: z.string(),
  services: z.array(z.string()),
  tags: z.array(z.string()),
  /** When the incident started, or else when the document was created; epoch milliseconds. */
  date: z.number(),
  /** Last change on disk; epoch milliseconds. */
  changedAt: z.number(),
  openActions: z.number(),
  isSample: z.boolean(),
  isReadOnly: z.boolean(),
  /** For a copy of someone else's meeting: the address of its host. */
  joinedFrom: z.string().optional(),
})
export type LibraryEntry = z.infer<typeof libraryEntrySchema>

/** Where a document matches a search beyond what its entry shows: the section, and the words around the match. */
export const searchHitSchema = z.object({
  part: z.string(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
})
export type SearchHit = z.infer<typeof searchHitSchema>

/** Longest query that is searched for, in characters. */
export const MAX_QUERY_CHARS = 400

/** An action that is open and has a date, and the document that it is in. */
export const dueActionSchema = z.object({
  documentId: z.string(),
  documentTitle: z.string(),
  id: z.string(),
  text: z.string(),
  owner: z.string(),
  /** ISO date. */
  due: z.string(),
})
export type DueAction = z.infer<typeof dueActionSchema>

/** How long a stage usually takes: the median over so many of the last meetings in the folder. */
export const suggestedLengthSchema = z.object({ stage: z.string(), minutes: z.number(), meetings: z.number() })
export type SuggestedLength = z.infer<typeof suggestedLengthSchema>

/** A file in the folder that could not be opened, with what to do. Its bytes are untouched. */
export const fileProblemSchema = z.object({
  fileName: z.string(),
  code: z.enum([
    'empty',
    'not-json',
    'not-debrief',
    'truncated',
    'damaged',
    'newer',
    'unreadable',
    'duplicate-id',
    'unopenable',
    'journal-unusable',
  ]),
  sentence: z.string(),
  /** The postmortem's id, if it can still be read from the file: its versions can be viewed. */
  id: z.string().optional(),
})
export type FileProblem = z.infer<typeof fileProblemSchema>

/** Something that happened to a postmortem on disk, shown to its owner until they dismiss it. */
export const libraryNoticeSchema = z.object({
  key: z.string(),
  /** The postmortem that it is about, if it is known. */
  id: z.string().optional(),
  title: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  sentence: z.string(),
  /** Names of the files that were kept because of it, which can be downloaded. */
  files: z.array(z.string()),
})
export type LibraryNotice = z.infer<typeof libraryNoticeSchema>

/** An earlier state of a postmortem that is kept as a file. */
export const documentVersionSchema = z.object({
  version: z.string(),
  /** Epoch milliseconds. */
  keptAt: z.number(),
  bytes: z.number(),
  /** Missing if the version can't be read. */
  summary: z.object({ title: z.string(), status: z.string(), words: z.number(), actions: z.number() }).optional(),
})
export type DocumentVersion = z.infer<typeof documentVersionSchema>

const importedFile = z.object({ fileName: z.string(), text: z.string() })
const document = z.object({ id: documentIdSchema })
const versionOfDocument = z.object({ id: documentIdSchema, version: z.string() })
const nothing = z.object({})

/**
 * Every call that a signed-in page can make to its host (`POST /api/<name>`). Signing in (`/welcome`, `/guest`), events,
 * sync and signaling have endpoints of their own. Server and client both derive from this table; input and output pass
 * their schema at the edge. Guests may only make the calls marked with `guest`, the command line those with `command`.
 * Those with `hasFile` are sent a whole file.
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
  'library.list': {
    /** How many entries are wanted; without it, all. */
    input: z.object({ limit: z.number().int().min(0).optional() }),
    output: z.object({
      folder: z.string(),
      /** The newest first. */
      entries: z.array(libraryEntrySchema),
      /** How many postmortems there are. */
      total: z.number(),
      problems: z.array(fileProblemSchema),
      notices: z.array(libraryNoticeSchema),
      /** While the folder is read for the first time: how many of its files have been read. */
      reading: z.object({ done: z.number(), total: z.number() }).optional(),
    }),
  },
  /** Documents that contain every word of a query, tolerating typos; best first. */
  'library.search': {
    input: z.object({
      query: z.string().max(MAX_QUERY_CHARS),
      status: z.enum(documentStatuses).optional(),
      /** How many matches are wanted; `total` counts all of them. */
      limit: z.number().int().min(1).max(10_000).default(100),
    }),
    output: z.object({
      matches: z.array(z.object({ entry: libraryEntrySchema, hit: searchHitSchema.optional() })),
      total: z.number(),
    }),
  },
  /** Open actions of every document with a date up to `until` (ISO), oldest date first. */
  'library.dueActions': {
    /** Actions with a date before `today` are overdue. `limit`: how many are wanted; the counts are of all. */
    input: z.object({ today: z.iso.date(), until: z.iso.date(), limit: z.number().int().min(0).max(10_000) }),
    output: z.object({ actions: z.array(dueActionSchema), total: z.number(), overdue: z.number() }),
  },
  /** Lengths for the stages of a document, from the meetings of the others. */
  'library.suggestLengths': { input: document, output: z.object({ lengths: z.array(suggestedLengthSchema) }) },
  /** Tries to open a file again. */
  'library.retry': { input: z.object({ fileName: z.string() }), output: nothing },
  'library.dismissNotice': { input: z.object({ key: z.string() }), output: nothing },
  /** The bytes of a file that could not be opened, or that a notice names. */
  'library.rawFile': {
    input: z.object({ fileName: z.string() }),
    output: z.object({ fileName: z.string(), base64: z.string() }),
  },
  'library.create': { input: z.object({ title: z.string(), template: z.string().optional() }), output: document },
  'library.openSample': { input: nothing, output: document },
  /** What importing a `.debrief.json` will do; without `changes`, the library does not have this postmortem. */
  'library.previewImport': {
    input: importedFile,
    output: z.object({
      id: z.string(),
      title: z.string(),
      changes: z.array(mergeChangeSchema).optional(),
      /** How many changes there are in all; `changes` ends after `MAX_LISTED_CHANGES`. */
      changeCount: z.number(),
    }),
    hasFile: true,
  },
  /**
   * Imports a `.debrief.json`; if the postmortem exists already, the two are merged. Given `leftOut`, they are merged
   * without these changes, and the merge can be undone.
   */
  'library.importFile': {
    input: importedFile.extend({ leftOut: z.array(changeRefSchema).optional() }),
    output: z.object({ id: z.string(), isMerged: z.boolean() }),
    hasFile: true,
    command: true,
  },
  /** Takes back the last merge into a postmortem, as one edit. */
  'library.undoImport': { input: document, output: nothing },
  /** Moves the file to the folder's trash; `library.restore` brings it back. */
  'library.remove': { input: document, output: nothing },
  'library.restore': { input: document, output: nothing },
  /** The contents of the trash, last removed first. */
  'library.listTrash': {
    input: nothing,
    output: z.object({ entries: z.array(z.object({ id: z.string(), title: z.string(), removedAt: z.number() })) }),
  },
  /** The text of the file on disk, once everything typed so far is saved. */
  'document.file': {
    input: document,
    output: z.object({ fileName: z.string(), text: z.string() }),
    guest: true,
    command: true,
  },
  /** A postmortem's earlier versions, newest first. */
  'document.versions': { input: document, output: z.object({ versions: z.array(documentVersionSchema) }) },
  'document.version': { input: versionOfDocument, output: z.object({ fileName: z.string(), text: z.string() }) },
  /** Restores a version; the current state is kept as a version first. */
  'document.restoreVersion': { input: versionOfDocument, output: nothing },
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
} satisfies Record<string, { input: z.ZodType; output: z.ZodType; guest?: true; command?: true; hasFile?: true }>

export type CallSchemas = typeof callSchemas
export type CallName = keyof CallSchemas
export type CallInput<N extends CallName> = z.input<CallSchemas[N]['input']>
export type CallOutput<N extends CallName> = z.output<CallSchemas[N]['output']>

/** Hints pushed to the local page over `/events` (server-sent events). */
export const hostEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('library') }),
  z.object({ type: z.literal('settings') }),
  z.object({ type: z.literal('cards') }),
])
export type HostEvent = z.infer<typeof hostEventSchema>

export { type Failure, failureSchema } from './failure'
