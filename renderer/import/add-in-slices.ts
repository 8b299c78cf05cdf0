import type { Author } from '../../shared/crdt'
import { applyInSteps, type ChosenImport, type ImportSummary, type PresentContent } from '../../shared/import'
import { type ConnectionState, nextTurn, runInSlices, type Session } from '../session'

/** Transactions that the host may have to store yet; with more, it would fall behind and other pages with it. */
const MAX_UNSAVED = 40

type Options = {
  session: Pick<Session, 'doc' | 'undo' | 'connection'>
  author: Author
  chosen: ChosenImport
  present: PresentContent
  /** Called between slices, with the number of chosen rows that are in the document. */
  onProgress: (done: number) => void
  signal: AbortSignal
  now?: () => number
}

/** Without a host that stores, nothing waits for it: it gets what it lacks later. */
const isBehind = ({ host, save, unsaved }: ConnectionState): boolean =>
  host === 'connected' && save !== 'failing' && unsaved > MAX_UNSAVED

const whenStored = (connection: Session['connection'], signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (!signal.aborted && isBehind(connection.getState())) return
      unsubscribe()
      signal.removeEventListener('abort', check)
      resolve()
    }
    const unsubscribe = connection.subscribe(check)
    signal.addEventListener('abort', check)
    check()
  })

/**
 * Adds what was chosen to an open document as one step for Undo, while the page goes on drawing; undefined if it was
 * stopped, and then what was added so far is taken back.
 */
export const addInSlices = ({
  session: { doc, undo, connection },
  author,
  chosen,
  present,
  onProgress,
  signal,
  now,
}: Options): Promise<ImportSummary | undefined> =>
  undo.asOneStep((slice) =>
    runInSlices(applyInSteps(doc, author, chosen, present), {
      slice,
      pause: async (done) => {
        onProgress(done)
        await nextTurn()
        await whenStored(connection, signal)
      },
      isStopped: () => signal.aborted,
      ...(now && { now }),
    }),
  )
