import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow } from 'electron'
import type { PrintJob } from '../../shared/protocol/print-job'

const FOLDER_PREFIX = 'debrief-page-'

/** A window that is never shown: its page runs no script, has no preload, and shares nothing with the app's. */
const openWindow = (): BrowserWindow =>
  new BrowserWindow({
    show: false,
    webPreferences: {
      partition: 'pdf',
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  })

const print = async (window: BrowserWindow, file: string, paper: PrintJob['paper']): Promise<Uint8Array> => {
  await window.loadURL(pathToFileURL(file).href)
  return await window.webContents.printToPDF({
    pageSize: paper,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

/** The pages are loaded from a file of their own, since a URL with all of a long report in it would be cut. */
const withPageFile = async <T>(html: string, use: (file: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX))
  try {
    const file = join(folder, 'report.html')
    await writeFile(file, html, { mode: 0o600 })
    return await use(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makes PDFs, one at a time: a new one, and `stop`, end the one before it. */
export const createPdfWindow = () => {
  let current: BrowserWindow | undefined
  const stop = (): void => {
    current?.destroy()
    current = undefined
  }
  return {
    stop,
    /** Resolves to undefined if it fails or is stopped. */
    make: async ({ html, paper }: PrintJob): Promise<Uint8Array | undefined> => {
      stop()
      const window = openWindow()
      current = window
      // A window that is destroyed may leave its printing without an answer.
      const stopped = new Promise<undefined>((resolve) => window.once('closed', () => resolve(undefined)))
      try {
        return await withPageFile(html, (file) => Promise.race([print(window, file, paper), stopped]))
      } catch (error) {
        if (!window.isDestroyed()) console.error(`The PDF was not made: ${String(error)}`)
        return undefined
      } finally {
        if (!window.isDestroyed()) window.destroy()
      }
    },
  }
}
