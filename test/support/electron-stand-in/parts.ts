import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { app } from './app'

type ForkOptions = { stdio?: 'inherit' | 'ignore' | 'pipe'; serviceName?: string; env?: NodeJS.ProcessEnv }

/** A utility process: a child process that communicates through `process.parentPort`. */
class UtilityProcess extends EventEmitter {
  constructor(readonly child: ChildProcess) {
    super()
    child.on('spawn', () => this.emit('spawn'))
    child.on('message', (message) => this.emit('message', message))
    child.on('exit', (code) => this.emit('exit', code ?? 1))
  }

  get pid(): number | undefined {
    return this.child.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined
  }

  postMessage(message: object): void {
    if (this.child.connected) this.child.send(message)
  }

  kill(): boolean {
    return this.child.kill()
  }
}

/** Running utility processes and their names. */
const children = new Map<ChildProcess, string>()
process.on('exit', () => {
  for (const child of children.keys()) child.kill('SIGKILL')
})

app.utilityProcesses = () => [...children].map(([{ pid = 0 }, name]) => ({ pid, type: 'Utility', name }))

export const utilityProcess = {
  fork: (
    modulePath: string,
    args: string[] = [],
    { stdio, env, serviceName = '' }: ForkOptions = {},
  ): UtilityProcess => {
    const parentPort = fileURLToPath(new URL('./parent-port.js', import.meta.url))
    const child = fork(modulePath, args, { execArgv: ['--import', parentPort], stdio, env, serialization: 'advanced' })
    children.set(child, serviceName)
    child.on('exit', () => children.delete(child))
    return new UtilityProcess(child)
  },
}

type Item = {
  id?: string
  label?: string
  role?: string
  accelerator?: string
  submenu?: Item[]
  click?: () => void
}

/** A menu that only tests inspect and click. */
export class Menu {
  static #application: Menu | null = null
  constructor(readonly items: (Item & { submenu?: Menu })[]) {}

  static buildFromTemplate(template: Item[]): Menu {
    return new Menu(
      template.map(({ submenu, ...item }) => ({ ...item, submenu: submenu && Menu.buildFromTemplate(submenu) })) as [],
    )
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  getMenuItemById(id: string): Item | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu as unknown as Menu | undefined)?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

const unanswered = (what: string) => async () => {
  throw new Error(`Nobody can answer ${what} in a test; replace this function`)
}

/** Dialogs that wait for a person, to be replaced by tests. */
export const dialog = {
  showSaveDialog: unanswered('a save dialog'),
  showOpenDialog: unanswered('an open dialog'),
  showMessageBox: unanswered('a message box'),
  showErrorBox: (title: string, text: string) => console.error(`${title}\n${text}`),
}

/** Records the URLs that are passed to the system browser. */
export const shell = {
  opened: [] as string[],
  openExternal: async (url: string) => void shell.opened.push(url),
}

export class Notification extends EventEmitter {
  static shown: { title: string; body: string }[] = []
  constructor(readonly options: { title: string; body: string }) {
    super()
  }
  static isSupported(): boolean {
    return true
  }
  show(): void {
    Notification.shown.push(this.options)
  }
}

export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' })

const area = { x: 0, y: 0, width: 1920, height: 1080 }
const display = { id: 1, bounds: area, workArea: area, scaleFactor: 1 }
export const screen = {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
  getDisplayMatching: () => display,
}
