import { z } from 'zod'

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
