import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Host, startHost } from '../../electron/host/start'
import { createHostCalls, type HostCalls } from '../../renderer/session/host-calls'

/** A real host with a folder of its own, and the credentials of its signed-in page. */
export type SignedIn = {
  host: Host
  /** The headers that a browser sends with each request of this page. */
  headers: Record<string, string>
  calls: HostCalls
  /** Restarts the host with the same folder and port; the page stays signed in. */
  restart: () => Promise<void>
  close: () => Promise<void>
}

export const startSignedInHost = async (): Promise<SignedIn> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'debrief-signed-in-'))
  const start = (port: number): Promise<Host> =>
    startHost({ dataDir, pageDir: dataDir, assetsDir: 'assets', port, log: () => undefined })
  const host = await start(0)
  const opened = await fetch(host.openUrl, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const { host: name, port } = new URL(host.url)
  const headers = { cookie, origin: host.url, host: name }
  const signedIn: SignedIn = {
    host,
    headers,
    calls: createHostCalls(host.url, (address, init) =>
      fetch(address, { ...init, headers: { 'content-type': 'application/json', cookie, origin: host.url } }),
    ),
    restart: async () => {
      await signedIn.host.close()
      signedIn.host = await start(Number(port))
    },
    close: async () => {
      await signedIn.host.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return signedIn
}
