import * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { createDocument } from '../../shared/document'
import { eventKinds } from '../../shared/libs/timeline-import'
import { revealRound } from '../../shared/meeting/ballots'
import { record, roster } from '../../shared/meeting/incident'
import { notes, parking } from '../../shared/meeting/notes'
import { addAction } from '../../shared/stages/actions/model'
import { addLesson, closing, lessonKinds } from '../../shared/stages/closing/model'
import { addCause, causes, causeVotes, standardBones } from '../../shared/stages/fishbone/model'
import { addProblem, answers, answerWhy, problems } from '../../shared/stages/five-whys/model'
import { addMeasure, affected, impact } from '../../shared/stages/impact/model'
import { addRecollection, events } from '../../shared/stages/timeline/model'

const MINUTE_MS = 60_000
const start = Date.UTC(2018, 9, 21, 22, 52)

const sentences = [
  'Connectivity between the East Coast hub and the primary data center is lost for 43 seconds',
  'Orchestrator begins a leader deselection',
  'Alerting systems page the responders: numerous systems are in a degraded state, and the graphs do not agree with each other about which of the clusters still takes writes',
  'Decision to hold deployments',
  'Status page set to yellow',
  'أعاد الفريق تشغيل الخدمة بعد التحقق من السجلات',
  'Restore from backup started for the first of the affected clusters; transfer of several terabytes is expected to take hours',
]
const createLine = (index: number): string => `${sentences[index % sentences.length]} (${index + 1})`

/** The complete document of a long meeting: 125 events, 40 whys, 42 causes, 9 actions. */
export const createBusyDocument = (author: Author, empty = new Y.Doc()): Y.Doc => {
  const doc = createDocument({ title: 'Degraded service for a day: “21 October”', length: 90 }, author, empty)
  doc.transact(() => {
    record.change(doc, {
      incidentId: 'INC-1021',
      severity: 'P1',
      services: ['git', 'webhooks', 'pages'],
      startedAt: start,
      detectedAt: start + 2 * MINUTE_MS,
      mitigatedAt: start + 20 * 60 * MINUTE_MS,
      resolvedAt: start + 24 * 60 * MINUTE_MS,
      owner: 'Database infrastructure',
      facilitator: 'Dana',
      authors: ['Dana', 'Noor'],
      status: 'in-review',
    })
    record.rewrite(doc, 'whatHappened', `${sentences[0]}. ${sentences[2]}.`)
    record.rewrite(doc, 'whatMadeItPossible', 'Failover could promote a replica in another region.')
    record.rewrite(doc, 'whyNotCaughtEarlier', 'No exercise had cut a region off for less than a minute.')
    closing.rewrite(doc, 'summary', 'For 24 hours users saw stale data. Failover across regions made it possible.')
    impact.rewrite(doc, 'felt', 'Users saw data that was hours old, and webhooks did not arrive.')
    for (const who of affected)
      addMeasure(doc, author, { affected: who, amount: '5', unit: 'million', text: createLine(1), source: 'Graphs' })
    roster.addAll(
      doc,
      author,
      ['Dana', 'Noor', 'Abel', 'عبد الرحمن'].map((name, index) => ({ name, hasAttended: index < 3 })),
    )
    const ids = events.addAll(
      doc,
      author,
      Array.from({ length: 125 }, (_, index) => ({
        at: start + index * 11 * MINUTE_MS,
        kind: eventKinds[index % eventKinds.length] ?? 'other',
        text: createLine(index),
        source: index % 2 ? 'PagerDuty' : 'chat #incident-1021',
        knownThen: index % 6 ? '' : 'That writes went to both coasts was not known yet',
        learnedLater: index % 9 ? '' : `Replication had not caught up with the writes of ${index} seconds`,
      })),
    )
    for (const id of ids.slice(0, 3)) addRecollection(doc, author, id, 'The page came before the alert', 'Noor')
    for (const title of ['Writes went to two coasts', 'The restore took hours', 'Users were told late']) {
      const problem = addProblem(doc, author, title)
      problems.rewrite(doc, problem, 'shows', 'Topology could change faster than people could follow.')
      let parent: string | null = null
      for (let index = 0; index < 13; index += 1) {
        const answer: string = answerWhy(doc, author, problem, index % 5 === 4 ? null : parent, createLine(index))
        if (index === 12) answers.change(doc, answer, { mark: 'root-cause' })
        parent = answer
      }
    }
    const [last] = problems.read(doc).value
    if (last) answerWhy(doc, author, last.id, null, 'The engineer forgot to check the replica')
    for (let index = 0; index < 39; index += 1)
      addCause(doc, author, standardBones[index % 4] ?? 'process', `${createLine(index)} as a cause`)
    const voted = causes.read(doc).value.slice(0, 4)
    revealRound(
      doc,
      causeVotes,
      1,
      voted.map(({ id }) => ({ choices: [`${causes.name}/${id}`], texts: [] })),
    )
    for (let index = 0; index < 9; index += 1)
      addAction(doc, author, {
        text: `Exercise the failover of cluster ${index}`,
        owner: index % 4 ? 'Noor' : '',
        due: index % 3 ? '2018-11-30' : '',
        criterion: 'A region can be cut off for a minute and nothing is promoted',
      })
    for (const kind of lessonKinds)
      for (const text of [createLine(3), createLine(4)]) addLesson(doc, author, kind, text)
    notes.add(doc, author, { stage: 'timeline', text: 'Ask the network team for their log' })
    parking.add(doc, author, { text: 'How we talk to the press' })
  })
  return doc
}
