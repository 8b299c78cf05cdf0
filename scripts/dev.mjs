// `npm run dev`: the page with hot reload, and a host that is rebuilt and restarted when its sources change.
import { fork } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, requireNode, root } from './steps/install.mjs'

requireNode()
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5173' },
    'host-port': { type: 'string', default: '4518' },
    data: { type: 'string', default: join(root, '.cache', 'dev-data') },
  },
})
const hostUrl = `http://127.0.0.1:${values['host-port']}`
const pageUrl = `http://127.0.0.1:${values.port}`

await ensureInstalled()
const { ensureBuilt } = await import('./build.mjs')
const log = (line) => console.log(line)
await ensureBuilt(['page', 'node'], log)

let host
let isEnding = false

const startHost = () => {
  const args = ['--data', values.data, '--port', values['host-port']]
  host = fork(join(root, 'dist', 'node', 'host.js'), args, { stdio: 'inherit' })
  host.on('message', (message) => {
    if (message.type === 'ready') log(`Open ${message.openUrl.replace(hostUrl, pageUrl)}`)
  })
}

const stopHost = () =>
  new Promise((resolve) => {
    if (!host || host.exitCode !== null || host.signalCode !== null) return resolve()
    host.once('exit', resolve)
    if (host.connected) host.send({ type: 'close' })
    else host.kill()
  })

/**
 * Proxies what the host serves. Requests of our own page get the host's name and origin; others keep theirs, so that
 * the host rejects them as it would without the proxy.
 */
const createProxyConfig = () => {
  const rewrite = (request, incoming) => {
    const { origin, host: name } = incoming.headers
    if (name === new URL(pageUrl).host) request.setHeader('host', new URL(hostUrl).host)
    if (origin === pageUrl) request.setHeader('origin', hostUrl)
  }
  const configure = (proxy) => {
    proxy.on('proxyReq', rewrite)
    proxy.on('proxyReqWs', rewrite)
    proxy.on('error', (_error, _request, response) => {
      if ('writeHead' in response && !response.headersSent)
        response.writeHead(503).end('The host is being started again.')
    })
  }
  const http = { target: hostUrl, configure }
  const webSocket = { ...http, ws: true }
  return {
    '^/api/': http,
    '^/events$': http,
    '^/open(\\?|$)': http,
    '^/sync(\\?|$)': webSocket,
    '^/signaling(\\?|$)': webSocket,
  }
}

let rebuilding = Promise.resolve()
const rebuild = async () => {
  try {
    if ((await ensureBuilt(['node'], log)).length === 0) return
    await stopHost()
    if (!isEnding) startHost()
  } catch (error) {
    console.error(error.message)
  }
}

/** Several files saved together are one change. */
const onChange = (() => {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      rebuilding = rebuilding.then(rebuild)
    }, 150)
  }
})()

startHost()
const { createServer } = await import('vite')
const vite = await createServer({
  root: join(root, 'renderer'),
  configFile: join(root, 'vite.config.ts'),
  server: { host: '127.0.0.1', port: Number(values.port), strictPort: true, proxy: createProxyConfig() },
})
await vite.listen()
for (const folder of ['electron/host', 'electron/cli', 'shared', 'assets']) {
  if (existsSync(join(root, folder))) watch(join(root, folder), { recursive: true }, onChange)
}

const shutDown = async () => {
  if (isEnding) process.exit(130)
  isEnding = true
  await Promise.all([vite.close(), stopHost()])
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void shutDown())
