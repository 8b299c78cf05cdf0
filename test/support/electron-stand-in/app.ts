import { spawnSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../processes'

const readPackage = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** The app's lifecycle: ready, single instance, and quitting, which windows and listeners may prevent. */
class App extends EventEmitter {
  readonly switches: string[] = []
  readonly protocols: string[] = []
  isSandboxEnabled = false
  readonly isPackaged = !('defaultApp' in process) || process.defaultApp !== true
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) =>
      void this.switches.push(value === undefined ? `--${name}` : `--${name}=${value}`),
    getSwitchValue: (name: string) =>
      this.switches.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  }
  #paths = new Map<string, string>()
  #isQuitting = false
  #ready: Promise<void> = new Promise((resolve) => {
    this.once('ready', () => resolve())
  })
  /** Set by the windows, which close before the app quits, and by the browser, which ends last. */
  closeWindows: () => boolean = () => true
  endBrowser: () => Promise<void> = async () => undefined
  utilityProcesses: () => { pid: number; type: string; name: string }[] = () => []

  getAppPath(): string {
    return process.env.STAND_IN_APP ?? process.cwd()
  }

  getVersion(): string {
    return readPackage(this.getAppPath()).version
  }

  getAppMetrics(): { pid: number; type: string; name: string }[] {
    return [{ pid: process.pid, type: 'Browser', name: '' }, ...this.utilityProcesses()]
  }

  getName(): string {
    return readPackage(this.getAppPath()).productName ?? readPackage(this.getAppPath()).name
  }

  whenReady(): Promise<void> {
    return this.#ready
  }

  isReady(): boolean {
    return this.listenerCount('ready') === 0
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path '${name}': ${path} does not exist`)
    this.#paths.set(name, path)
  }

  getPath(name: string): string {
    if (name === 'userData') {
      const named = process.argv.find((argument) => argument.startsWith('--user-data-dir='))
      return this.#paths.get(name) ?? named?.slice(named.indexOf('=') + 1) ?? join(homedir(), '.config', this.getName())
    }
    return this.#paths.get(name) ?? (name === 'temp' ? tmpdir() : homedir())
  }

  enableSandbox(): void {
    this.isSandboxEnabled = true
  }

  setAppUserModelId(): void {
    // Only Windows uses it, to group notifications.
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    this.protocols.push(protocol)
    return true
  }

  /** One instance a user-data folder: a second one hands its arguments to the first over a socket, and gets false. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const lockFile = join(folder, 'stand-in.lock')
    if (existsSync(lockFile)) {
      const { pid, socket } = JSON.parse(readFileSync(lockFile, 'utf8'))
      if (isAlive(pid)) {
        const message = JSON.stringify({ argv: process.argv, folder: process.cwd() })
        const script = `require('node:net').connect(process.argv[1]).end(process.argv[2])`
        spawnSync(process.execPath, ['-e', script, socket, message])
        return false
      }
    }
    const socket = join(tmpdir(), `debrief-stand-in-${process.pid}.sock`)
    writeFileSync(lockFile, JSON.stringify({ pid: process.pid, socket }))
    const server = createServer((connection) => {
      const parts: Buffer[] = []
      connection.on('data', (part) => parts.push(part))
      connection.on('end', () => {
        const { argv, folder: cwd } = JSON.parse(Buffer.concat(parts).toString())
        this.emit('second-instance', {}, argv, cwd, {})
      })
    })
    server.listen(socket)
    process.on('exit', () => {
      rmSync(lockFile, { force: true })
      rmSync(socket, { force: true })
    })
    return true
  }

  quit(): void {
    if (this.#isQuitting) return
    let isPrevented = false
    const preventDefault = () => {
      isPrevented = true
    }
    this.emit('before-quit', { preventDefault })
    if (isPrevented) return
    this.#isQuitting = true
    if (!this.closeWindows()) {
      this.#isQuitting = false
      return
    }
    this.emit('will-quit', { preventDefault })
    if (!isPrevented) this.exit(0)
  }

  exit(code: number): void {
    this.emit('quit', {}, code)
    void this.endBrowser().then(() => process.exit(code))
  }
}

export const app = new App()
