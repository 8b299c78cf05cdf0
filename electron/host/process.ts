import { logRejections } from './log-rejections'
import { parseHostOptions } from './options'
import { type Host, startHost } from './start'
import { UserError } from './user-error'

/** Messages from this process to the one that started it. */
export type FromHost =
  | { type: 'ready'; url: string; openUrl: string }
  | { type: 'open-url'; openUrl: string }
  | { type: 'failed'; message: string }
  | { type: 'closed'; unsaved: string[] }

/** Messages to this process: close, or send a new URL to sign in with. */
export type ToHost = { type: 'close' } | { type: 'open-url' }

type ParentPort = {
  postMessage: (message: FromHost) => void
  on: (event: 'message', listener: (event: { data: unknown }) => void) => void
}

/**
 * Electron's utility processes have a port, forked Node processes a channel, processes started by a shell have neither.
 */
const parentPort: ParentPort | undefined = Reflect.get(process, 'parentPort')

const send = (message: FromHost): Promise<void> =>
  new Promise((resolve) => {
    if (!parentPort && process.send && process.connected) {
      process.send(message, () => resolve())
      return
    }
    parentPort?.postMessage(message)
    resolve()
  })

const isMessage = (data: unknown, type: ToHost['type']): boolean =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === type

const serve = (host: Host): void => {
  let isClosing = false
  const close = async (): Promise<void> => {
    if (isClosing) return
    isClosing = true
    const unsaved = await host.close()
    for (const message of unsaved) process.stderr.write(`debrief: ${message}\n`)
    await send({ type: 'closed', unsaved })
    process.exit(unsaved.length > 0 ? 1 : 0)
  }
  const onMessage = (data: unknown): void => {
    if (isMessage(data, 'close')) void close()
    if (isMessage(data, 'open-url')) void send({ type: 'open-url', openUrl: host.openUrl })
  }
  parentPort?.on('message', ({ data }) => onMessage(data))
  process.on('message', onMessage)
  // The parent has died: nobody is left to show the page, so save and exit.
  process.on('disconnect', () => void close())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close())
}

const main = async (): Promise<void> => {
  logRejections((line) => void process.stderr.write(`debrief: ${line}\n`))
  try {
    const host = await startHost(parseHostOptions(process.argv.slice(2)))
    serve(host)
    await send({ type: 'ready', url: host.url, openUrl: host.openUrl })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    process.stderr.write(`debrief: ${error.message}\n`)
    await send({ type: 'failed', message: error.message })
    process.exit(1)
  }
}

await main()
