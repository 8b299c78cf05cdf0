// Ensures what our code needs to run: a recent enough Node and the packages of the lock file. Only Node's own modules
// may be imported here, since node_modules may be missing.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const MIN_NODE_VERSION = [20, 19]

/** The message for a Node that is too old; undefined for one that is recent enough. */
export const describeNodeProblem = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isSupported = major > MIN_NODE_VERSION[0] || (major === MIN_NODE_VERSION[0] && minor >= MIN_NODE_VERSION[1])
  if (isSupported) return undefined
  return `Debrief needs Node ${MIN_NODE_VERSION.join('.')} or newer, and this is ${version}. Install a newer one from https://nodejs.org and run the same command again.`
}

/** Exits with that message if Node is too old. */
export const requireNode = () => {
  const problem = describeNodeProblem(process.versions.node)
  if (!problem) return
  console.error(problem)
  process.exit(1)
}

const lockFile = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')
const stamp = join(root, 'node_modules', '.debrief-lock')

const lockDigest = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex')

/** npm writes its own lock into node_modules last, so that an interrupted installation does not count as complete. */
const isInstalled = () => {
  if (!existsSync(installed)) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest()) return true
  return !existsSync(stamp) && statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs
}

/** Logs every ten seconds that it is still running, since npm prints nothing without a terminal. */
const logProgress = (log, what) => {
  const since = Date.now()
  const timer = setInterval(() => log(`… still ${what}, ${Math.round((Date.now() - since) / 1000)} s`), 10_000)
  return () => clearInterval(timer)
}

/** How to run npm: by the script that is already running, or by its name. */
const npmCommand = () => {
  const path = process.env.npm_execpath
  if (path && /npm-cli\.c?js$/.test(path)) return { command: process.execPath, before: [path], shell: false }
  return { command: 'npm', before: [], shell: process.platform === 'win32' }
}

const runNpm = (args) =>
  new Promise((resolve) => {
    const { command, before, shell } = npmCommand()
    const child = spawn(command, [...before, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell })
    child.on('error', () => resolve(127))
    child.on('exit', (code) => resolve(code ?? 1))
  })

/** Brings node_modules up to the lock file; returns whether that was necessary. Exits with a message if it can't. */
export const ensureInstalled = async (log = console.log) => {
  if (isInstalled()) return false
  log('Installing packages (once, a minute or two) …')
  const stop = logProgress(log, 'installing')
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  stop()
  if (code !== 0) {
    console.error(
      'The packages could not be installed; see the output of npm above. Once the registry can be reached, run the same command again.',
    )
    process.exit(1)
  }
  writeFileSync(stamp, lockDigest())
  return true
}
