import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const appRoot = (): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'assets'))) return folder
  return process.cwd()
}

/** Where the built page and the bundled assets are: next to the program, in a checkout as in an installed app. */
export const bundledPaths = (): { pageDir: string; assetsDir: string } => {
  const root = appRoot()
  return { pageDir: join(root, 'dist', 'page'), assetsDir: join(root, 'assets') }
}

/** The bundled worker in which documents are opened for the first time. */
export const inspectionWorkerPath = (): string => join(appRoot(), 'dist', 'node', 'inspection-worker.js')

/** The bundled worker in which costly updates are tried. */
export const trialWorkerPath = (): string => join(appRoot(), 'dist', 'node', 'trial-worker.js')

/** The app's version, from its package.json. */
export const appVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8'))
  return typeof version === 'string' ? version : 'unknown'
}

/** The default folder for settings and documents, by the convention of each operating system. */
export const defaultDataDir = (): string => {
  const { APPDATA, XDG_DATA_HOME, DEBRIEF_DATA } = process.env
  if (DEBRIEF_DATA) return DEBRIEF_DATA
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Debrief')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Debrief')
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'debrief')
}
