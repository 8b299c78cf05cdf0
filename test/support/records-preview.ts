import type * as Y from 'yjs'
import { createReader, type ReadReply } from '../../renderer/import/answer-request'
import { createPreview } from '../../renderer/import/preview-store'
import { type ImportWorker, readAndPlan } from '../../renderer/import/read-files'
import { createDocumentFacts } from '../../renderer/screens/import/document-facts'
import type { SourceFile } from '../../shared/libs/timeline-import'

/** A text as a file. */
export const textFile = (name: string, text: string): SourceFile => ({ name, bytes: new TextEncoder().encode(text) })

/** A worker in this thread: messages are copied and arrive later, as those of a real one. */
export const createLocalWorker = () => {
  const replies: ReadReply[] = []
  let isEnded = false
  const read = createReader((reply) => {
    replies.push(reply)
    const data = structuredClone(reply)
    queueMicrotask(() => isEnded || worker.onmessage?.(new MessageEvent('message', { data })))
  })
  const worker: ImportWorker = {
    postMessage: (message) => void read(structuredClone(message)),
    onmessage: null,
    onerror: null,
    terminate: () => {
      isEnded = true
    },
  }
  return { start: () => worker, worker, replies, isEnded: () => isEnded }
}

/** A preview that reads as the app does, but in this thread. */
export const createTestPreview = () => createPreview((request) => readAndPlan(request, createLocalWorker().start))

/** A preview with the rows of some texts for a document. */
export const openTestPreview = async (doc: Y.Doc, texts: Readonly<Record<string, string>>) => {
  const preview = createTestPreview()
  const files = Object.entries(texts).map(([name, text]) => textFile(name, text))
  await preview.open(files, createDocumentFacts(doc), { isNew: false, hasNames: false })
  return preview
}
