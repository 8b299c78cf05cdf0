import { z } from 'zod'

/** A document's id, in files, invites, calls and sync. It becomes part of URLs and file names, and a key of objects. */
export const documentIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .refine((id) => !(id in Object.prototype), 'is a name that objects use themselves')
