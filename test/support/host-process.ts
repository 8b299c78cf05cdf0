import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../scripts/build.mjs'

/** A real host in a process of its own. */
export type HostProcess = {
  url: string
  pid: number | undefined
  /** A one-time address that signs a browser in. */
  openUrl: () => Promise<string>
  /** Everything it has logged. */
  log: () => string
  /** Stops it gracefully, as Ctrl-C does; resolves to its exit status. */
  stop: () => Promise<number | null>
  /** Kills it, like a power failure. */
  kill: () => Promise<void>
}

type Options = {
  data: string
  port: number
  networkPort: number
  /** The address in invites, instead of the computer's own. */
  address?: string
  /** The folder of a page to serve instead of the app's. */
  pageDir?: string
  /** Starts a program; on this computer by default. */
  spawn?: (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess
}

type Message = { type: string; url: string; openUrl: string; message?: string }

export const startHostProcess = async (options: Options): Promise<HostProcess> => {
  const { data, port, networkPort, address, pageDir, spawn: spawnProgram = spawn } = options
  const child = spawnProgram(
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
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const waitForMessage = (type: string): Promise<Message> =>
    new Promise((resolve, reject) => {
      const onMessage = (message: Message): void => {
        if (message.type === 'failed') reject(new Error(message.message))
        if (message.type !== type) return
        child.off('message', onMessage)
        resolve(message)
      }
      child.on('message', onMessage)
      void exited.then((code) => reject(new Error(`the host exited with ${code}`)))
    })
  const ready = await waitForMessage('ready')
  const { url } = ready
  let asked = Promise.resolve(ready)
  return {
    url,
    pid: child.pid,
    openUrl: () => {
      // One after the other: replies don't say which question they answer, and each address signs in only once.
      asked = asked.then(() => {
        const reply = waitForMessage('open-url')
        child.send({ type: 'open-url' })
        return reply
      })
      return asked.then(({ openUrl }) => openUrl)
    },
    log: () => log,
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Each test worker takes its ports from a lane of its own, below the system's ephemeral ports. */
const FIRST_PORT = 20_000
const LANES = 8
const PORTS_PER_LANE = 1_500

const lane = Number(process.env.VITEST_POOL_ID ?? 0) % LANES
let portsTaken = Math.floor(Math.random() * PORTS_PER_LANE)

/** A port that no other host of this run uses. */
export const nextPort = (): number => {
  portsTaken += 1
  return FIRST_PORT + lane * PORTS_PER_LANE + (portsTaken % PORTS_PER_LANE)
}
