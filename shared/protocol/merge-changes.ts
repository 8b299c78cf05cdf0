import { z } from 'zod'

/** What a merge does to a row or a field; those that somebody should look at come first. */
export const mergeKinds = [
  'changed-on-both-sides',
  'removed-there-edited-here',
  'edited-there-removed-here',
  'added',
  'changed',
  'removed',
] as const
export type MergeKind = (typeof mergeKinds)[number]

/** A field before the merge, in the other copy, and after the merge; empty where there is none. */
const mergedFieldSchema = z.object({ name: z.string(), here: z.string(), there: z.string(), merged: z.string() })
export type MergedField = z.infer<typeof mergedFieldSchema>

/** What merging another copy of a document does to one row or field of this one. */
export const mergeChangeSchema = z.object({
  /** The section's path in the readable content, and the row's id or the field's name: they identify the change. */
  path: z.string(),
  id: z.string(),
  /** The part of the document, in words. */
  place: z.string(),
  /** The beginning of the row's text, or the field's name. */
  label: z.string(),
  kind: z.enum(mergeKinds),
  fields: z.array(mergedFieldSchema),
})
export type MergeChange = z.infer<typeof mergeChangeSchema>

/** Identifies a change of a merge. */
export const changeRefSchema = mergeChangeSchema.pick({ path: true, id: true })
export type ChangeRef = z.infer<typeof changeRefSchema>

/** The number of changes that a preview lists. */
export const MAX_LISTED_CHANGES = 5_000
