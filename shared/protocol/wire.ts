import { z } from 'zod'
import { answerSchema, MAX_PEOPLE_PER_DEVICE } from './answer'
import { colorSchema } from './settings'

/**
 * The wire protocol between pages and hosts, and between hosts. Documents are sent as Yjs updates in Hocuspocus'
 * messages; the small messages below are sent alongside, over Hocuspocus as its stateless messages (JSON text), over
 * the mesh as separate frames. Everything is validated at the edge; an unknown type is ignored, so that versions
 * can differ.
 */

/** Hocuspocus' message types, as far as our pages and hosts send them. */
export const hocuspocusTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
} as const

/** The sync steps of y-protocols, in Hocuspocus' messages and on the mesh. */
export const syncSteps = { stateVector: 0, answer: 1, update: 2 } as const

/** Close codes of a host's WebSockets. */
export const closeCodes = {
  /** A message could not be parsed. */
  malformed: 4400,
  /** The invite no longer works. */
  refused: 4403,
  /** Nothing arrived in time. */
  silent: 4408,
  /** The document cannot be opened; the reason says why. */
  unopened: 4422,
  /** What the other side has must not be applied; the reason says why. */
  unmergeable: 4424,
  /** Messages arrived too fast. */
  tooFast: 4429,
  /** The other side reads too slowly. */
  tooSlow: 4430,
  /** Reconnect at once, since the rights have changed; WebSocket's own "service restart". */
  changed: 1012,
  /** The host is closing; WebSocket's own "going away". */
  ending: 1001,
} as const

/** Yjs draws client ids from 32 bits. */
const MAX_CLIENT_ID = 2 ** 32 - 1
/** Ten changes a second for six years. */
const MAX_SEQ = 2 ** 31 - 1
/** Length of a caret as JSON: four ids and a name. */
const MAX_CURSOR_LENGTH = 2_000
/** Length of a delete set in base64: deletions that are not confirmed yet, not those of the whole document. */
const MAX_DELETES_LENGTH = 512 * 1024

/** A ballot's name, and the round that a message is about. */
const ballotRound = { ballot: z.string().min(1).max(64), round: z.number().int().min(0).max(1_000_000) }

/** The answers of one device; `others` are those of further people who answer on it. */
const deviceAnswers = {
  others: z
    .array(answerSchema)
    .max(MAX_PEOPLE_PER_DEVICE - 1)
    .optional(),
}

/** Why a host did not accept an answer, or did not reveal a round. */
export const ballotRefusalSchema = z.enum(['closed', 'not-allowed', 'not-leading', 'invalid', 'too-fast', 'full'])
export type BallotRefusal = z.infer<typeof ballotRefusalSchema>

/** One person's presence; sent only by their own page, on every connection it has. */
export const presenceStateSchema = z.object({
  name: z.string().max(80),
  /** Id on the roster, which distinguishes two people of the same name. */
  person: z.string().max(64).optional(),
  color: colorSchema,
  isFacilitator: z.boolean(),
  /** Id of the stage that they view, if any. */
  stage: z.string().max(64).optional(),
  /** The record that they have open, as `section/id`; the room follows the facilitator's. */
  focus: z.string().max(200).optional(),
  /** The caret: a record's field, with Yjs relative positions as JSON. */
  cursor: z
    .unknown()
    .optional()
    .refine((cursor) => (JSON.stringify(cursor) ?? '').length <= MAX_CURSOR_LENGTH),
})
export type PresenceState = z.infer<typeof presenceStateSchema>

