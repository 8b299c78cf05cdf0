import { z } from 'zod'
import { describeFileProblem } from '../../../shared/file'
import { followUpDocumentSchema } from '../../../shared/protocol/follow-up'
import {
  type FileProblem,
  fileProblemSchema,
  type LibraryEntry,
  libraryEntrySchema,
} from '../../../shared/protocol/library'

/** What the index stores about a document; the rest of a library entry is about its file. */
const summarySchema = libraryEntrySchema
  .omit({ fileName: true, changedAt: true, isReadOnly: true, joinedFrom: true })
  .extend({
    ...followUpDocumentSchema.pick({ day: true, checkDays: true, actions: true }).shape,
    causes: z.array(z.string()),
    /** `PackedTexts`. */
    texts: z.string(),
    held: z
      .object({ endedAt: z.number(), stages: z.array(z.object({ stage: z.string(), used: z.number() })) })
      .optional(),
  })
export type StoredSummary = z.infer<typeof summarySchema>

/** What is known about one file: its content, or why it can't be opened, for the state with this signature. */
export const knownFileSchema = z.object({
  signature: z.object({ inode: z.number(), size: z.number(), changedAt: z.number() }),
  savedAt: z.string(),
  isReadOnly: z.boolean(),
  /** Whether something other than its state is damaged, which opening and saving repairs. */
  isDamaged: z.boolean().optional(),
  summary: summarySchema.optional(),
  /** Whether `summary` is of an earlier state of the file: an open document's is read from the document itself. */
  isSummaryOld: z.boolean().optional(),
  problem: fileProblemSchema.optional(),
})
export type KnownFile = z.infer<typeof knownFileSchema>

/** A document of the folder: its summary, and its file. */
export type ListedDocument = { summary: StoredSummary } & Pick<LibraryEntry, 'fileName' | 'changedAt' | 'isReadOnly'>

/** Everything known of a document, in one object. */
export type DocumentEntry = StoredSummary & Omit<ListedDocument, 'summary'>

export const toEntry = ({ summary, ...file }: ListedDocument): DocumentEntry => ({ ...summary, ...file })

/** The result of inspecting a file. */
export type FileReport = Omit<KnownFile, 'signature'>

/** A file's problem in words. */
export const fileProblem = (code: FileProblem['code'], fileName: string, detail?: string): FileProblem => ({
  fileName,
  code,
  sentence: describeFileProblem(code, fileName, detail),
})
