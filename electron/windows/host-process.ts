import { type UtilityProcess, utilityProcess } from 'electron'
import { z } from 'zod'
import { createRestartDelay } from './restart-delay'

const readySchema = z.object({ type: z.literal('ready'), url: z.string(), openUrl: z.string() })
const failedSchema = z.object({ type: z.literal('failed'), message: z.string() })
const messageSchema = z.union([readySchema, failedSchema])

/** A listening host: its origin, and a URL that signs the page in once. */
export type ReadyHost = { origin: string; openUrl: string }

export type HostOptions = {
  /** The host's bundle. */
  entry: string
  /** Its arguments on the first start; later starts ask for the port that it had. */
  args: readonly string[]
  onReady: (host: ReadyHost) => void
  /** Called if it could not start, for a reason that the person can resolve. */
  onFailed: (message: string) => void
}

/** Runs the host in its own process: restarts it when it dies, and closes it cleanly when the app quits. */
export const createHostProcess = ({ entry, args, onReady, onFailed }: HostOptions) => {
  const delayAfter = createRestartDelay()
  let child: UtilityProcess | undefined
  let origin: string | undefined
  let isClosing = false
  let restartTimer: NodeJS.Timeout | undefined
  let onExit: () => void = () => undefined
  const exited = new Promise<void>((resolve) => {
    onExit = resolve
  })

  const start = () => {
    const startedAt = Date.now()
    const port = origin === undefined ? [] : ['--port', new URL(origin).port]
    const started = utilityProcess.fork(entry, [...withoutPort(args, port.length > 0), ...port], {
      serviceName: 'Debrief host',
      stdio: 'inherit',
    })
    child = started
    started.on('message', (message: unknown) => {
      const parsed = messageSchema.safeParse(message)
      if (!parsed.success) return
      if (parsed.data.type === 'failed') return onFailed(parsed.data.message)
      origin = new URL(parsed.data.url).origin
      onReady({ origin, openUrl: parsed.data.openUrl })
    })
    started.once('exit', () => {
      child = undefined
      if (isClosing) return onExit()
      restartTimer = setTimeout(start, delayAfter(Date.now() - startedAt))
    })
  }
  start()

  return {
    /** Asks the host to save and exit; resolves once its process is gone. */
    close: (): Promise<void> => {
      isClosing = true
      clearTimeout(restartTimer)
      if (child) child.postMessage({ type: 'close' })
      else onExit()
      return exited
    },
    /** Kills it at once; what was typed is in its journal. */
    kill: (): void => {
      child?.kill()
    },
    pid: (): number | undefined => child?.pid,
  }
}

export type HostProcess = ReturnType<typeof createHostProcess>

const withoutPort = (args: readonly string[], isPortKnown: boolean): string[] => {
  const at = args.indexOf('--port')
  return isPortKnown && at >= 0 ? [...args.slice(0, at), ...args.slice(at + 2)] : [...args]
}
