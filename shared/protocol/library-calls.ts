import { z } from 'zod'
import type { CallTable } from './call-table'
import { documentIdSchema } from './document-id'
import {
  documentStatuses,
  documentVersionSchema,
  dueActionSchema,
  fileProblemSchema,
  libraryEntrySchema,
  libraryNoticeSchema,
  MAX_QUERY_CHARS,
  searchHitSchema,
  suggestedLengthSchema,
} from './library'
import { changeRefSchema, mergeChangeSchema } from './merge-changes'

const importedFile = z.object({ fileName: z.string(), text: z.string() })
const document = z.object({ id: documentIdSchema })
const versionOfDocument = z.object({ id: documentIdSchema, version: z.string() })
const nothing = z.object({})

/** The calls about the library, and about the files in it; rows of `callSchemas`. */
export const libraryCalls = {
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
  /** `template`: the id of a template, or the minutes of a meeting with the usual agenda. */
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
} satisfies CallTable
