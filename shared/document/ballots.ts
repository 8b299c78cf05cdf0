import type * as Y from 'yjs'
import type { Ballot } from '../meeting/ballots'
import { findQuestionBallot, listQuestionBallots, questions } from '../meeting/questions'
import { ballotByName, ballots } from '../stages'

/** Every ballot on which a document's people can answer: those of its stages, and those of its open questions. */
export const listBallots = (doc: Y.Doc): Ballot[] => [...ballots, ...listQuestionBallots(doc)]

/** A ballot of a document by its name; undefined if there is none. */
export const findBallot = (doc: Y.Doc, name: string): Ballot | undefined =>
  ballotByName(name) ?? findQuestionBallot(doc, name)

/** Calls back whenever something was asked that can be answered now; returns a function that stops this. */
export const watchBallots = (doc: Y.Doc, onOpened: (opened: Ballot[]) => void): (() => void) => {
  const root = questions.name
  let known = new Set(listBallots(doc).map(({ name }) => name))
  const onTransaction = ({ changed }: Y.Transaction): void => {
    const map = doc.share.get(root)
    if (![...changed.keys()].some((type) => type === map || type.parent === map)) return
    const all = listBallots(doc)
    const opened = all.filter(({ name }) => !known.has(name))
    known = new Set(all.map(({ name }) => name))
    if (opened.length > 0) onOpened(opened)
  }
  doc.on('afterTransaction', onTransaction)
  return () => doc.off('afterTransaction', onTransaction)
}
