import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { documentCodec } from '../../electron/host/app/document-codec'
import { createWorkerInspector, DocumentFolder } from '../../electron/host/store'
import { root } from '../../scripts/build.mjs'
import { createDocument } from '../../shared/document'
import { record } from '../../shared/meeting/incident'
import { percentile } from '../support/statistics'

const rounds = 40
const sizes = [0.1, 1, 5]

const paragraph = 'The replica fell behind, and nobody was told, since the alert waited for a queue that had stopped. '

const author = () => ({ name: 'Bench', now: Date.now, newId: () => crypto.randomUUID() })

/** Milliseconds to have one typed letter safe in the journal, and a whole document in its file, at a size in MB. */
const measure = async (megabytes: number) => {
  const folderPath = await mkdtemp(join(tmpdir(), 'debrief-bench-'))
  // As in the app: what was written is read back in a worker before it replaces the file.
  const inspector = createWorkerInspector(join(root, 'dist/node/inspection-worker.js'))
  const folder = await DocumentFolder.open({ folder: folderPath, codec: documentCodec, inspector })
  try {
    const doc = createDocument({ title: 'Bench', facilitator: '', length: 90 }, author(), new Y.Doc())
    const persisted = await folder.attach(crypto.randomUUID(), doc)
    const prose = paragraph
      .repeat(Math.ceil((megabytes * 1_000_000) / paragraph.length))
      .slice(0, megabytes * 1_000_000)
    doc.transact(() => record.rewrite(doc, 'whatHappened', prose))
    await persisted.save()
    const text = record.text(doc, 'whatHappened')
    const journal: number[] = []
    const file: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      text.insert(text.length, 'x')
      const typed = performance.now()
      await persisted.flushed()
      journal.push(performance.now() - typed)
      const saving = performance.now()
      await persisted.save()
      file.push(performance.now() - saving)
    }
    await persisted.detach()
    return { megabytes, journal, file }
  } finally {
    await folder.close()
    await rm(folderPath, { recursive: true, force: true })
  }
}

/** Prints how long saving takes; the file's time is for the whole document, written, fsynced and renamed. */
export const run = async (): Promise<void> => {
  const rows: Record<string, Record<string, string>> = {}
  for (const size of sizes) {
    const { megabytes, journal, file } = await measure(size)
    rows[`${megabytes} MB`] = {
      'journal p50': `${percentile(journal, 0.5).toFixed(1)} ms`,
      'journal p95': `${percentile(journal, 0.95).toFixed(1)} ms`,
      'file p50': `${percentile(file, 0.5).toFixed(1)} ms`,
      'file p95': `${percentile(file, 0.95).toFixed(1)} ms`,
    }
  }
  console.table(rows)
}
