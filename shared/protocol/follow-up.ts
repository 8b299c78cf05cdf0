import { z } from 'zod'
import { documentIdSchema } from './document-id'
import { failureSchema } from './failure'

export const priorities = ['high', 'medium', 'low'] as const
export const actionStatuses = ['open', 'in-progress', 'done', 'dropped'] as const
export const ownerKinds = ['person', 'team'] as const
/** Answers to “did it work?”. */
export const effects = ['yes', 'partly', 'no'] as const

const date = z.union([z.literal(''), z.iso.date()])

/** What can be changed about something that somebody is going to do, wherever it is shown. */
const changeable = z.object({
  owner: z.string(),
  /** Empty: whoever is on the roster is a person, anybody else is not known. */
  ownerKind: z.enum(['', ...ownerKinds]),
  /** ISO date, or empty. */
  due: date,
  priority: z.enum(priorities),
  status: z.enum(actionStatuses),
  /** Id or link in the team's tracker. */
  ticket: z.string(),
  /** Why it is not going to be done. */
  droppedBecause: z.string(),
  /** Whether it had its effect. */
  worked: z.enum(['', ...effects]),
  /** What showed that it had its effect, or that it had not. */
  outcome: z.string(),
})

/** Something that somebody is going to do, as it is followed up. */
export const commitmentSchema = changeable.extend({
  id: z.string(),
  text: z.string(),
  /** How one will know that it is done. */
  criterion: z.string(),
  kind: z.string(),
  hasCause: z.boolean(),
  /** When its status was set; ISO dates, or empty. */
  startedOn: date,
  doneOn: date,
  droppedOn: date,
  /** When it was asked whether it worked; ISO date, or empty. */
  checkedOn: date,
})
export type Commitment = z.infer<typeof commitmentSchema>

/** The days follow from the status; only Undo sets them itself. */
export const commitmentChangesSchema = changeable
  .extend({ startedOn: date, doneOn: date, droppedOn: date, checkedOn: date })
  .partial()
export type CommitmentChanges = z.infer<typeof commitmentChangesSchema>

/** What following up needs to know of a document's incident. */
const incidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  severity: z.string(),
  services: z.array(z.string()),
  tags: z.array(z.string()),
  /** The day of the incident where its times are typed; ISO date, or empty. */
  day: z.string(),
  /** By the document's rules: days from the incident until its actions are looked at, and from an action until its effect. */
  checkDays: z.object({ started: z.number(), finished: z.number(), effect: z.number() }),
  /** Why the document can't be changed from here; missing if it can. */
  readOnlyReason: z.string().optional(),
})
export type FollowUpIncident = z.infer<typeof incidentSchema>

/** A document as it is followed up: its incident, and everything that was agreed. */
export const followUpDocumentSchema = incidentSchema.extend({ actions: z.array(commitmentSchema) })
export type FollowUpDocument = z.infer<typeof followUpDocumentSchema>

/** An earlier incident that resembles another one, and in what. */
export const repeatSchema = z.object({
  id: z.string(),
  title: z.string(),
  day: z.string(),
  services: z.array(z.string()),
  /** Tags that both have, and words of their titles and causes. */
  shared: z.array(z.string()),
  openActions: z.number(),
})
export type Repeat = z.infer<typeof repeatSchema>

/** The most changes that one call makes; a page sends more in several calls. */
export const MAX_ACTION_CHANGES = 200

/** A change of one action. `expected`: the fields as whoever asks for it has seen them. */
const actionChangeSchema = z.object({
  documentId: documentIdSchema,
  actionId: z.string(),
  changes: commitmentChangesSchema,
  expected: commitmentChangesSchema,
})
export type ActionChange = z.infer<typeof actionChangeSchema>

/** What came of a change: the action as it is now, changed or as somebody else has left it, or why neither is known. */
const changeResultSchema = z.union([
  z.object({ isChanged: z.boolean(), before: commitmentSchema, action: commitmentSchema }),
  z.object({ failure: failureSchema }),
])
export type ChangeResult = z.infer<typeof changeResultSchema>

/** The calls for following up; rows of `callSchemas`. */
export const followUpCalls = {
  /**
   * Everything in the folder that is to be followed up at `today`, which is a day where the person is. Documents that
   * the page has, with the version in `known`, are only named.
   */
  'followUp.list': {
    input: z.object({ today: z.iso.date(), known: z.record(z.string(), z.string()).optional() }),
    output: z.object({
      documents: z.array(followUpDocumentSchema.extend({ version: z.string() })),
      /** Ids of those that are as the page knows them. */
      unchanged: z.array(z.string()),
      /** How many files could not be read, so that their actions are missing. */
      unreadable: z.number(),
      /** Whether the folder is still being read, so that more may follow. */
      isReading: z.boolean(),
    }),
    command: true as const,
  },
  /** What a meeting should know of earlier incidents: what is still open, the same services first, and repeats. */
  'followUp.earlier': {
    input: z.object({ documentId: documentIdSchema }),
    output: z.object({ documents: z.array(followUpDocumentSchema), repeats: z.array(repeatSchema) }),
  },
  /**
   * Changes actions, whether their documents are open or not; each document is opened once. Unless the fields of an
   * action are still as `expected`, nothing of it is changed. One result for each change, in their order.
   */
  'followUp.change': {
    input: z.object({ changes: z.array(actionChangeSchema).min(1).max(MAX_ACTION_CHANGES), today: z.iso.date() }),
    output: z.object({ results: z.array(changeResultSchema) }),
  },
}
