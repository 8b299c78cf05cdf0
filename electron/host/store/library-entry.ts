import { z } from 'zod'
import { describeFileProblem } from '../../../shared/file'
import { type FileProblem, fileProblemSchema, libraryEntrySchema } from '../../../shared/protocol/calls'

const summarySchema = libraryEntrySchema.omit({ fileName: true, changedAt: true, isReadOnly: true, joinedFrom: true })

/** What is known of one file: what it holds, or why it can't be opened, as of the state it had then. */
export const knownFileSchema = z.object({
  signature: z.object({ inode: z.number(), size: z.number(), changedAt: z.number() }),
  savedAt: z.string(),
  isReadOnly: z.boolean(),
  /** Something other than its state is damaged: opening and saving mends it. */
  isDamaged: z.boolean().optional(),
  summary: summarySchema.optional(),
  problem: fileProblemSchema.optional(),
})
export type KnownFile = z.infer<typeof knownFileSchema>

/** What looking at a file came to. */
export type FileReport = Omit<KnownFile, 'signature'>

/** A file's problem in words. */
export const fileProblem = (code: FileProblem['code'], fileName: string, detail?: string): FileProblem => ({
  fileName,
  code,
  sentence: describeFileProblem(code, fileName, detail),
})
