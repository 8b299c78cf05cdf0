import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, Notification } from 'electron'
import { z } from 'zod'
import { getPaper, printedPageSchema } from '../../shared/protocol/print-job'
import { channels } from './channels'
import type { OwnOrigin } from './own-origin'
import { isOwnPage } from './own-page'
import { createPdfWindow } from './pdf-window'

const fileName = z
  .string()
  .min(1)
  .max(255)
  .transform((name) => basename(name.replaceAll('\\', '/')))
const filterSchema = z.object({
  name: z.string().max(100),
  extensions: z.array(z.string().regex(/^[\w.]{1,20}$/)).max(10),
})

export type IpcHandlerDeps = {
  own: OwnOrigin
  openPresent: (path: string) => void
  takeLinks: (window: BrowserWindow) => string[]
  takeFiles: (window: BrowserWindow) => { name: string; bytes: Uint8Array }[]
}

/** Thrown to a page that sent a message it may not send. */
class RejectedMessage extends Error {}

const saveFile = async (window: BrowserWindow, name: string, bytes: Uint8Array): Promise<boolean> => {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: name })
  if (canceled || !filePath) return false
  await writeFile(filePath, bytes)
  return true
}

const openFile = async (window: BrowserWindow, filter: z.infer<typeof filterSchema>) => {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: [filter] })
  const [path] = filePaths
  if (canceled || !path) return undefined
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) }
}

/**
 * Registers the handlers of the preload's messages. Every sender is checked and every argument is parsed by a schema
 * first.
 */
export const registerIpcHandlers = ({ own, openPresent, takeLinks, takeFiles }: IpcHandlerDeps): void => {
  const pdfs = createPdfWindow()
  const answer = <S extends z.ZodType>(
    channel: string,
    input: S,
    work: (window: BrowserWindow, input: z.output<S>) => unknown,
  ) =>
    ipcMain.handle(channel, async (event: IpcMainInvokeEvent, ...args: unknown[]) => {
      const window = BrowserWindow.fromWebContents(event.sender)
      if (!window || !isOwnPage(own, event)) throw new RejectedMessage(`${channel} is only for Debrief's own page.`)
      const parsed = input.safeParse(args)
      if (!parsed.success) throw new RejectedMessage(`${channel} was asked for something it does not know.`)
      return work(window, parsed.data)
    })

  answer(channels.saveFile, z.tuple([fileName, z.instanceof(Uint8Array)]), (window, [name, bytes]) =>
    saveFile(window, name, bytes),
  )
  answer(channels.openFile, z.tuple([filterSchema]), (window, [filter]) => openFile(window, filter))
  answer(channels.makePdf, z.tuple([printedPageSchema]), (_window, [html]) =>
    // The page's own locale is one of those that the app brings along.
    pdfs.make({ html, paper: getPaper(Intl.DateTimeFormat().resolvedOptions().locale) }),
  )
  answer(channels.stopPdf, z.tuple([]), () => pdfs.stop())
  answer(channels.openPresent, z.tuple([z.string().max(200)]), (_window, [path]) => openPresent(path))
  answer(channels.notify, z.tuple([z.string().max(200), z.string().max(1000)]), (_window, [title, body]) => {
    if (Notification.isSupported()) new Notification({ title, body }).show()
  })
  answer(channels.takeLinks, z.tuple([]), (window) => takeLinks(window))
  answer(channels.takeFiles, z.tuple([]), (window) => takeFiles(window))
}
