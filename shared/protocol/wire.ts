import { z } from 'zod'
import { answerSchema } from './answer'

/**
 * The small messages that travel beside Yjs updates: on Hocuspocus as its stateless messages (JSON text), on the mesh
 * as frames of their own. Everything is validated at the edge; an unknown type is ignored, so that versions can differ.
 */

/** Yjs draws client ids from 32 bits. */
const MAX_CLIENT_ID = 2 ** 32 - 1
/** Ten changes a second for six years. */
const MAX_SEQ = 2 ** 31 - 1
/** Letters of a caret as JSON: four ids and a name. */
const MAX_CURSOR_LENGTH = 2_000
/** Letters of a delete set in base64: deletions that nobody has confirmed yet, not those of the whole document. */
const MAX_DELETES_LENGTH = 512 * 1024

/** A ballot's name, and the round that a message means. */
const ballotRound = { ballot: z.string().min(1).max(64), round: z.number().int().min(0).max(1_000_000) }

/** Why a host did not take an answer, or did not reveal. */
export const ballotRefusalSchema = z.enum(['closed', 'not-allowed', 'not-leading', 'invalid', 'too-fast', 'full'])
export type BallotRefusal = z.infer<typeof ballotRefusalSchema>

/** What one person shows of themself; sent only by its owner, on every link the owner has. */
export const presenceStateSchema = z.object({
  name: z.string().max(80),
  /** Id on the roster, so that two people of one name are two. */
  person: z.string().max(64).optional(),
  color: z.number().int().min(0).max(11),
  isFacilitator: z.boolean(),
  /** Id of the stage looked at, if any. */
  stage: z.string().max(64).optional(),
  /** The record that is open, as `part/id`: where a facilitator is, the room goes. */
  focus: z.string().max(200).optional(),
  /** Where the caret is: a record's field, with Yjs relative positions as JSON. */
  cursor: z
    .unknown()
    .optional()
    .refine((cursor) => (JSON.stringify(cursor) ?? '').length <= MAX_CURSOR_LENGTH),
})
export type PresenceState = z.infer<typeof presenceStateSchema>

export const wireMessageSchema = z.discriminatedUnion('type', [
  /** `state` null: the person left. `seq` grows with every change, so that late or doubled ones are told apart. */
  z.object({
    type: z.literal('presence'),
    clientId: z.number().int().min(0).max(MAX_CLIENT_ID),
    seq: z.number().int().min(0).max(MAX_SEQ),
    state: presenceStateSchema.nullable(),
    /** The page's key on the mesh, in hexadecimal; the hosts pass it on, and vouch for it. */
    key: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    /** On the mesh, made with that key over all the rest. */
    signature: z
      .string()
      .regex(/^[0-9a-f]{128}$/)
      .optional(),
  }),
  /** Clock probe. `t0` is the asker's own monotonic time, ms; given back with the server's meeting time (epoch ms) at receipt and at reply. */
  z.object({ type: z.literal('time'), t0: z.number() }),
  z.object({ type: z.literal('time-is'), t0: z.number(), t1: z.number(), t2: z.number() }),
  /**
   * Asks whether what the asker wrote is on disk. `clock` is the asker's own Yjs clock after its last transaction;
   * `deletes` its not yet confirmed deletions, as a base64 delete set.
   */
  z.object({
    type: z.literal('stored?'),
    n: z.number().int(),
    clientId: z.number().int().min(0).max(MAX_CLIENT_ID),
    clock: z.number().int().min(0),
    deletes: z.string().max(MAX_DELETES_LENGTH),
  }),
  /** `own`: fsynced by the own host. `meeting`: by the meeting's host too. `missing`: not received, sync again. */
  z.object({ type: z.literal('stored'), n: z.number().int(), where: z.enum(['own', 'meeting', 'missing']) }),
  /** Pushed by a host whenever it changes: how saving goes, and whether the meeting's host can be reached from here. */
  z.object({
    type: z.literal('host'),
    save: z.enum(['saved', 'saving', 'failing']),
    /** With `failing`: what is wrong, what is safe and what to do. */
    sentence: z.string().optional(),
    /**
     * `self`: this host holds the meeting. `lost`: it is trying to reach the one that does. `refused`: the invite no longer
     * counts. `unsafe`: the one that holds it has sent a change that no document may hold, and nothing is taken from it.
     */
    link: z.enum(['self', 'linked', 'lost', 'refused', 'unsafe']),
    /** With `unsafe`: what is wrong with the change. */
    linkSentence: z.string().optional(),
    isReadOnly: z.boolean(),
  }),
  /** Asks how every ballot stands; answered with a `ballot-state` for each. */
  z.object({ type: z.literal('ballots?') }),
  /**
   * One person's answer, for the meeting's host alone: a host that is linked to it passes it on, and nothing keeps it but
   * the meeting's host's memory. Each answer replaces the one before; an empty one takes it back.
   */
  z.object({ type: z.literal('ballot-answer'), ...ballotRound, answer: answerSchema }),
  /**
   * How many have answered. `own` is the asker's own answer and goes to nobody else. `box` tells one life of the host's
   * memory from the next: what was answered in another one has to be sent again.
   */
  z.object({
    type: z.literal('ballot-state'),
    ...ballotRound,
    box: z.string().max(64),
    answered: z.number().int().min(0).max(1_000_000),
    own: answerSchema.optional(),
  }),
  z.object({ type: z.literal('ballot-refused'), ...ballotRound, reason: ballotRefusalSchema }),
  /** Whoever leads the meeting has what was answered counted and written down. `clientId`: as they show themself. */
  z.object({ type: z.literal('ballot-reveal'), ...ballotRound, clientId: z.number().int().min(0).max(MAX_CLIENT_ID) }),
  /** Likewise: has everybody answer anew after a round was revealed. */
  z.object({ type: z.literal('ballot-reopen'), ...ballotRound, clientId: z.number().int().min(0).max(MAX_CLIENT_ID) }),
])
export type WireMessage = z.infer<typeof wireMessageSchema>

/** Reads one message; undefined for anything that is not one. */
export const parseWireMessage = (text: string): WireMessage | undefined => {
  try {
    const parsed = wireMessageSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
