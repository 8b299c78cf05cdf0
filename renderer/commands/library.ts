import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { toast } from '../components/Toasts'
import { host } from '../host'
import { currentRoute, navigate } from '../routes'
import { reportUnreadFile } from '../stores/unread-files'

/** Makes a document and goes to it; its title is the first thing to type. */
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

/** Takes a document in; one that is here already is merged with it. */
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
  // Nobody is taken out of a document that they have open.
  if (here.screen !== 'document') {
    toast(words)
    open()
  } else if (here.id === id) toast(words)
  else toast(words, { label: 'Open', run: open })
}

/** Moves a document to the folder's trash, with a way back. */
export const removeDocument = async (id: string, title: string): Promise<void> => {
  const removed = await host.call('library.remove', { id })
  if (!removed.ok) return toast(removed.failure.sentence)
  toast(`“${title}” was moved to the trash.`, {
    label: 'Restore',
    run: () => void bringBack(id),
  })
}

/** Brings a document back from the bin. */
export const bringBack = async (id: string): Promise<void> => {
  const restored = await host.call('library.restore', { id })
  if (!restored.ok) toast(restored.failure.sentence)
}
