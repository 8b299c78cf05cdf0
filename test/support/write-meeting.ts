import type * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { revealRound } from '../../shared/meeting/ballots'
import { type MeetingRecord, type RosterEntry, record, roster } from '../../shared/meeting/incident'
import { parking } from '../../shared/meeting/notes'
import { addAction } from '../../shared/stages/actions/model'
import { addLesson, agreed, closing, type LessonKind } from '../../shared/stages/closing/model'
import { addCause, causeVotes } from '../../shared/stages/fishbone/model'
import { addProblem, answers, answerWhy, problems } from '../../shared/stages/five-whys/model'
import { impact, measures } from '../../shared/stages/impact/model'
import { opening } from '../../shared/stages/opening/model'
import { addEvent } from '../../shared/stages/timeline/model'

type Answer = { text: string; mark?: 'factor' | 'root-cause' }
/** An answer with those below it. */
export type AnswerTree = Answer & { below?: readonly AnswerTree[] }

/** What a meeting finds out about an incident. */
export type MeetingFacts = {
  record: Partial<Omit<MeetingRecord, 'services' | 'tags' | 'authors'>> & {
    services: readonly string[]
    tags: readonly string[]
    authors: readonly string[]
  }
  whatHappened: string
  whatMadeItPossible: string
  whyNotCaughtEarlier: string
  goal: string
  felt: string
  summary: string
  roster: readonly Pick<RosterEntry, 'name' | 'role' | 'because'>[]
  measures: readonly Parameters<typeof measures.add>[2][]
  events: readonly Parameters<typeof addEvent>[2][]
  /** Each with a chain of answers, or with trees of them. */
  problems: readonly { text: string; shows: string; chain?: readonly Answer[]; answers?: readonly AnswerTree[] }[]
  causes: readonly { bone: string; text: string }[]
  actions: readonly Parameters<typeof addAction>[2][]
  lessons: readonly { kind: LessonKind; text: string }[]
  parking: readonly string[]
}

/** Writes what a meeting found out into a document, through the same functions as the app's. */
export const writeMeeting = (doc: Y.Doc, author: Author, facts: MeetingFacts): void => {
  doc.transact(() => {
    const { services, tags, authors, ...plain } = facts.record
    record.change(doc, { ...plain, services: [...services], tags: [...tags], authors: [...authors] })
    for (const field of ['whatHappened', 'whatMadeItPossible', 'whyNotCaughtEarlier'] as const)
      record.rewrite(doc, field, facts[field])
    roster.addAll(
      doc,
      author,
      facts.roster.map((one) => ({ ...one, hasAttended: true })),
    )
    opening.rewrite(doc, 'goal', facts.goal)
    impact.rewrite(doc, 'felt', facts.felt)
    for (const measure of facts.measures) measures.add(doc, author, measure)
    for (const event of facts.events) addEvent(doc, author, event)
    const marked = facts.problems.flatMap((problem) => addAnswers(doc, author, problem))
    for (const { bone, text } of facts.causes) addCause(doc, author, bone, text)
    const [first, second] = marked
    facts.actions.forEach((action, index) => {
      const id = addAction(doc, author, { ...action, cause: (index % 2 === 0 ? first : (second ?? first)) ?? '' })
      if (index < 3) agreed.set(doc, id, { at: author.now() })
    })
    const votes = { choices: marked.slice(0, 2), texts: [] }
    revealRound(doc, causeVotes, 1, [votes, votes, votes])
    for (const { kind, text } of facts.lessons) addLesson(doc, author, kind, text)
    closing.rewrite(doc, 'summary', facts.summary)
    for (const text of facts.parking) parking.add(doc, author, { text })
  })
}

/** A chain as a tree in which each answer has the next one below it. */
const toTree = (chain: readonly Answer[]): AnswerTree[] => {
  const [first, ...rest] = chain
  return first ? [{ ...first, below: toTree(rest) }] : []
}

/** Adds a problem with its answers; returns the factor ids of the marked answers, root causes first. */
const addAnswers = (doc: Y.Doc, author: Author, problem: MeetingFacts['problems'][number]): string[] => {
  const id = addProblem(doc, author, problem.text)
  problems.rewrite(doc, id, 'shows', problem.shows)
  const marked: string[] = []
  const add = (parent: string | null, trees: readonly AnswerTree[]): void => {
    for (const { text, mark, below = [] } of trees) {
      const answer = answerWhy(doc, author, id, parent, text)
      if (mark) {
        answers.change(doc, answer, { mark })
        const factor = `${answers.name}/${answer}`
        if (mark === 'root-cause') marked.unshift(factor)
        else marked.push(factor)
      }
      add(answer, below)
    }
  }
  add(null, problem.answers ?? toTree(problem.chain ?? []))
  return marked
}