export const wireMessageSchema = z.discriminatedUnion('type', [
  /**
   * `state` null: the person left. `seq` grows with every change, so that late and duplicate messages are recognized.
   */
  z.object({
    type: z.literal('presence'),
    clientId: z.number().int().min(0).max(MAX_CLIENT_ID),
    seq: z.number().int().min(0).max(MAX_SEQ),
    state: presenceStateSchema.nullable(),
    /** The page's public key on the mesh, in hexadecimal; hosts relay it with the presence. */
    key: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    /** On the mesh: a signature with that key over everything else. */
    signature: z
      .string()
      .regex(/^[0-9a-f]{128}$/)
      .optional(),
  }),
  /** Clock probe: `t0` is the sender's monotonic time, ms. The answer adds meeting time (epoch ms) at receipt and at reply. */
  z.object({ type: z.literal('time'), t0: z.number() }),
  z.object({ type: z.literal('time-is'), t0: z.number(), t1: z.number(), t2: z.number() }),
  /**
   * Persistence query: are the sender's changes on disk? `clock` is its own Yjs clock after its last transaction,
   * `deletes` its deletions that are not confirmed yet, as a base64 delete set.
   */
  z.object({
    type: z.literal('stored?'),
    n: z.number().int(),
    clientId: z.number().int().min(0).max(MAX_CLIENT_ID),
    clock: z.number().int().min(0),
    deletes: z.string().max(MAX_DELETES_LENGTH),
  }),
  /** Persistence ack. `own`: fsynced by the page's own host. `meeting`: by the meeting's host too. `missing`: not received, sync again. */
  z.object({ type: z.literal('stored'), n: z.number().int(), where: z.enum(['own', 'meeting', 'missing']) }),
  /** Sent by a host on every change: the state of saving, and whether it can reach the meeting's host. */
  z.object({
    type: z.literal('host'),
    save: z.enum(['saved', 'saving', 'failing']),
    /** With `failing`: what happened, what is safe and what to do. */
    sentence: z.string().optional(),
    /**
     * `self`: this host holds the meeting. `lost`: it is trying to reach the one that does. `refused`: the invite no
     * longer works. `unsafe`: the one that does has sent an update that no document may contain, and none of it was
     * applied.
     */
    link: z.enum(['self', 'linked', 'lost', 'refused', 'unsafe']),
    /** With `unsafe`: what is wrong with the update. */
    linkSentence: z.string().optional(),
    isReadOnly: z.boolean(),
  }),
  /** Asks for the state of every ballot; answered with a `ballot-state` for each. */
  z.object({ type: z.literal('ballots?') }),
  /**
   * The answers of one device, for the meeting's host alone: a linked host relays them, and they are kept only in the
   * memory of the meeting's host. They replace those before; an empty one withdraws its answer.
   */
  z.object({ type: z.literal('ballot-answer'), ...ballotRound, answer: answerSchema, ...deviceAnswers }),
  /**
   * How many have answered. `own` and `others` are the answers of the receiver's own device and are sent to nobody else.
   * `box` changes when the host restarts: answers from before have to be sent again. `additional` people answer on a
   * device that somebody else answers on too.
   */
  z.object({
    type: z.literal('ballot-state'),
    ...ballotRound,
    box: z.string().max(64),
    answered: z.number().int().min(0).max(1_000_000),
    own: answerSchema.optional(),
    ...deviceAnswers,
    additional: z.number().int().min(0).max(1_000_000).optional(),
  }),
  z.object({ type: z.literal('ballot-refused'), ...ballotRound, reason: ballotRefusalSchema }),
  /** The facilitator has the answers counted and written into the document. `clientId`: that of their presence. */
  z.object({ type: z.literal('ballot-reveal'), ...ballotRound, clientId: z.number().int().min(0).max(MAX_CLIENT_ID) }),
  /** Likewise: opens the ballot again after a round was revealed. */
  z.object({ type: z.literal('ballot-reopen'), ...ballotRound, clientId: z.number().int().min(0).max(MAX_CLIENT_ID) }),
])
export type WireMessage = z.infer<typeof wireMessageSchema>

/** Parses one message; undefined for anything else. */
export const parseWireMessage = (text: string): WireMessage | undefined => {
  try {
    const parsed = wireMessageSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
