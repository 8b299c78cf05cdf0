// Finds a Chromium for tests and screenshots.
import { existsSync } from 'node:fs'
import { run } from './processes.mjs'

const systemPaths = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

const findPlaywrightBrowser = async () => {
  try {
    const { chromium } = await import('playwright-core')
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

/** Path of a Chromium: the one named in CHROMIUM, the system's, or Playwright's; undefined if there is none. */
export const findBrowser = async () => {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  const playwrightPath = await findPlaywrightBrowser()
  return [...(systemPaths[process.platform] ?? []), playwrightPath].find((path) => path && existsSync(path))
}

const isDebianAsRoot = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  existsSync('/usr/bin/apt-get')

const hasIp = () => ['/usr/sbin/ip', '/usr/bin/ip', '/sbin/ip', '/bin/ip'].some((path) => existsSync(path))

/** On Debian, as root, installs what the browser and network tests need; elsewhere does nothing. */
export const ensureSystemPackages = async (log = console.log) => {
  const wanted = []
  if (!(await findBrowser())) wanted.push('chromium')
  if (process.platform === 'linux' && !hasIp()) wanted.push('iproute2')
  if (wanted.length === 0 || !isDebianAsRoot()) return
  log(`Installing ${wanted.join(' and ')} with apt-get (once) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const calls = [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', ...wanted],
  ]
  for (const args of calls) {
    const { code, output } = await run('apt-get', args, { quiet: true, env, limit: 300_000 })
    if (code === 0) continue
    log(`apt-get ${args[0]} failed:\n${output.trim().split('\n').slice(-5).join('\n')}`)
    return
  }
}
