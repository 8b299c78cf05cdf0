import { logRejections } from '../../host/log-rejections'
import { parseHostOptions } from '../../host/options'
import type { Host } from '../../host/start'
import { UserError } from '../../host/user-error'
import { type Command, CommandError } from '../command'

const start = async (args: string[]): Promise<Host> => {
  try {
    const options = parseHostOptions(args)
    const { startHost } = await import('../../host/start')
    return await startHost(options)
  } catch (error) {
    if (error instanceof UserError) throw new CommandError(error.message)
    throw error
  }
}

/** Resolves on the first request to stop; a second one exits at once, with everything typed in the journals. */
const stopRequested = (): Promise<void> =>
  new Promise((resolve) => {
    let isAsked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (isAsked) process.exit(130)
        isAsked = true
        resolve()
      })
  })

/** Runs the app without a window: the host, and the page for a browser. */
export const command: Command = {
  summary: 'runs the app for a browser on this computer, and hosts meetings for others',
  usage: `debrief host [--data DIR] [--port N] [--network-port N] [--address NAME]...

  --data DIR          settings, invites and documents; a folder of its own by default
  --port N            loopback port of the page; by default the same as last time
  --network-port N    port for the people you invite; by default the same as last time
  --address NAME      a name or address that invites carry instead of this computer's own; may be repeated

It prints the address that opens the page and signs one browser in. Ctrl-C saves and quits.`,
  run: async (args, io) => {
    const ending = stopRequested()
    logRejections((line) => io.stderr(`debrief: ${line}`))
    const host = await start(args)
    io.stdout(`Debrief is running. Open ${host.openUrl}\n`)
    await ending
    const unsaved = await host.close()
    for (const message of unsaved) io.stderr(message)
    // Timers of connections that did not answer must not keep the command running.
    process.exit(unsaved.length > 0 ? 1 : 0)
  },
}
