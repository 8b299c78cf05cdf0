import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { until } from '../../support/until'
import {
  addCleanup,
  built,
  closeAll,
  getPort,
  getSharedText,
  openPage,
  signIn,
  startTestHost,
  temporaryFolder,
} from './support'

afterEach(closeAll)

/** Starts the command as typed in a terminal. */
const debrief = (...args: string[]) => {
  const child: ChildProcess = spawn(process.execPath, [join(built, 'node/debrief.js'), ...args], { stdio: 'pipe' })
  let out = ''
  let err = ''
  child.stdout?.on('data', (piece: Buffer) => {
    out += piece.toString()
  })
  child.stderr?.on('data', (piece: Buffer) => {
    err += piece.toString()
  })
  addCleanup(() => child.kill('SIGKILL'))
  const status = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return { child, status, out: () => out, err: () => err }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'debrief host tells its address in one line, and %s saves and ends it',
  async (signal) => {
    const dataDir = await temporaryFolder()
    const running = debrief('host', '--data', dataDir, '--port', '0')
    const line = await until('the address', () => /^.*(http:\S+)\n$/.exec(running.out()))
    const address = line[1] ?? ''
    const { origin } = new URL(address)
    const cookie = await signIn(address)
    const created = await fetch(`${origin}/api/library.create`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: '{"title":"From the command line"}',
    })
    const { id } = await created.json()
    const page = openPage(origin, cookie, id)
    await until('the sync', () => page.isSynced())
    getSharedText(page).insert(0, 'typed a moment before')
    await page.queryPersistence()
    running.child.kill(signal)
    expect(await running.status).toBe(0)
    expect(running.out().split('\n')).toHaveLength(2)
    const again = await startTestHost({ dataDir, port: getPort(origin) })
    const back = openPage(again.url, again.cookie, id)
    await until('the text', () => getSharedText(back).toString() === 'typed a moment before')
  },
)

test('a folder in use and unknown options are reported in one sentence', async () => {
  const host = await startTestHost()
  const second = debrief('host', '--data', host.dataDir, '--port', '0')
  expect(await second.status).toBe(2)
  expect(second.out()).toBe('')
  expect(second.err().trim().split('\n')).toHaveLength(1)
  expect(second.err()).toContain(host.url)
  for (const args of [['--port', 'many'], ['--port', '70000'], ['--nonsense'], ['stray']]) {
    const mistaken = debrief('host', ...args)
    expect(await mistaken.status, args.join(' ')).toBe(2)
    expect(mistaken.err().trim().split('\n'), args.join(' ')).toHaveLength(1)
    expect(mistaken.err()).not.toMatch(/at .*\.js/)
  }
  const help = debrief('host', '--help')
  expect(await help.status).toBe(0)
  expect(help.out()).toContain('--address NAME')
})

test('the host saves and exits when the process that started it dies', async () => {
  const dataDir = await temporaryFolder()
  const script = `const { fork } = require('node:child_process')
    const child = fork(process.argv[1], process.argv.slice(2), { stdio: 'ignore' })
    child.on('message', ({ type }) => type === 'ready' && console.log(child.pid))`
  const parent = spawn(process.execPath, ['-e', script, join(built, 'node/host.js'), '--data', dataDir, '--port', '0'])
  let out = ''
  parent.stdout.on('data', (piece: Buffer) => {
    out += piece.toString()
  })
  const pid = Number(await until('the host', () => /^(\d+)\n/.exec(out)?.[1]))
  const isAlive = (): boolean => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  addCleanup(() => isAlive() && process.kill(pid, 'SIGKILL'))
  parent.kill('SIGKILL')
  await until('the host to end', () => !isAlive())
})
