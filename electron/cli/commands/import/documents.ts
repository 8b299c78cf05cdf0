import * as Y from 'yjs'
import { documentTitle, isNewerThanApp, toMeeting } from '../../../../shared/document'
import { encodeFile } from '../../../../shared/file'
import { documentCodec } from '../../../host/app/document-codec'
import { DocumentFolder, folderHolder, type LockHolder } from '../../../host/store'
import { readValidText } from '../../../host/store/merge-file'
import { UserError } from '../../../host/user-error'
import { CommandError } from '../../command'
import { callHost, canAsk } from '../../host-calls'

/** Changes a document of a folder, or a new one under this id; resolves to the name of its file. */
type Edit = <T>(id: string, work: (doc: Y.Doc, isNew: boolean) => T) => Promise<{ fileName: string; result: T }>

const refuseNewer = (doc: Y.Doc): void => {
  if (isNewerThanApp(doc))
    throw new CommandError('this document was made by a newer version of Debrief, so it can only be read.')
}

/** Edits documents in the folder, which is written just as durably as by a host. */
const editInFolder =
  (folder: DocumentFolder): Edit =>
  async (id, work) => {
    const doc = new Y.Doc()
    const isNew = !folder.has(id)
    const attached = await folder.attach(id, doc)
    try {
      if (attached.isReadOnly) refuseNewer(doc)
      const result = work(doc, isNew)
      await attached.save()
      if (attached.isFileStale) throw new CommandError('the document could not be saved; nothing was added.')
      const { fileName } = await folder.fileText(id)
      await attached.detach()
      return { fileName, result }
    } catch (error) {
      await attached.abandon()
      throw error
    }
  }

/** Edits a copy of a document and has the running host merge it, so that whoever has it open sees the rows at once. */
const editThroughHost =
  (holder: LockHolder): Edit =>
  async (id, work) => {
    const before = await callHost(holder, 'document.file', { id }).catch((error: unknown) => {
      if (error instanceof UserError && error.code === 'not-found') return undefined
      throw error
    })
    const read = before && readValidText(before.text, documentCodec)
    if (read && !read.ok)
      throw new CommandError(`the document can’t be read: ${read.problem.detail ?? read.problem.code}`)
    const doc = read ? read.validFile.state : new Y.Doc()
    refuseNewer(doc)
    let isChanged = false
    doc.on('update', () => {
      isChanged = true
    })
    const result = work(doc, before === undefined)
    if (isChanged) {
      const text = encodeFile({
        id,
        title: documentTitle(doc),
        savedAt: new Date().toISOString(),
        meeting: toMeeting(doc),
        crdt: Y.encodeStateAsUpdate(doc),
      })
      await callHost(holder, 'library.importFile', { fileName: before?.fileName ?? 'imported', text })
    }
    const { fileName } = before ?? (await callHost(holder, 'document.file', { id }))
    return { fileName, result }
  }

/**
 * Works on the documents of a folder: through the host that has it open, if there is one, and else by itself. Throws a
 * `CommandError` that says who has the folder if neither is possible.
 */
export const withDocuments = async <T>(path: string, work: (edit: Edit) => Promise<T>): Promise<T> => {
  try {
    const holder = await folderHolder(path)
    if (canAsk(holder)) return await work(editThroughHost(holder))
    const folder = await DocumentFolder.open({ folder: path, codec: documentCodec })
    try {
      return await work(editInFolder(folder))
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (error instanceof UserError) throw new CommandError(error.message)
    throw error
  }
}
