import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names of the programs, on systems where they are found in the folders of PATH. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
]

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
]

/** Where something is looked for; tests pass their own. */
export type Surroundings = {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  exists: (path: string) => boolean
}

const here: Surroundings = { platform: process.platform, env: process.env, exists: existsSync }

const usualPaths = ({ platform, env }: Surroundings): string[] => {
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder ? windowsPrograms.map((program) => `${folder}\\${program}`) : [],
    )
  const inPath = (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  if (platform !== 'darwin') return [...inPath, '/snap/bin/chromium', '/opt/google/chrome/chrome']
  const folders = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])]
  return [...folders.flatMap((folder) => macApps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`)), ...inPath]
}

/**
 * The program of an installed Chromium, Chrome, Edge or Brave: the one that `CHROMIUM` or `CHROME_PATH` names, or else the
 * first in the usual places. Undefined if there is none, or if what is named does not exist.
 */
export const findChromium = (around: Surroundings = here): string | undefined => {
  const named = around.env.CHROMIUM || around.env.CHROME_PATH
  return (named ? [named] : usualPaths(around)).find(around.exists)
}
