import * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { createDocument } from '../../shared/document'
import { eventKinds } from '../../shared/libs/timeline-import'
import { record, roster } from '../../shared/meeting/incident'
import { notes, parking } from '../../shared/meeting/notes'
import { addAction } from '../../shared/stages/actions/model'
import { addLesson, lessonKinds } from '../../shared/stages/closing/model'
import { addCause, bones } from '../../shared/stages/fishbone/model'
import { addProblem, answers, answerWhy, MAX_PROBLEMS, problems } from '../../shared/stages/five-whys/model'
import { affected, measures } from '../../shared/stages/impact/model'
import { addRecollection, events } from '../../shared/stages/timeline/model'

const MINUTE_MS = 60_000
const start = Date.UTC(2026, 2, 14, 8)

const texts = [
  'The replica lagged behind the primary',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenlieferung stockte',
  'أعاد الفريق تشغيل الخدمة بعد التحقق من السجلات',
  'Queue depth passed 40,000 🚨🔥 and kept on growing while the consumers were being restarted one after another',
  'https://dashboards.example.org/d/abc123/checkout?from=1773475200000&to=1773478800000&var-cluster=eu-west-1 turned red',
  'ロードバランサーのヘルスチェックが失敗した',
  'ok',
]
const getText = (index: number): string => texts[index % texts.length] ?? ''
const long = 'A cell into which somebody pasted half a runbook, because it was at hand. '.repeat(28).slice(0, 2000)

/** More than a meeting usually produces: 400 events, 60 whys, long cells, many scripts. */
export const createCrowdedDocument = (author: Author, empty = new Y.Doc()): Y.Doc => {
  const doc = createDocument({ title: `A long night: ${getText(3)}`, facilitator: '', length: 120 }, author, empty)
  doc.transact(() => {
    record.change(doc, {
      incidentId: 'INC-2026-0314-EU-WEST-1-CHECKOUT',
      severity: 'P1',
      services: ['checkout', 'payments', 'ledger', 'notifications', 'search', 'identity'],
      tags: ['database', 'replication', 'capacity', 'on-call', 'vendor'],
      startedAt: start,
      detectedAt: start + 40 * MINUTE_MS,
      mitigatedAt: start + 20 * 60 * MINUTE_MS,
      resolvedAt: start + 26 * 60 * MINUTE_MS,
      owner: 'Zahlungsverkehrsinfrastrukturbereitschaft',
    })
    record.rewrite(doc, 'whatHappened', `${long}\n\n${long}`)
    roster.addAll(
      doc,
      author,
      Array.from({ length: 24 }, (_, index) => ({
        name:
          ['Amélie Desjardins-Okonkwo', 'عبد الرحمن الخطيب', 'Bo', 'Siddharth Venkataraman', '王小明', 'Zoë 🌻'][
            index % 6
          ] + (index > 5 ? ` ${index}` : ''),
      })),
    )
    for (let index = 0; index < 25; index += 1)
      measures.add(doc, author, {
        affected: affected[index % affected.length] ?? 'users',
        amount: String(1234 * (index + 1)),
        unit: index % 2 ? 'requests' : '%',
        text: getText(index),
        source: index % 3 ? 'Prometheus' : '',
      })
    const ids = events.addAll(
      doc,
      author,
      Array.from({ length: 400 }, (_, index) => ({
        at: start + index * 3 * MINUTE_MS + (index % 50 === 49 ? 90 * MINUTE_MS : 0),
        kind: eventKinds[index % eventKinds.length] ?? 'other',
        text: index === 7 ? long : getText(index),
        source: index % 2 ? 'PagerDuty' : 'chat #incident-2026-03-14',
        knownThen: index % 5 ? '' : getText(index + 1),
        learnedLater: index % 7 ? '' : getText(index + 2),
      })),
    )
    for (const id of ids.slice(0, 5)) addRecollection(doc, author, id, getText(3), 'Bo')
    addWhys(doc, author)
    bones.add(doc, author, { text: 'Vendor and contracts' })
    for (let index = 0; index < 30; index += 1)
      addCause(doc, author, ['people', 'process', 'technology', 'environment'][index % 4] ?? 'process', getText(index))
    for (let index = 0; index < 24; index += 1)
      addAction(doc, author, {
        text: index === 3 ? long.slice(0, 400) : `${getText(index)} (${index})`,
        owner: index % 3 ? 'Payments' : '',
        due: index % 4 ? '2026-04-01' : '',
      })
    for (let index = 0; index < 30; index += 1) addLesson(doc, author, lessonKinds[index % 3] ?? 'well', getText(index))
    for (let index = 0; index < 20; index += 1) parking.add(doc, author, { text: getText(index) })
    for (let index = 0; index < 12; index += 1) notes.add(doc, author, { text: getText(index), stage: 'timeline' })
  })
  return doc
}

const addWhys = (doc: Y.Doc, author: Author): void => {
  for (let problem = 0; problem < MAX_PROBLEMS; problem += 1) {
    const id = addProblem(doc, author, `${getText(problem + 3)}, and nobody could tell for an hour`)
    problems.rewrite(doc, id, 'shows', getText(problem))
    const created: string[] = []
    for (let index = 0; index < 20; index += 1) {
      const parent = index === 0 ? null : (created[Math.floor((index - 1) / 2)] ?? null)
      const answer = answerWhy(doc, author, id, parent, getText(index))
      created.push(answer)
      // The last answer of the initially expanded chain ends at a person.
      if (index === 15) answers.rewrite(doc, answer, 'text', 'Somebody forgot to raise the limit')
      if (index % 6 === 5) answers.change(doc, answer, { mark: index % 12 === 5 ? 'root-cause' : 'factor' })
    }
  }
}
