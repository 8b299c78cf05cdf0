import { join } from 'node:path'
import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron'
import { versionArgument } from './channels'
import { fitToScreens, readState, rememberState } from './window-state'

/** The web preferences of every window: its page is treated like any page from outside. */
const preferences = (): BrowserWindowConstructorOptions['webPreferences'] => ({
  preload: join(import.meta.dirname, 'preload.cjs'),
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: true,
  additionalArguments: [`${versionArgument}${app.getVersion()}`],
})

const backgroundColor = () => (nativeTheme.shouldUseDarkColors ? '#1b1a18' : '#faf9f7')

const common = (): BrowserWindowConstructorOptions => ({
  show: false,
  backgroundColor: backgroundColor(),
  minWidth: 480,
  minHeight: 360,
  icon: join(import.meta.dirname, '../../assets/icons/icon.png'),
  webPreferences: preferences(),
})

/** The app's window, where it was when it was last closed. It is shown once there is something to see. */
export const createMainWindow = (url: string): BrowserWindow => {
  const stateFile = join(app.getPath('userData'), 'window.json')
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { isMaximized, ...bounds } = fitToScreens(readState(stateFile), screens)
  const window = new BrowserWindow({ ...common(), ...bounds, title: 'Debrief' })
  if (isMaximized) window.maximize()
  rememberState(window, stateFile)
  window.once('ready-to-show', () => window.show())
  void load(window, url)
  return window
}

/** The options of the Present window, which opens on another screen than the app's if there is one. */
export const presentOptions = (beside: BrowserWindow | undefined): BrowserWindowConstructorOptions => {
  const here = beside && screen.getDisplayMatching(beside.getBounds()).id
  const other = screen.getAllDisplays().find(({ id }) => here !== undefined && id !== here)
  const position = other ? { x: other.workArea.x, y: other.workArea.y } : {}
  return { ...common(), ...position, show: true, width: 1280, height: 800, title: 'Debrief: Present' }
}

/** The second window, with the stage and the clock only. */
export const createPresentWindow = (url: string, beside: BrowserWindow | undefined): BrowserWindow => {
  const window = new BrowserWindow(presentOptions(beside))
  void load(window, url)
  return window
}

/** Loads a page; if the host is gone for a moment, the page shows that, or is loaded again once the host is back. */
export const load = async (window: BrowserWindow, url: string): Promise<void> => {
  try {
    await window.loadURL(url)
  } catch (error) {
    const isReplaced = String(error).includes('ERR_ABORTED')
    if (!window.isDestroyed() && !isReplaced) console.error(`${url.split('?')[0]} did not load: ${String(error)}`)
  }
}
