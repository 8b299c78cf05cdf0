import { parseArgs } from 'node:util'
import { bundledPaths, defaultDataDir, inspectionWorkerPath } from './paths'
import type { HostOptions } from './start'
import { UserError } from './user-error'

const parsePort = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UserError('cannot-start', `--${name} needs a number from 0 to 65535, not "${text}".`)
  return port
}

/** Parses the arguments of `debrief host`, or of the host's own process. Throws a `UserError` if one is invalid. */
export const parseHostOptions = (args: string[]): HostOptions => {
  const bundled = bundledPaths()
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'network-port': { type: 'string' },
        address: { type: 'string', multiple: true },
        page: { type: 'string' },
        assets: { type: 'string' },
      },
    })
    return {
      dataDir: values.data ?? defaultDataDir(),
      port: parsePort('port', values.port),
      networkPort: parsePort('network-port', values['network-port']),
      advertise: values.address,
      inspectionWorker: inspectionWorkerPath(),
      pageDir: values.page ?? bundled.pageDir,
      assetsDir: values.assets ?? bundled.assetsDir,
    }
  } catch (error) {
    if (error instanceof TypeError) throw new UserError('cannot-start', error.message)
    throw error
  }
}
