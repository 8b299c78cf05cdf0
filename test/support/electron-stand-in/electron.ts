/*
 * Stands in for the `electron` module where Electron's program is not available: the app's own main process runs in Node,
 * its windows are pages of a real Chromium. It proves what the app asks of Electron, not that Electron does it.
 */
import { join } from 'node:path'
import { app } from './app'
import { endBrowser, startBrowser } from './cdp'
import { ipcMain } from './ipc'
import { dialog, Menu, Notification, nativeTheme, screen, shell, utilityProcess } from './parts'
import { session } from './session'
import { BrowserWindow, connectWindows } from './window'

export { app, BrowserWindow, dialog, ipcMain, Menu, Notification, nativeTheme, screen, session, shell, utilityProcess }

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  screen,
  session,
  shell,
  utilityProcess,
}

type Evaluate = { evaluate: number; source: string; argument: unknown }

/** Runs a function that a test sends to the main process, as Playwright does with Electron. */
const runEvaluation = async ({ evaluate, source, argument }: Evaluate): Promise<void> => {
  try {
    const run = new Function(`return (${source})`)()
    process.send?.({ evaluated: evaluate, value: await run(electron, argument) })
  } catch (error) {
    process.send?.({ evaluated: evaluate, error: String(error instanceof Error ? error.stack : error) })
  }
}

const begin = async (): Promise<void> => {
  const program = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const browser = await startBrowser(program, join(app.getPath('userData'), 'chromium'), app.switches)
  app.endBrowser = () => endBrowser(browser)
  session.defaultSession.connection = browser.connection
  process.on('exit', () => browser.process.kill('SIGKILL'))
  await connectWindows(browser.connection)
  process.send?.({ endpoint: browser.endpoint })
  app.emit('ready', {}, {})
}

process.on('message', (message: Partial<Evaluate>) => {
  if (typeof message.evaluate === 'number') void runEvaluation(message as Evaluate)
})
process.on('disconnect', () => app.exit(1))

// The app's own first lines (switches, paths, the single instance) run before the browser starts.
setImmediate(() => void begin())
