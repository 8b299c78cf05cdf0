import { z } from 'zod'
import { defineKeyedValues, instant, keyIsPerson, type ValueOf } from '../../crdt'

const word = z.string().max(1_024)

/**
 * Who has read a postmortem and has nothing more to add, by person: the id on the roster, or a name. Nothing is deleted:
 * a sign-off that was withdrawn says so, and a reply that is imported again does not bring it back.
 */
export const signOffs = defineKeyedValues({
  name: 'signOffs',
  value: z.object({
    name: word.default(''),
    at: instant,
    /** What was read, as `contentVersion` tells it from any other state; empty if it is not known. */
    version: word.default(''),
    /** The kept version with the same content, if there is one. */
    revision: word.optional(),
    /** Who noted it down for somebody without a page of their own. */
    by: word.optional(),
    /** Identifies a reply, so that importing it again changes nothing. */
    importKey: word.optional(),
    withdrawnAt: instant.optional(),
  }),
  personKey: keyIsPerson,
})
export type StoredSignOffs = ValueOf<typeof signOffs>
