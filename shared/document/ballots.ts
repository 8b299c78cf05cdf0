import type * as Y from 'yjs'
import type { Ballot } from '../meeting/ballots'
import { findQuestionBallot, listQuestionBallots, questionResults, questions } from '../meeting/questions'
import { ballotByName, ballots } from '../stages'

/** Every ballot on which a document's people can answer: those of its stages, and those of its open questions. */
export const listBallots = (doc: Y.Doc): Ballot[] => [...ballots, ...listQuestionBallots(doc)]

/** A ballot of a document by its name; undefined if there is none. */
export const findBallot = (doc: Y.Doc, name: string): Ballot | undefined =>
  ballotByName(name) ?? findQuestionBallot(doc, name)

/**
 * Calls back whenever something was asked that can be answered now: at once, or with all that was asked within `delayMs`.
 * Returns a function that stops this.
 */
export const watchBallots = (doc: Y.Doc, onOpened: (opened: Ballot[]) => void, delayMs?: number): (() => void) => {
  let known = new Set(listBallots(doc).map(({ name }) => name))
  let timer: ReturnType<typeof setTimeout> | undefined
  const check = (): void => {
    timer = undefined
    const all = listBallots(doc)
    const opened = all.filter(({ name }) => !known.has(name))
    known = new Set(all.map(({ name }) => name))
    if (opened.length > 0) onOpened(opened)
  }
  const onTransaction = ({ changed }: Y.Transaction): void => {
    const roots = [questions, questionResults].map(({ name }) => doc.share.get(name))
    if (![...changed.keys()].some((type) => roots.some((root) => type === root || type.parent === root))) return
    if (delayMs === undefined) check()
    else timer ??= setTimeout(check, delayMs)
  }
  doc.on('afterTransaction', onTransaction)
  return () => {
    clearTimeout(timer)
    doc.off('afterTransaction', onTransaction)
  }
}
