import { namesFileFormat } from '../../shared/file'
import type { Failure } from '../../shared/protocol/calls'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import type { ChangeRef } from '../../shared/protocol/merge-changes'
import { toast } from '../components/Toasts'
import { host } from '../host'
import { askAboutPostmortems, deliverRecords, keepForNewDocument } from '../import/arrivals'
import { currentRoute, navigate } from '../routes'
import { askAboutMerge, tellMerged, whileComparing } from '../stores/merge-preview'
import { reportUnreadFile } from '../stores/unread-files'
import { isReplyFile, takeReply } from './replies'

/**
 * Creates a postmortem, from a template if there is one, and opens it with the title focused; resolves to the failure if
 * that was not possible.
 */
export const createPostmortem = async (template?: string): Promise<Failure | undefined> => {
  const made = await host.call('library.create', { title: '', ...(template ? { template } : {}) })
  if (!made.ok) return made.failure
  navigate({ screen: 'document', id: made.value.id, mode: 'prepare' })
  return undefined
}

/** Creates a usual postmortem; a toast reports a failure. */
export const startPostmortem = async (): Promise<void> => {
  const failure = await createPostmortem()
  if (failure) toast(failure.sentence)
}

/** Opens the sample, which is copied into the library the first time. */
export const openSample = async (): Promise<void> => {
  const opened = await host.call('library.openSample', {})
  if (opened.ok) navigate({ screen: 'document', id: opened.value.id, mode: 'meeting' })
  else toast(opened.failure.sentence)
}

const addFile = async (file: OpenedFile): Promise<void> => {
  const added = await host.call('library.importFile', toImport(file))
  if (!added.ok) return reportUnreadFile(file, added.failure)
  reportImported(added.value.id, `“${file.name}” is in your library.`)
}

/**
 * Imports a postmortem; if it is in the library already, its changes are shown before the two are merged. `onNew`: what
 * to do with one that is not.
 */
export const importFile = async (file: OpenedFile, onNew = addFile): Promise<void> => {
  const preview = await whileComparing(file.name, (signal) =>
    host.call('library.previewImport', toImport(file), { signal }),
  )
  if (!preview) return
  if (!preview.ok) return reportUnreadFile(file, preview.failure)
  const { id, title, changes, changeCount } = preview.value
  if (changes === undefined) return onNew(file)
  if (changeCount > 0) return askAboutMerge({ file, title, changes, changeCount })
  reportImported(id, `“${file.name}” has nothing that your copy does not have.`)
}

const toImport = (file: OpenedFile) => ({ fileName: file.name, text: toText(file) })

/** Shows what merging a postmortem would change, or asks whether to add one that is not in the library. */
export const reviewMerge = (file: OpenedFile): Promise<void> =>
  importFile(file, async () => askAboutPostmortems([file]))

/** Merges a file without some of its changes, and offers Undo. */
export const mergeFile = async (file: OpenedFile, leftOut: readonly ChangeRef[]): Promise<void> => {
  const merged = await host.call('library.importFile', { ...toImport(file), leftOut: [...leftOut] })
  if (!merged.ok) return reportUnreadFile(file, merged.failure)
  const { id } = merged.value
  const message = `“${file.name}” was merged with your copy.`
  const here = currentRoute()
  if (here.screen === 'document' && here.id !== id) {
    toast(message, { label: 'Undo', run: () => void undoMerge(id) })
    return
  }
  tellMerged({ documentId: id, message })
  if (here.screen !== 'document') navigate({ screen: 'document', id })
}

/** Takes back the last merge into a postmortem. */
export const undoMerge = async (id: string): Promise<void> => {
  const undone = await host.call('library.undoImport', { id })
  toast(undone.ok ? 'The merge was undone. What was typed since is still there.' : undone.failure.sentence)
}

/** Says what happened, and opens the postmortem unless another one is open: importing must not navigate away from it. */
const reportImported = (id: string, words: string): void => {
  const open = (): void => navigate({ screen: 'document', id })
  const here = currentRoute()
  if (here.screen !== 'document') open()
  toast(words, here.screen === 'document' && here.id !== id ? { label: 'Open', run: open } : undefined)
}

/** The text of a file. */
export const toText = ({ bytes }: OpenedFile): string => new TextDecoder().decode(bytes)

const BRACE = 0x7b

/** Whether a file may be a postmortem: only JSON is looked at as a whole, since a log may have 100 MB. */
export const isPostmortem = (file: OpenedFile): boolean =>
  file.bytes.subarray(0, 64).includes(BRACE) && namesFileFormat(toText(file)) && !isReplyFile(file)

const isBlank = ({ bytes }: OpenedFile): boolean =>
  bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))

/** The new postmortem that is being made for records: what arrives meanwhile goes there, too. */
let making: ReturnType<typeof host.call<'library.create'>> | undefined

/** Shows what records would add to the open document, or to a new one if none is open. Replies go to theirs. */
export const addRecords = async (given: readonly OpenedFile[]): Promise<void> => {
  const replies = given.filter(isReplyFile)
  for (const reply of replies) await takeReply(reply)
  const files = given.filter((file) => !isBlank(file) && !replies.includes(file))
  for (const file of given)
    if (isBlank(file)) reportUnreadFile(file, { code: 'empty', sentence: 'It’s empty. Nothing was added.' })
  if (files.length === 0) return
  if (deliverRecords(files)) return
  const { screen } = currentRoute()
  if (screen !== 'library' && screen !== 'settings') {
    toast('Records can be added in the library and in an open postmortem.')
    return
  }
  making ??= host.call('library.create', { title: '' }).finally(() => {
    making = undefined
  })
  const made = await making
  if (!made.ok) {
    toast(made.failure.sentence)
    return
  }
  keepForNewDocument(made.value.id, files)
  navigate({ screen: 'document', id: made.value.id, mode: 'prepare' })
}

/** Opens a file that a person chose: a postmortem joins the library, anything else is records. */
export const openFile = (file: OpenedFile): Promise<void> =>
  isPostmortem(file) ? importFile(file) : addRecords([file])

/** Moves a postmortem to the trash and offers to restore it. */
export const removeDocument = async (id: string, title: string): Promise<void> => {
  const removed = await host.call('library.remove', { id })
  if (!removed.ok) return toast(removed.failure.sentence)
  toast(`“${title}” was moved to the trash.`, {
    label: 'Restore',
    run: () => void restoreDocument(id),
  })
}

/** Restores a postmortem from the trash. */
export const restoreDocument = async (id: string): Promise<void> => {
  const restored = await host.call('library.restore', { id })
  if (!restored.ok) toast(restored.failure.sentence)
}
