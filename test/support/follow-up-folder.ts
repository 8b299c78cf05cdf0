import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDocument } from '../../shared/document'
import { addDays } from '../../shared/meeting/business-days'
import { record } from '../../shared/meeting/incident'
import { addAction } from '../../shared/stages/actions/model'
import { events } from '../../shared/stages/timeline/model'
import { testAuthor } from './author'
import { encodeDocument } from './tour-host'

const services = ['checkout', 'payments', 'search', 'identity', 'ledger']
const owners = ['Noor', 'Ines', 'Abel', 'Platform team', '', 'Maximiliane Freifrau von Donaudampfschifffahrt']
const titles = ['Checkout was down', 'Search was slow', 'Logins failed', 'Payments were taken twice', 'Mail came late']
const texts = [
  'Alert when the connection pool is nearly full',
  'Write the runbook for a failover and practice it with everybody who is on call, in both regions, once a quarter',
  'Datenbankverbindungspoolüberwachungsbenachrichtigung einrichten',
  'اختبار استعادة النسخة الاحتياطية كل أسبوع',
  'Ask the vendor for their limits',
]
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** Writes postmortems with actions around `today` into a folder: some overdue, some later, some done, some undated. */
export const writeFollowUpFolder = (
  folder: string,
  { documents, actions, today, rows = 0 }: { documents: number; actions: number; today: string; rows?: number },
): void => {
  mkdirSync(folder, { recursive: true })
  for (let index = 0; index < documents; index += 1) {
    const author = testAuthor(`follow-${index}`)
    const doc = createDocument({ title: `${at(titles, index)}${index < 5 ? '' : ` (${index})`}` }, author)
    const day = addDays(today, -((index * 7) % 120))
    record.change(doc, { severity: `P${1 + (index % 3)}`, services: [at(services, index)], day })
    events.addAll(
      doc,
      author,
      Array.from({ length: rows }, (_, row) => ({
        text: `Something happened for the ${row}th time.`,
        at: row * 60_000,
      })),
    )
    for (let number = 0; number < actions; number += 1) {
      const seed = index * actions + number
      const isDone = seed % 11 === 3
      addAction(doc, author, {
        text: at(texts, seed),
        owner: at(owners, seed),
        due: seed % 7 === 5 ? '' : addDays(today, ((seed * 13) % 90) - 30),
        priority: at(['high', 'medium', 'low'] as const, seed),
        ...(isDone && { status: 'done', doneOn: addDays(today, -((seed * 5) % 130)) }),
        ...(seed % 5 === 1 && !isDone && { status: 'in-progress' }),
      })
    }
    writeFileSync(join(folder, `follow-${index}.debrief.json`), encodeDocument(doc).text)
  }
}
