import { createHash } from 'node:crypto'
import { changeCommitment, findEarlier, findRepeats, isFollowedUp } from '../../../shared/document/follow-up'
import type { CallInput, CallOutput } from '../../../shared/protocol/calls'
import type { ActionChange, ChangeResult, FollowUpDocument } from '../../../shared/protocol/follow-up'
import type { DocumentFolder } from '../store'
import { UserError } from '../user-error'
import type { Meetings } from './meetings'
import { mayOnlyRead } from './read-only'

/** How long following up waits for changes in the folder; later ones are sent as an event. */
const LIST_TIMEOUT_MS = 800

const actionNotFound = new UserError(
  'not-found',
  'This action is no longer in the postmortem. Somebody has moved it to the trash.',
  { status: 404 },
)

/** The same for the same content, so that a page can say which documents it has. */
const versionOf = (document: FollowUpDocument): string =>
  createHash('sha1').update(JSON.stringify(document)).digest('base64url').slice(0, 16)

type Options = {
  folder: Pick<DocumentFolder, 'listNewest' | 'edit' | 'progress'>
  meetings: Pick<Meetings, 'mayOnlyRead'>
}

/** Follows up what the documents of a folder have agreed. */
export type FollowUp = ReturnType<typeof createFollowUp>

export const createFollowUp = ({ folder, meetings }: Options) => {
  const whyReadOnly = (id: string, isReadOnly: boolean): string | undefined => {
    if (isReadOnly) return 'This postmortem was made by a newer version of Debrief.'
    return meetings.mayOnlyRead(id) ? 'You were invited to read this postmortem.' : undefined
  }

  const read = async () => {
    const { entries, problems } = await folder.listNewest(undefined, LIST_TIMEOUT_MS)
    const documents = entries
      .filter(({ isSample }) => !isSample)
      .map(({ id, title, severity, services, tags, day, checkDays, actions, causes, isReadOnly }) => {
        const readOnlyReason = whyReadOnly(id, isReadOnly)
        return {
          id,
          title,
          severity,
          services,
          tags,
          day,
          checkDays,
          actions,
          causes,
          ...(readOnlyReason && { readOnlyReason }),
        }
      })
    return { documents, unreadable: problems.length, isReading: folder.progress !== undefined }
  }

  /** Makes the changes of one document; if it can't be opened or saved, each of them has failed. */
  const changeDocument = async (
    id: string,
    changes: readonly ActionChange[],
    today: string,
  ): Promise<ChangeResult[]> => {
    try {
      if (meetings.mayOnlyRead(id)) throw mayOnlyRead
      return await folder.edit(id, (doc) =>
        changes.map(
          ({ actionId, changes, expected }) =>
            changeCommitment(doc, actionId, { changes, expected, today }) ?? { failure: actionNotFound.toFailure() },
        ),
      )
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return changes.map(() => ({ failure: error.toFailure() }))
    }
  }

  return {
    /** Everything that is to be followed up at `today`; of what a page knows, only the names. */
    list: async ({ today, known = {} }: CallInput<'followUp.list'>): Promise<CallOutput<'followUp.list'>> => {
      const { documents, ...rest } = await read()
      const all = documents
        .filter((document) => isFollowedUp(document, today))
        .map(({ causes, ...document }) => ({ ...document, version: versionOf(document) }))
      const isKnown = ({ id, version }: { id: string; version: string }): boolean => known[id] === version
      return {
        documents: all.filter((document) => !isKnown(document)),
        unchanged: all.filter(isKnown).map(({ id }) => id),
        ...rest,
      }
    },
    /** Changes actions in their documents, open or not, one document after the other. */
    change: async ({ changes, today }: CallInput<'followUp.change'>): Promise<CallOutput<'followUp.change'>> => {
      const results = new Map<ActionChange, ChangeResult>()
      for (const id of new Set(changes.map(({ documentId }) => documentId))) {
        const own = changes.filter(({ documentId }) => documentId === id)
        const answers = await changeDocument(id, own, today)
        for (const [index, change] of own.entries()) results.set(change, answers[index] as ChangeResult)
      }
      return { results: changes.map((change) => results.get(change) as ChangeResult) }
    },
    /** What the meeting about a document should know of earlier incidents. */
    earlier: async (documentId: string): Promise<CallOutput<'followUp.earlier'>> => {
      const { documents } = await read()
      const document = documents.find(({ id }) => id === documentId)
      if (!document) return { documents: [], repeats: [] }
      return { documents: findEarlier(document, documents), repeats: findRepeats(document, documents) }
    },
  }
}
