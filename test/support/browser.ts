import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import type { NetworkHost } from './network-namespace'

/** When a single step on a page counts as hanging: far more than a busy machine needs. */
export const STEP_TIMEOUT_MS = 60_000

/** The system's Chromium, or the one that is named in `CHROMIUM`. */
export const chromiumPath = (): string | undefined =>
  [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  )

/** Why no browser can be driven here; undefined if one can. */
export const noBrowserReason = (): string | undefined => (chromiumPath() ? undefined : 'Chromium was not found')

/** Flags that stop Chromium's own network traffic and its throttling of timers in background windows. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
]

/** Starts a headless Chromium, on this machine or on a host of a test's network. */
export const openBrowser = (host?: NetworkHost, flags: readonly string[] = []): Promise<Browser> => {
  const path = chromiumPath()
  if (!path) throw new Error('Chromium was not found; set CHROMIUM to its path')
  return chromium.launch({
    executablePath: host ? host.wrapper(path) : path,
    args: [...chromiumFlags, ...flags],
    headless: true,
  })
}
