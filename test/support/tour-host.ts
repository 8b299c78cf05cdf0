import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { root } from '../../scripts/build.mjs'
import { createDocument, documentTitle, meta, toMeeting } from '../../shared/document'
import { encodeFile } from '../../shared/file'
import { testAuthor } from './author'
import { createCrowdedDocument } from './crowded-document'
import { type HostProcess, nextPort, startHostProcess } from './host-process'
import type { TourDocuments } from './tour'

/** A document's id and the text of its file. */
export const encodeDocument = (doc: Y.Doc): { id: string; text: string } => {
  const { id } = meta.read(doc).value
  return {
    id,
    text: encodeFile({
      id,
      title: documentTitle(doc),
      savedAt: '2026-03-16T09:00:00.000Z',
      meeting: toMeeting(doc),
      crdt: Y.encodeStateAsUpdate(doc),
    }),
  }
}

/** Starts a host whose folder contains the documents of the tour, and more of them by name. */
export const startTourHost = async <N extends string = never>(
  more?: Readonly<Record<N, Y.Doc>>,
): Promise<{
  host: HostProcess
  /** Where the documents' files are. */
  folder: string
  documents: TourDocuments & Record<N, string>
  close: () => Promise<void>
}> => {
  const data = mkdtempSync(join(tmpdir(), 'debrief-tour-'))
  const folder = join(data, 'documents')
  mkdirSync(folder, { recursive: true })
  const put = (name: string, { id, text }: { id: string; text: string }): string => {
    writeFileSync(join(folder, `${name}.debrief.json`), text)
    return id
  }
  const sample = readFileSync(join(root, 'assets/samples/gitlab-2017.debrief.json'), 'utf8')
  const documents = {
    empty: put('empty', encodeDocument(createDocument({ title: '' }, testAuthor('empty')))),
    usual: put('usual', { id: String(JSON.parse(sample).id), text: sample }),
    crowded: put('crowded', encodeDocument(createCrowdedDocument(testAuthor('crowded')))),
    ...(Object.fromEntries(
      Object.entries<Y.Doc>(more ?? {}).map(([name, doc]) => [name, put(name, encodeDocument(doc))]),
    ) as Record<N, string>),
  }
  const host = await startHostProcess({ data, port: nextPort(), networkPort: nextPort(), address: '127.0.0.1' })
  return {
    host,
    folder,
    documents,
    close: async () => {
      await host.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
