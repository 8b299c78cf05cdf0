import { resolve } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { MenuCommand, OpenedFile } from '../../shared/api/desktop'
import { type Arrivals, readOpened } from './arrivals'
import { channels } from './channels'
import { createMainWindow, createPresentWindow, load, presentOptions } from './create'
import { type OwnOrigin, presentPath } from './own-origin'

/** The app's two windows, and what waits for the first of them from outside. */
export const keepWindows = (own: OwnOrigin) => {
  let main: BrowserWindow | undefined
  let present: BrowserWindow | undefined
  const links: string[] = []
  const files: string[] = []

  const keepPresent = (window: BrowserWindow) => {
    present = window
    window.once('closed', () => {
      if (present === window) present = undefined
    })
  }

  const openMain = (url: string) => {
    const window = createMainWindow(url)
    main = window
    window.webContents.on('did-create-window', keepPresent)
    window.once('closed', () => {
      main = undefined
      present?.close()
    })
  }

  const take = <T>(window: BrowserWindow, waiting: T[]): T[] => (window === main ? waiting.splice(0) : [])

  return {
    /** Shows the app: the window that is there comes to the front, or else one is made. */
    show: () => {
      if (main) {
        if (main.isMinimized()) main.restore()
        main.show()
        main.focus()
      } else if (own.current) openMain(`${own.current}/`)
    },
    /** A host is ready: the first window opens, or one whose page is of another origin is loaded anew. */
    load: (openUrl: string) => {
      if (!main) return openMain(openUrl)
      return void load(main, openUrl)
    },
    isShowing: (origin: string): boolean => main?.webContents.getURL().startsWith(`${origin}/`) ?? false,
    openPresent: (path: string) => {
      const wanted = presentPath(own, path)
      if (!wanted || !own.current) return
      const url = own.current + wanted
      if (!present) keepPresent(createPresentWindow(url, main))
      else if (present.webContents.getURL() !== url) void load(present, url)
      present?.focus()
    },
    presentOptions: () => presentOptions(main),
    /** Keeps what came from outside until the page takes it, and tells the page. */
    receive: (arrivals: Arrivals, folder: string) => {
      links.push(...arrivals.links)
      files.push(...arrivals.files.map((file) => resolve(folder, file)))
      if (arrivals.links.length > 0) main?.webContents.send(channels.linkWaits)
      if (arrivals.files.length > 0) main?.webContents.send(channels.fileWaits)
    },
    takeLinks: (window: BrowserWindow): string[] => take(window, links),
    takeFiles: (window: BrowserWindow): OpenedFile[] =>
      take(window, files)
        .map(readOpened)
        .filter((file) => file !== undefined),
    ask: (command: MenuCommand) => main?.webContents.send(channels.menu, command),
  }
}
