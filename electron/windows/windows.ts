import { resolve } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { MenuCommand, OpenedFile } from '../../shared/protocol/desktop-bridge'
import { channels } from './channels'
import { createMainWindow, createPresentWindow, load, presentOptions } from './create'
import { type OpenRequest, readOpened } from './open-requests'
import { isOwnUrl, type OwnOrigin, presentPath } from './own-origin'
import { createRestartDelay } from './restart-delay'

/** Reloads a crashed page at the same URL: its host, in another process, has every edit. */
const loadAgainAfterCrash = (window: BrowserWindow, own: OwnOrigin) => {
  const delayAfter = createRestartDelay()
  let loadedAt = Date.now()
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const url = window.webContents.getURL()
    const reload = () => {
      loadedAt = Date.now()
      if (!window.isDestroyed() && own.current) void load(window, isOwnUrl(own, url) ? url : `${own.current}/`)
    }
    setTimeout(reload, delayAfter(Date.now() - loadedAt))
  })
}

/** Chromium's error code for a load that another one replaced. */
const ERR_ABORTED = -3

/** The app's two windows, and the open requests that wait for the main one. */
export const createWindowManager = (own: OwnOrigin) => {
  let main: BrowserWindow | undefined
  let present: BrowserWindow | undefined
  /** False while the window shows nothing yet, or Chromium's own error page. */
  let isPageLoaded = false
  const links: string[] = []
  const files: string[] = []

  const adoptPresent = (window: BrowserWindow) => {
    present = window
    loadAgainAfterCrash(window, own)
    window.once('closed', () => {
      if (present === window) present = undefined
    })
  }

  const openMain = (url: string) => {
    const window = createMainWindow(url)
    main = window
    isPageLoaded = false
    loadAgainAfterCrash(window, own)
    window.webContents.on('did-create-window', adoptPresent)
    window.webContents.on('did-finish-load', () => {
      isPageLoaded = true
    })
    window.webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
      if (isMainFrame && code !== ERR_ABORTED) isPageLoaded = false
    })
    window.once('closed', () => {
      main = undefined
      present?.close()
    })
  }

  const drain = <T>(window: BrowserWindow, queue: T[]): T[] => (window === main ? queue.splice(0) : [])

  return {
    /** Brings the main window to the front, or creates it. */
    show: () => {
      if (main) {
        if (main.isMinimized()) main.restore()
        main.show()
        main.focus()
      } else if (own.current) openMain(`${own.current}/`)
    },
    /** Called when a host is ready: opens the main window, or reloads it if its page has another origin. */
    load: (openUrl: string) => {
      if (!main) return openMain(openUrl)
      return void load(main, openUrl)
    },
    /** Whether the app's page of this origin is loaded, so that a restarted host need not load it again. */
    isShowing: (origin: string): boolean =>
      isPageLoaded && (main?.webContents.getURL().startsWith(`${origin}/`) ?? false),
    openPresent: (path: string) => {
      const target = presentPath(own, path)
      if (!target || !own.current) return
      const url = own.current + target
      if (!present) adoptPresent(createPresentWindow(url, main))
      else if (present.webContents.getURL() !== url) void load(present, url)
      present?.focus()
    },
    presentOptions: () => presentOptions(main),
    /** Queues an open request until the page takes it, and notifies the page. */
    receive: (request: OpenRequest, folder: string) => {
      links.push(...request.links)
      files.push(...request.files.map((file) => resolve(folder, file)))
      if (request.links.length > 0) main?.webContents.send(channels.linkWaits)
      if (request.files.length > 0) main?.webContents.send(channels.fileWaits)
    },
    takeLinks: (window: BrowserWindow): string[] => drain(window, links),
    takeFiles: (window: BrowserWindow): OpenedFile[] =>
      drain(window, files)
        .map(readOpened)
        .flatMap((file) => {
          if ('bytes' in file) return [file]
          dialog.showErrorBox(`Debrief can’t open ${file.name}`, file.why)
          return []
        }),
    ask: (command: MenuCommand) => main?.webContents.send(channels.menu, command),
  }
}
