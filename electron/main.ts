import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, Menu, session } from 'electron'
import { defaultDataDir } from './host/paths'
import { createHostProcess, type ReadyHost } from './windows/host-process'
import { registerIpcHandlers } from './windows/ipc-handlers'
import { readLaunchOptions } from './windows/launch-options'
import { menuTemplate } from './windows/menu'
import { guardNavigation } from './windows/navigation'
import { openRequestFromArgs, openRequestFromUrl } from './windows/open-requests'
import type { OwnOrigin } from './windows/own-origin'
import { denyPermissions } from './windows/permissions'
import { createStartFailureDialog, quitAfterHost } from './windows/quit'
import { createWindowManager } from './windows/windows'

const { data, port } = readLaunchOptions(process.argv, process.defaultApp === true)
const dataDir = resolve(data ?? defaultDataDir())
const hostArgs = ['--data', dataDir, ...(port ? ['--port', port] : [])]

const own: OwnOrigin = { current: undefined }
const windows = createWindowManager(own)

/** A restarted host may not know the previous one's session: the page is signed in again, and stays where it was. */
const signInAgain = async ({ openUrl }: ReadyHost): Promise<void> => {
  try {
    await session.defaultSession.fetch(openUrl, { credentials: 'include' })
  } catch (error) {
    // The host died again; the next one that is ready signs the page in.
    console.error(`The page was not signed in again: ${String(error)}`)
  }
}

const onReady = (host: ReadyHost): void => {
  own.current = host.origin
  if (windows.isShowing(host.origin)) void signInAgain(host)
  else windows.load(host.openUrl)
}

const run = async (): Promise<void> => {
  windows.receive(openRequestFromArgs(process.argv.slice(1)), process.cwd())
  app.on('second-instance', (_event, argv, folder) => {
    windows.receive(openRequestFromArgs(argv.slice(1)), folder)
    windows.show()
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    windows.receive(openRequestFromUrl(url), '/')
    windows.show()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    windows.receive({ links: [], files: [path] }, '/')
    windows.show()
  })
  app.on('activate', () => windows.show())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  guardNavigation(app, { own, presentOptions: windows.presentOptions })

  await app.whenReady()
  denyPermissions(session.defaultSession, own)
  registerIpcHandlers({ own, ...windows })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(windows.ask, process.platform)))

  const failures = createStartFailureDialog(() => app.quit())
  const host = createHostProcess({
    entry: join(import.meta.dirname, '../node/host.js'),
    args: hostArgs,
    onReady: (ready) => {
      failures.recovered()
      onReady(ready)
    },
    onFailed: (message) => void failures.failed(message),
  })
  quitAfterHost(app, host)
}

app.enableSandbox()
app.setAppUserModelId('dev.debrief.app')
// Otherwise WebRTC replaces local addresses with mDNS names, which many networks do not resolve.
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
// Next to the documents, so that two data folders are two apps, and Chromium's files never mix with ours.
const windowDir = join(dataDir, 'window')
mkdirSync(windowDir, { recursive: true })
app.setPath('userData', windowDir)
if (process.defaultApp) app.setAsDefaultProtocolClient('debrief', process.execPath, [app.getAppPath()])
else app.setAsDefaultProtocolClient('debrief')

if (app.requestSingleInstanceLock()) void run()
else app.quit()
