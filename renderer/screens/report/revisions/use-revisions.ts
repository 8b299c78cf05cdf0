import { useMemo } from 'react'
import * as Y from 'yjs'
import { keepRevision, readRevision, restoreContent, restoreInSteps } from '../../../../shared/document/revisions'
import { countText, dateText, quoteText } from '../../../../shared/meeting/format'
import { type Revision, removeRevisions, renameRevision } from '../../../../shared/meeting/revisions'
import { toast } from '../../../components/Toasts'
import { readVersionContent, type VersionContent } from '../../../components/VersionPage'
import { runInSlices } from '../../../session/slices'
import { useOpenMeeting } from '../../../stores/meeting-context'
import { announce } from '../../../stores/ui'

/** The name of a version in a sentence. */
export const quoteRevision = ({ name }: Pick<Revision, 'name'>): string => quoteText(name, 'a version without a name')

/** What a version is called unless somebody names it. */
export const suggestName = (now: number): string => `Version of ${dateText(now)}`

/** What people do with versions, each with the message that says so. */
export const useRevisions = () => {
  const { session, author } = useOpenMeeting()
  return useMemo(() => {
    const { doc, undo } = session

    /** Returns whether it was kept. */
    const keep = (name: string): boolean => {
      const result = keepRevision(doc, author, { kind: 'named', name: name.trim() || suggestName(author.now()) })
      if (result.problem !== undefined) toast(result.problem)
      else announce('The version was kept.')
      return result.problem === undefined
    }

    const publish = (): void => {
      const now = author.now()
      const result = keepRevision(doc, author, { kind: 'published', name: `As published on ${dateText(now)}` })
      toast(result.problem ?? `Marked as published on ${dateText(now)}. What it says now is kept as a version.`)
    }

    /** What a version says, as a page; undefined if it isn't here, or can't be read. */
    const read = ({ id, createdAt }: Revision): VersionContent | undefined => {
      const content = readRevision(doc, id)
      if (!content) return undefined
      const copy = new Y.Doc()
      restoreContent(copy, author, content)
      const page = readVersionContent(copy, createdAt)
      copy.destroy()
      return page
    }

    /** Returns whether it was restored. */
    const restore = async (revision: Revision): Promise<boolean> => {
      const content = readRevision(doc, revision.id)
      if (!content) {
        toast('What this version holds isn’t here, or can’t be read. Nothing was changed.')
        return false
      }
      if (undo.isBusy) {
        toast('Another large change is still being made. Nothing was changed. Try again in a moment.')
        return false
      }
      const kept = keepRevision(doc, author, { kind: 'automatic', name: `Before restoring ${quoteRevision(revision)}` })
      if (kept.problem !== undefined) {
        toast(kept.problem)
        return false
      }
      const invalid = await undo.asOneStep((slice) => runInSlices(restoreInSteps(doc, author, content), { slice }))
      const left = invalid?.length ?? 0
      const { moves } = undo
      toast(
        left > 0
          ? `Restored ${quoteRevision(revision)}, except for ${countText(left, 'row')} that this version of Debrief can’t read.`
          : `Restored ${quoteRevision(revision)}. What was there before is kept as a version.`,
        {
          label: 'Undo',
          run: () => void undo.undo(),
          // After any further step, the button would undo a different one.
          isLive: () => undo.moves === moves,
          watch: undo.subscribe.bind(undo),
        },
      )
      return true
    }

    return {
      keep,
      publish,
      read,
      restore,
      rename: (id: string, name: string) => renameRevision(doc, id, name),
      remove: (revision: Revision) => {
        removeRevisions(doc, [revision.id], author)
        announce(`Removed: ${quoteRevision(revision)}`)
      },
    }
  }, [session, author])
}
