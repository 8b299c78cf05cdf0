import * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { createDocument } from '../../shared/document'
import { record, roster } from '../../shared/meeting/incident'
import { parking } from '../../shared/meeting/notes'
import { addAction } from '../../shared/stages/actions/model'
import { addLesson } from '../../shared/stages/closing/model'
import { addCause } from '../../shared/stages/fishbone/model'
import { addProblem, answers, answerWhy, problems } from '../../shared/stages/five-whys/model'
import { impact, measures } from '../../shared/stages/impact/model'
import { opening } from '../../shared/stages/opening/model'
import { addEvent } from '../../shared/stages/timeline/model'
import { github2018, type ReplayAnswer } from './github-2018'

const MONTHS = { Oct: 9 } as const
const stamp = /^(?:(\d{1,2}) (Oct) (2018) )?(\d{2}):(\d{2}) (.+)$/

/** The rows of the incident with their moments, ms since the epoch; a row without a day is on the day of the row before it. */
export const githubEvents = (): { at: number; text: string }[] => {
  let day = 21
  return [...github2018.told, ...github2018.measured].map((line) => {
    const [, dayOfMonth, month, , hour, minute, text = ''] = stamp.exec(line) ?? []
    if (dayOfMonth && month) day = Number(dayOfMonth)
    return { at: Date.UTC(2018, MONTHS.Oct, day, Number(hour), Number(minute)), text }
  })
}

/** The whole meeting as a document, by the same verbs as the app's: 125 events, 40 answers, 42 causes, 9 actions. */
export const githubDocument = (author: Author, empty = new Y.Doc()): Y.Doc => {
  const doc = createDocument({ title: github2018.title, length: 90 }, author, empty)
  doc.transact(() => {
    record.change(doc, {
      severity: 'P1',
      services: ['GitHub.com', 'MySQL', 'Orchestrator'],
      startedAt: Date.UTC(2018, 9, 21, 22, 52),
      detectedAt: Date.UTC(2018, 9, 21, 22, 54),
      mitigatedAt: Date.UTC(2018, 9, 22, 16, 24),
      resolvedAt: Date.UTC(2018, 9, 22, 23, 3),
      owner: 'Databases',
    })
    record.rewrite(doc, 'whatHappened', github2018.long)
    roster.addAll(
      doc,
      author,
      ['Dana Weber', 'Ilya Petrov', 'Noor Haddad'].map((name) => ({ name, hasAttended: true })),
    )
    opening.rewrite(doc, 'goal', github2018.goal)
    impact.rewrite(doc, 'felt', github2018.long)
    measures.add(doc, author, {
      affected: 'users',
      amount: '24 h 11 min',
      unit: '',
      text: 'of old data and slow pages',
    })
    for (const event of githubEvents()) addEvent(doc, author, event)
    for (const { text, shows, answers: all } of github2018.problems) {
      const problem = addProblem(doc, author, text)
      problems.rewrite(doc, problem, 'shows', shows)
      addAnswers(doc, author, problem, null, all)
    }
    for (const { bone, text } of github2018.causes) addCause(doc, author, bone, text)
    for (const line of github2018.actions) {
      const [text = '', owner = ''] = line.replace(/ \+\dw$/, '').split(' @')
      addAction(doc, author, { text, owner, due: '2018-11-15' })
    }
    for (const [kind, text] of github2018.lessons) addLesson(doc, author, lessonKind[kind], text)
    for (const text of github2018.parked) parking.add(doc, author, { text })
  })
  return doc
}

const lessonKind = { Well: 'well', Poorly: 'poorly', Lucky: 'lucky' } as const

const addAnswers = (
  doc: Y.Doc,
  author: Author,
  problem: string,
  parent: string | null,
  list: readonly ReplayAnswer[],
): void => {
  for (const { text, mark, below = [] } of list) {
    const id = answerWhy(doc, author, problem, parent, text)
    if (mark) answers.change(doc, id, { mark })
    addAnswers(doc, author, problem, id, below)
  }
}
