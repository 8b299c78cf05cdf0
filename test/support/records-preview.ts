import type * as Y from 'yjs'
import { answerRequest } from '../../renderer/import/answer-request'
import { createPreview } from '../../renderer/import/preview-store'
import { ReadingStopped, type ReadResult } from '../../renderer/import/read-files'
import { createDocumentFacts } from '../../renderer/screens/import/document-facts'
import type { PlannedRow } from '../../shared/import'
import type { SourceFile } from '../../shared/libs/timeline-import'

/** A text as a file. */
export const textFile = (name: string, text: string): SourceFile => ({ name, bytes: new TextEncoder().encode(text) })

/** A preview that reads as the app does, but in this process. */
export const createTestPreview = () =>
  createPreview(({ onProgress, ...request }) => {
    const rows: PlannedRow[] = []
    let stop = (): void => undefined
    const result = new Promise<ReadResult>((resolve, reject) => {
      stop = () => reject(new ReadingStopped())
      answerRequest(request, (reply) => {
        if (reply.kind === 'progress') onProgress(reply.progress)
        else if (reply.kind === 'rows') rows.push(...reply.rows)
        else resolve({ plan: { ...reply.plan, rows }, others: reply.others })
      }).catch(reject)
    })
    return { result, stop: () => stop() }
  })

/** A preview with the rows of some texts for a document. */
export const openTestPreview = async (doc: Y.Doc, texts: Readonly<Record<string, string>>) => {
  const preview = createTestPreview()
  const files = Object.entries(texts).map(([name, text]) => textFile(name, text))
  await preview.open(files, createDocumentFacts(doc), { isNew: false, hasNames: false })
  return preview
}
