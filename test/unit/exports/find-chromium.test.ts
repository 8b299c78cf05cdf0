import { expect, it } from 'vitest'
import { findChromium, type Surroundings } from '../../../electron/host/printer/find-chromium'

const around = (platform: NodeJS.Platform, env: Surroundings['env'], ...there: string[]): Surroundings => ({
  platform,
  env,
  exists: (path) => there.includes(path),
})

it('a browser is found in the folders of PATH, in applications, and in the program folders of Windows', () => {
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(findChromium(around('linux', { PATH: '/bin:/opt/x' }, '/opt/x/google-chrome'))).toBe('/opt/x/google-chrome')
  expect(findChromium(around('darwin', { PATH: '' }, chrome))).toBe(chrome)
  expect(findChromium(around('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, edge))).toBe(edge)
  expect(findChromium(around('linux', {}))).toBeUndefined()
})

it('a browser that is named is used, and no other in its place', () => {
  const both = ['/bin/chromium', '/own/chrome']
  expect(findChromium(around('linux', { PATH: '/bin', CHROMIUM: '/own/chrome' }, ...both))).toBe('/own/chrome')
  expect(findChromium(around('linux', { PATH: '/bin', CHROME_PATH: '/own/chrome' }, ...both))).toBe('/own/chrome')
  expect(findChromium(around('linux', { PATH: '/bin', CHROMIUM: '/gone' }, ...both))).toBeUndefined()
})
