import * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { createDocument } from '../../shared/document'
import { revealRound } from '../../shared/meeting/ballots'
import { record, roster } from '../../shared/meeting/incident'
import { parking } from '../../shared/meeting/notes'
import { addAction } from '../../shared/stages/actions/model'
import { addLesson, agreed, closing } from '../../shared/stages/closing/model'
import { addCause, causeVotes } from '../../shared/stages/fishbone/model'
import { addProblem, answers, answerWhy, problems } from '../../shared/stages/five-whys/model'
import { impact, measures } from '../../shared/stages/impact/model'
import { opening } from '../../shared/stages/opening/model'
import { addEvent } from '../../shared/stages/timeline/model'
import { gitlab } from './gitlab-2017'

/** The whole incident as a document, written through the same functions as the app's. */
export const createGitlabDocument = (author: Author, empty = new Y.Doc()): Y.Doc => {
  const doc = createDocument({ title: gitlab.record.title, length: 90 }, author, empty)
  doc.transact(() => {
    const { services, tags, authors, ...plain } = gitlab.record
    record.change(doc, { ...plain, services: [...services], tags: [...tags], authors: [...authors] })
    record.rewrite(doc, 'whatHappened', gitlab.whatHappened)
    record.rewrite(doc, 'whatMadeItPossible', gitlab.whatMadeItPossible)
    record.rewrite(doc, 'whyNotCaughtEarlier', gitlab.whyNotCaughtEarlier)
    roster.addAll(
      doc,
      author,
      gitlab.roster.map((one) => ({ ...one, hasAttended: true })),
    )
    opening.rewrite(doc, 'goal', gitlab.goal)
    impact.rewrite(doc, 'felt', gitlab.felt)
    for (const measure of gitlab.measures) measures.add(doc, author, measure)
    for (const event of gitlab.events) addEvent(doc, author, event)
    const marked = gitlab.problems.flatMap((problem) => addChain(doc, author, problem))
    for (const { bone, text } of gitlab.causes) addCause(doc, author, bone, text)
    const [first, second] = marked
    gitlab.actions.forEach((action, index) => {
      const id = addAction(doc, author, { ...action, cause: (index % 2 === 0 ? first : (second ?? first)) ?? '' })
      if (index < 3) agreed.set(doc, id, { at: author.now() })
    })
    const votes = { choices: marked.slice(0, 2), texts: [] }
    revealRound(doc, causeVotes, 1, [votes, votes, votes])
    for (const { kind, text } of gitlab.lessons) addLesson(doc, author, kind, text)
    closing.rewrite(doc, 'summary', gitlab.summary)
    for (const text of gitlab.parking) parking.add(doc, author, { text })
  })
  return doc
}

/** Adds a problem with its chain of answers; returns the factor ids of the marked answers, root causes first. */
const addChain = (doc: Y.Doc, author: Author, problem: (typeof gitlab.problems)[number]): string[] => {
  const id = addProblem(doc, author, problem.text)
  problems.rewrite(doc, id, 'shows', problem.shows)
  let parent: string | null = null
  const marked: string[] = []
  for (const { text, mark } of problem.chain) {
    parent = answerWhy(doc, author, id, parent, text)
    if (!mark) continue
    answers.change(doc, parent, { mark })
    const factor = `${answers.name}/${parent}`
    if (mark === 'root-cause') marked.unshift(factor)
    else marked.push(factor)
  }
  return marked
}
