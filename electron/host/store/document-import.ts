import { join } from 'node:path'
import { describeFileProblem, fileNameFor } from '../../../shared/file'
import { UserError } from '../user-error'
import { moveWithoutReplacing, writeDurably } from './durable-file'
import { type FolderContext, holdsDocument, writing } from './folder-context'
import { documentKey } from './layout'
import { readValidText, type ValidFile } from './merge-file'

/** Imports a file's text; an existing document is merged. Throws the file's problem. */
export const importFile = async (
  context: FolderContext,
  fileName: string,
  text: string,
): Promise<{ id: string; isMerged: boolean }> => {
  const { scanner, open, onChange } = context
  const validFile = await readImport(context, fileName, text)
  const { id, title } = validFile.file
  await scanner.scan()
  const isMerged = holdsDocument(context, id)
  if (validFile.isNewer && !isMerged) {
    await writing(context, storeUnchanged(context, title, id, text))
    return { id, isMerged }
  }
  await open.work(id, async (persisted) => {
    if (validFile.isNewer && !persisted.isReadOnly) throw new UserError('newer', describeFileProblem('newer', fileName))
    await persisted.merge(validFile)
  })
  validFile.state.destroy()
  onChange()
  return { id, isMerged }
}

const readImport = async ({ env }: FolderContext, fileName: string, text: string): Promise<ValidFile> => {
  const { reason } = await env.inspector.open({ source: { text }, journals: [] })
  if (reason !== undefined) throw new UserError('unopenable', describeFileProblem('unopenable', fileName, reason))
  const read = readValidText(text, env.codec)
  if (read.ok) return read.validFile
  const { code, detail } = read.problem
  throw new UserError(code, describeFileProblem(code, fileName, detail))
}

/** A file from a newer app is stored byte for byte, since this version can't know what is in it. */
const storeUnchanged = async (
  { env, scanner, onChange }: FolderContext,
  title: string,
  id: string,
  text: string,
): Promise<void> => {
  const { folder, hidden } = env.layout
  const draft = join(hidden, `${documentKey(id)}.import`)
  await writeDurably(draft, [text])
  for (let copy = 1; ; copy += 1) {
    if (await moveWithoutReplacing(draft, join(folder, fileNameFor(title, id, copy)))) break
  }
  await scanner.scan()
  onChange()
}
