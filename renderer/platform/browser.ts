import type { FileFilter, OpenedFile } from '../../shared/protocol/desktop-bridge'
import type { Platform } from '.'

const neverEmits = (): (() => void) => () => undefined

/** The platform of a plain browser: downloads, a file input. */
export const browserPlatform = (): Platform => ({
  kind: 'browser',
  isMac: typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform),
  saveFile: async (name, content, mediaType) => {
    download(name, content, mediaType)
    return true
  },
  openFile: chooseFile,
  openPresent: async (path) => window.open(path, 'debrief-present') !== null,
  onDeepLink: neverEmits,
  onOpenFile: neverEmits,
  onMenu: neverEmits,
  notify: (title, body) => {
    if ('Notification' in window && Notification.permission === 'granted') new Notification(title, { body })
  },
})

const download = (name: string, content: Uint8Array | string, type?: string): void => {
  const part = typeof content === 'string' ? content : new Uint8Array(content)
  const url = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has started by the next task; until then, the URL must stay valid.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

const chooseFile = (filter: FileFilter): Promise<OpenedFile | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = filter.extensions.map((extension) => `.${extension}`).join(',')
    input.addEventListener('change', async () => {
      const file = input.files?.[0]
      resolve(file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    })
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
