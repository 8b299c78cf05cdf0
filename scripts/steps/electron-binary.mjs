// Finds or downloads Electron. Its package downloads the program at first use, which may fail or hang.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './install.mjs'
import { run } from './processes.mjs'

const packageFolder = join(root, 'node_modules', 'electron')
const failureFile = join(process.env.DEBRIEF_CACHE ?? join(root, '.cache'), 'electron-download-failed.json')
const DOWNLOAD_TIMEOUT_MS = 180_000
const RETRY_DELAY_MS = 24 * 3600 * 1000

const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/** Path of Electron's program if it is installed, found in the way its own package finds it. */
export const installedElectron = () => {
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const pathFile = join(packageFolder, 'path.txt')
  if (!elsewhere && !existsSync(pathFile)) return undefined
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : (programs[process.platform] ?? 'electron')
  const program = join(elsewhere ?? join(packageFolder, 'dist'), name)
  return existsSync(program) ? program : undefined
}

const electronVersion = () => JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version

/** A download that failed recently is not retried at every start, since that would take seconds each time. */
const hasFailedRecently = () => {
  if (!existsSync(failureFile)) return false
  try {
    const { version, at } = JSON.parse(readFileSync(failureFile, 'utf8'))
    return version === electronVersion() && Date.now() - at < RETRY_DELAY_MS
  } catch {
    // The file was truncated: the download is tried again.
    return false
  }
}

const rememberFailure = () => {
  try {
    mkdirSync(dirname(failureFile), { recursive: true })
    writeFileSync(failureFile, JSON.stringify({ version: electronVersion(), at: Date.now() }))
  } catch (error) {
    console.error(`The next start will try the download again: ${error.message}`)
  }
}

/** Why no window can be shown here; undefined if one can. */
export const displayProblem = (env = process.env, platform = process.platform, uid = process.getuid?.()) => {
  if (platform !== 'linux') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'this machine has no display'
  if (uid === 0) return 'Electron does not run its sandbox as root'
  return undefined
}

/**
 * Electron's program, downloaded if necessary, or the reason why there is none (the rest of "Opening in the browser:
 * …").
 */
export const obtainElectron = async ({ log = console.log, isForced = false } = {}) => {
  const problem = displayProblem()
  if (problem) return { why: problem }
  const present = installedElectron()
  if (present) return { program: present }
  if (!isForced && hasFailedRecently()) {
    return { why: 'the last download of Electron failed (npm start -- --electron tries again)' }
  }
  log('Downloading Electron (once, about 110 MB) …')
  const since = Date.now()
  const timer = setInterval(() => log(`… still downloading, ${Math.round((Date.now() - since) / 1000)} s`), 10_000)
  const { code, hasHung } = await run(process.execPath, [join(packageFolder, 'install.js')], {
    quiet: true,
    limit: DOWNLOAD_TIMEOUT_MS,
  })
  clearInterval(timer)
  const program = code === 0 ? installedElectron() : undefined
  if (program) {
    rmSync(failureFile, { force: true })
    return { program }
  }
  rememberFailure()
  return { why: hasHung ? 'the download of Electron took too long' : 'Electron could not be downloaded' }
}
