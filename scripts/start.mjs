// `npm start`: installs what is missing, builds what is stale, and opens the app in Electron or else in the browser.
import { fork, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, requireNode, root } from './steps/install.mjs'

requireNode()

const usage = `npm start [-- OPTIONS]
  --browser    the app in the browser, even where Electron is available
  --electron   tries once more to download Electron
  --port N     the loopback port of the app (a free, remembered one by default)
  --data DIR   where documents and settings are kept
  --no-open    prints the address and opens nothing`

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'boolean' },
        electron: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const port = values.port === undefined ? 0 : Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port wants a number from 0 to 65535.')
    return values
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`)
    process.exit(2)
  }
}

const options = readOptions()
if (options.help) {
  console.log(usage)
  process.exit(0)
}
const hostArgs = [
  ...(options.port === undefined ? [] : ['--port', options.port]),
  ...(options.data === undefined ? [] : ['--data', options.data]),
]

const parent = process.ppid

/** When npm is terminated, it does not signal its children; this process then has another parent. */
const onParentExit = (act) => {
  if (!process.env.npm_lifecycle_event) return
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act('SIGTERM')
  }, 500)
  timer.unref()
}

/** Passes a request to exit on to the child once and waits for it; a second Ctrl-C does not wait. */
const forwardSignals = (child, ask) => {
  let isEnding = false
  const end = (signal) => {
    if (isEnding) child.kill('SIGKILL')
    else console.log('Saving and closing …')
    isEnding = true
    ask(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  onParentExit(end)
  return () => isEnding
}

const waitForExit = (child) => new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))

/**
 * Runs Electron until its last window closes. Resolves to false if it failed to start, which missing libraries or the
 * sandbox may cause.
 */
const runElectron = async (program) => {
  const started = Date.now()
  const child = spawn(program, [root, ...hostArgs], { stdio: 'inherit' })
  const isEnding = forwardSignals(child, (signal) => child.kill(signal))
  child.on('error', () => undefined)
  const { code, signal } = await Promise.race([
    waitForExit(child),
    new Promise((resolve) => child.once('error', () => resolve({ code: 127 }))),
  ])
  if (isEnding() || code === 0) process.exit(0)
  if (Date.now() - started > 5000) process.exit(code ?? (signal ? 1 : 0))
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
  return false
}

/** The command that opens a URL on this system; undefined without a display. */
const getOpenCommand = () => {
  if (process.platform === 'darwin') return ['open']
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '']
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined
  const directories = (process.env.PATH ?? '').split(':')
  return directories.some((directory) => existsSync(join(directory, 'xdg-open'))) ? ['xdg-open'] : undefined
}

/** Opens the URL, or prints what to do with it. */
const show = (url) => {
  const [command, ...before] = (!options['no-open'] && getOpenCommand()) || []
  if (!command) {
    console.log(`Debrief is running. Open ${url}`)
    return
  }
  console.log(`Debrief is running at ${url}`)
  const browser = spawn(command, [...before, url], { stdio: 'ignore', detached: true })
  browser.on('error', () => console.log('No browser could be opened; open that address yourself.'))
  browser.unref()
}

const runInBrowser = async (why) => {
  console.log(`Opening in the browser: ${why}.`)
  const child = fork(join(root, 'dist', 'node', 'host.js'), hostArgs, { stdio: 'inherit' })
  const isEnding = forwardSignals(child, () => child.connected && child.send({ type: 'close' }))
  child.on('message', (message) => {
    if (message?.type !== 'ready') return
    show(message.openUrl)
    console.log('Ctrl-C saves and ends it.')
  })
  const { code } = await waitForExit(child)
  process.exit(isEnding() ? 0 : (code ?? 1))
}

/** Builds what is stale in a process of its own, so that its memory is freed before the app runs. */
const build = async (names) => {
  const { isBuilt } = await import('./build.mjs')
  if (isBuilt(names)) return
  const { run } = await import('./steps/processes.mjs')
  const { code } = await run(process.execPath, [join(root, 'scripts', 'build.mjs'), ...names])
  if (code === 0) return
  console.error('The app could not be built; see above for the reason.')
  process.exit(1)
}

const main = async () => {
  await ensureInstalled()
  const log = (line) => console.log(line)
  await build(['page', 'node'])
  if (options.browser) return runInBrowser('as asked with --browser')
  const { obtainElectron } = await import('./steps/electron-binary.mjs')
  const { program, why } = await obtainElectron({ log, isForced: options.electron })
  if (!program) return runInBrowser(why)
  await build(['electron'])
  console.log('Opening in Electron.')
  await runElectron(program)
  return runInBrowser('Electron is here but did not start (its own message is above)')
}

await main()
