import { changeCommitment, findEarlier, findRepeats, isFollowedUp } from '../../../shared/document/follow-up'
import type { CallInput, CallOutput } from '../../../shared/protocol/calls'
import type { DocumentFolder } from '../store'
import { UserError } from '../user-error'
import type { Meetings } from './meetings'

/** How long following up waits for changes in the folder; later ones are sent as an event. */
const LIST_TIMEOUT_MS = 800

const actionNotFound = new UserError(
  'not-found',
  'This action is no longer in the postmortem. Somebody has moved it to the trash.',
  { status: 404 },
)

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

  return {
    /** Everything that is to be followed up at `today`. */
    list: async (today: string): Promise<CallOutput<'followUp.list'>> => {
      const { documents, ...rest } = await read()
      return { documents: documents.filter((document) => isFollowedUp(document, today)), ...rest }
    },
    /** Changes an action in its document, open or not. */
    change: async ({ documentId, actionId, ...change }: CallInput<'followUp.change'>) => {
      const changed = await folder.edit(documentId, (doc) => changeCommitment(doc, actionId, change))
      if (!changed) throw actionNotFound
      return changed
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
