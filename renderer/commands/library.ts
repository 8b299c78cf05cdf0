import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { toast } from '../components/Toasts'
import { host } from '../host'
import { currentRoute, navigate } from '../routes'
import { reportUnreadFile } from '../stores/unread-files'

/** Creates a postmortem and opens it with the title focused. */
export const startPostmortem = async (template?: string): Promise<void> => {
  const made = await host.call('library.create', { title: '', ...(template ? { template } : {}) })
  if (made.ok) navigate({ screen: 'document', id: made.value.id, mode: 'prepare' })
  else toast(made.failure.sentence)
}

export const openSample = async (): Promise<void> => {
  const opened = await host.call('library.openSample', {})
  if (opened.ok) navigate({ screen: 'document', id: opened.value.id, mode: 'meeting' })
  else toast(opened.failure.sentence)
}

/** Imports a postmortem; if it is in the library already, the two are merged. */
export const importFile = async (file: OpenedFile): Promise<void> => {
  const taken = await host.call('library.importFile', {
    fileName: file.name,
    text: new TextDecoder().decode(file.bytes),
  })
  if (!taken.ok) return reportUnreadFile(file, taken.failure)
  const { id, isMerged } = taken.value
  const words = isMerged ? `“${file.name}” was merged with your copy.` : `“${file.name}” is in your library.`
  const open = (): void => navigate({ screen: 'document', id })
  const here = currentRoute()
  // Importing must not navigate away from an open document.
  if (here.screen !== 'document') {
    toast(words)
    open()
  } else if (here.id === id) toast(words)
  else toast(words, { label: 'Open', run: open })
}

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
