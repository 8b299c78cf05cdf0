import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../scripts/build.mjs'

/** A real host in a process of its own. */
export type HostProcess = {
  url: string
  pid: number | undefined
  /** An address that signs one browser in, good once. */
  openUrl: () => Promise<string>
  /** All that it has logged. */
  log: () => string
  /** Asks it to end, as Ctrl-C does; resolves to its exit status. */
  stop: () => Promise<number | null>
  /** Ends it as a power cut does. */
  kill: () => Promise<void>
}

type Options = {
  data: string
  port: number
  networkPort: number
  /** What invites carry instead of the computer's own addresses. */
  address?: string
  /** The folder of another page than the app's. */
  pageDir?: string
  /** How to start a program; on this computer unless a network says otherwise. */
  spawn?: (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess
}

type Message = { type: string; url: string; openUrl: string; message?: string }

export const startHostProcess = async (options: Options): Promise<HostProcess> => {
  const { data, port, networkPort, address, pageDir, spawn: start = spawn } = options
  const child = start(
    process.execPath,
    [
      join(root, 'dist/node/host.js'),
      ...['--data', data, '--port', String(port), '--network-port', String(networkPort)],
      ...(address ? ['--address', address] : []),
      ...(pageDir ? ['--page', pageDir] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  let log = ''
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    from?.on('data', (chunk: Buffer) => {
      log += chunk
      to.write(chunk)
    })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const next = (type: string): Promise<Message> =>
    new Promise((resolve, reject) => {
      const onMessage = (message: Message): void => {
        if (message.type === 'failed') reject(new Error(message.message))
        if (message.type !== type) return
        child.off('message', onMessage)
        resolve(message)
      }
      child.on('message', onMessage)
      void ended.then((code) => reject(new Error(`the host ended with ${code}`)))
    })
  const { url } = await next('ready')
  return {
    url,
    pid: child.pid,
    openUrl: async () => {
      const answer = next('open-url')
      child.send({ type: 'open-url' })
      return (await answer).openUrl
    },
    log: () => log,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Test files that run at the same time take their ports from lanes of their own, below those the system hands out. */
const FIRST_PORT = 20_000
const LANES = 8
const PORTS_PER_LANE = 1_500

const lane = Number(process.env.VITEST_POOL_ID ?? 0) % LANES
let lastPort = FIRST_PORT + lane * PORTS_PER_LANE + Math.floor(Math.random() * (PORTS_PER_LANE - 200))

/** A port that no other host of this run was given. */
export const nextPort = (): number => {
  lastPort += 1
  return lastPort
}
