import { fromBase64 } from 'lib0/buffer'
import { toast } from '../components/Toasts'
import { host } from '../host'
import { platform } from '../platform'

/** Downloads a file unchanged that can't be opened, or that was quarantined. */
export const downloadUnchanged = async (fileName: string): Promise<void> => {
  const file = await host.call('library.rawFile', { fileName })
  if (!file.ok) return toast(file.failure.sentence)
  await platform.saveFile(file.value.fileName, fromBase64(file.value.base64))
}

/** Asks the host to read a file again. */
export const retryFile = async (fileName: string): Promise<void> => {
  const tried = await host.call('library.retry', { fileName })
  if (!tried.ok) return toast(tried.failure.sentence)
  const list = await host.call('library.list', { limit: 0 })
  const isStillClosed = !list.ok || list.value.problems.some((problem) => problem.fileName === fileName)
  toast(isStillClosed ? `“${fileName}” still can’t be opened.` : `“${fileName}” is open again.`)
}

export const dismissNotice = async (key: string): Promise<void> => {
  const dismissed = await host.call('library.dismissNotice', { key })
  if (!dismissed.ok) toast(dismissed.failure.sentence)
}
