import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/build.mjs'
import { standInDistribution } from '../support/electron-stand-in/build'
import { nextPort } from '../support/host-process'
import { waitForExit } from '../support/processes'
import { createProjectCopy } from '../support/project-copy'
import { isRealElectron } from '../support/shell'
import { until } from '../support/until'

/** Electron refuses to run as root, so `npm start` does not try; tests that start Electron run as the user nobody. */
const nobody = process.platform === 'linux' && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** Whether that user can read the project, which it can't below root's home folder. */
const canBeNobody =
  process.platform === 'linux' &&
  spawnSync(
    process.execPath,
    ['-e', `require('node:fs').accessSync(${JSON.stringify(join(root, 'package.json'))})`],
    nobody,
  ).status === 0

type Started = { process: ChildProcess; lines: () => string[]; port: number }

const running = new Set<ChildProcess>()
let folder: string
let project: ReturnType<typeof createProjectCopy> | undefined

beforeAll(() => {
  project = createProjectCopy()
  folder = mkdtempSync(join(tmpdir(), 'debrief-start-'))
  chmodSync(folder, 0o777)
})
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGTERM')
    await waitForExit(child)
  }
  running.clear()
})
afterAll(() => {
  project?.remove()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

const noDisplay = { DISPLAY: '', WAYLAND_DISPLAY: '' }

const start = (args: string[], env: Record<string, string> = noDisplay, user = {}): Started => {
  const port = nextPort()
  const data = join(folder, String(port))
  mkdirSync(data)
  chmodSync(data, 0o777)
  const all = ['scripts/start.mjs', '--port', String(port), '--data', data, '--no-open', ...args]
  const child = spawn(process.execPath, all, {
    cwd: project?.folder,
    env: { ...process.env, DEBRIEF_NODE: process.execPath, HOME: data, DEBRIEF_CACHE: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  running.add(child)
  const output: Buffer[] = []
  child.stdout?.on('data', (part) => output.push(part))
  child.stderr?.on('data', (part) => output.push(part))
  return { process: child, port, lines: () => Buffer.concat(output).toString().split('\n').filter(Boolean) }
}

const isServing = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    (response) => response.ok,
    () => false,
  )

/** The lines that state where the app opens, and why. */
const getOpeningLines = ({ lines }: Started) => lines().filter((line) => line.startsWith('Opening'))

const getAddress = ({ lines }: Started) => lines().flatMap((line) => /Open (http\S+)/.exec(line)?.[1] ?? [])[0]

describe('npm start without a display', () => {
  it('gives the reason in one line, prints a URL that signs in, and exits cleanly on Ctrl-C', async () => {
    const started = start([])
    const url = await until('the address', () => getAddress(started))
    expect(getOpeningLines(started)).toEqual(['Opening in the browser: this machine has no display.'])
    const response = await fetch(url, { redirect: 'manual' })
    expect(response.status).toBeLessThan(400)
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly/i)
    started.process.kill('SIGINT')
    expect(await waitForExit(started.process)).toBe(0)
    expect(await isServing(started.port)).toBe(false)
  })

  it('installs and builds nothing when nothing has changed', async () => {
    const started = start([])
    await until('the address', () => getAddress(started))
    expect(started.lines().filter((line) => /install|build/i.test(line))).toEqual([])
  })

  it('leaves no process behind when npm is terminated, which does not signal its children', async () => {
    const npm = spawn(
      'sh',
      ['-c', `${process.execPath} scripts/start.mjs --port 0 --no-open --data ${folder}/npm & echo $!; wait`],
      {
        cwd: project?.folder,
        env: { ...process.env, ...noDisplay, npm_lifecycle_event: 'start' },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    const output: Buffer[] = []
    npm.stdout?.on('data', (part) => output.push(part))
    const text = () => Buffer.concat(output).toString()
    const url = await until('the address', () => /Open (http\S+?\/)open/.exec(text())?.[1])
    npm.kill('SIGKILL')
    await until('the host to exit', async () => !(await isServing(Number(new URL(url).port))))
    const pid = Number(text().split('\n')[0])
    await until('the process to exit', () => !existsSync(`/proc/${pid}`))
  })
})

describe('npm start with --browser', () => {
  it('opens the browser, and gives the option as the reason', async () => {
    const started = start(['--browser'])
    await until('the address', () => getAddress(started))
    expect(getOpeningLines(started)).toEqual(['Opening in the browser: as asked with --browser.'])
  })

  it.each([[['--port', 'many']], [['--sideways']]])('rejects %s with a usage message', async (args) => {
    const started = start(args)
    expect(await waitForExit(started.process)).toBe(2)
    await until('the usage', () => started.lines().some((line) => line.includes('--data DIR')))
  })
})

describe.skipIf(!canBeNobody || isRealElectron)('npm start with a display', () => {
  const display = { DISPLAY: ':99' }

  it('opens the app in Electron if it is installed, and exits with it', async () => {
    const started = start([], { ...display, ELECTRON_OVERRIDE_DIST_PATH: standInDistribution }, nobody)
    await until('the host', () => isServing(started.port))
    expect(started.lines()).toContain('Opening in Electron.')
    await until('the browser', () =>
      existsSync(join(folder, String(started.port), 'window/chromium/DevToolsActivePort')),
    )
    started.process.kill('SIGINT')
    expect(await waitForExit(started.process)).toBe(0)
    expect(await isServing(started.port)).toBe(false)
  })

  it('falls back to the browser if Electron does not start', async () => {
    const broken = mkdtempSync(join(folder, 'broken-'))
    chmodSync(broken, 0o755)
    writeFileSync(join(broken, 'electron'), '#!/bin/sh\necho no sandbox >&2\nexit 1\n', { mode: 0o755 })
    const started = start([], { ...display, ELECTRON_OVERRIDE_DIST_PATH: broken }, nobody)
    await until('the address', () => getAddress(started))
    expect(getOpeningLines(started)).toEqual([
      'Opening in Electron.',
      'Opening in the browser: Electron is here but did not start (its own message is above).',
    ])
  })

  it('falls back to the browser if Electron cannot be downloaded', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'))
    const unreachable = {
      ELECTRON_MIRROR: 'http://127.0.0.1:1/',
      ELECTRON_OVERRIDE_DIST_PATH: empty,
      electron_config_cache: empty,
    }
    chmodSync(empty, 0o777)
    const started = start(['--electron'], { ...display, ...unreachable }, nobody)
    await until('the address', () => getAddress(started))
    expect(started.lines()).toContain('Opening in the browser: Electron could not be downloaded.')
  })
})
