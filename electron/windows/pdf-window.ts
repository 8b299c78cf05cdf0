import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow } from 'electron'
import type { PrintJob } from '../../shared/protocol/print-job'

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

/** The pages are loaded from a file, since a URL with all of a long report in it would be cut. */
const print = async (window: BrowserWindow, { html, paper }: PrintJob): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(tmpdir(), 'debrief-pdf-'))
  try {
    const file = join(folder, 'report.html')
    await writeFile(file, html, { mode: 0o600 })
    await window.loadURL(pathToFileURL(file).href)
    return await window.webContents.printToPDF({
      pageSize: paper,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
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
    make: async (job: PrintJob): Promise<Uint8Array | undefined> => {
      stop()
      const window = openWindow()
      current = window
      // A window that is destroyed may leave its printing without an answer.
      const stopped = new Promise<undefined>((resolve) => window.once('closed', () => resolve(undefined)))
      try {
        return await Promise.race([print(window, job), stopped])
      } catch (error) {
        if (!window.isDestroyed()) console.error(`The PDF was not made: ${String(error)}`)
        return undefined
      } finally {
        if (!window.isDestroyed()) window.destroy()
      }
    },
  }
}
