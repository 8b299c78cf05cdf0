import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readLaunchOptions } from '../../../electron/windows/launch-options'
import { menuTemplate } from '../../../electron/windows/menu'
import { openRequestFromArgs, openRequestFromUrl, readOpened } from '../../../electron/windows/open-requests'
import { firstState, readState } from '../../../electron/windows/window-state'

const folder = mkdtempSync(join(tmpdir(), 'debrief-open-requests-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("the program's arguments", () => {
  it('yield links and files, and nothing else', () => {
    const argv = [
      '--port',
      '80',
      'debrief://join#YWJj',
      'debrief://join/#YWJj',
      'debrief://other#YWJj',
      'a.debrief.json',
      'B.DEBRIEF.JSON',
      'c.json',
      '--x=.debrief.json',
    ]
    expect(openRequestFromArgs(argv)).toEqual({
      links: ['debrief://join#YWJj', 'debrief://join/#YWJj'],
      files: ['a.debrief.json', 'B.DEBRIEF.JSON'],
    })
  })

  it('yield no link that is too long or contains anything but its payload', () => {
    const links = [
      `debrief://join#${'a'.repeat(9000)}`,
      'debrief://join#a b',
      'debrief://join#"><x',
      'debrief://join?x=1#YQ',
      'debrief://join#',
    ]
    expect(openRequestFromArgs(links).links).toEqual([])
  })
})

describe('an argument with a URL scheme', () => {
  const addresses = [
    'debrief:x/../../Downloads/evil.debrief.json',
    'debrief:/../Downloads/evil.debrief.json',
    'debrief://join/../evil.debrief.json',
    'DEBRIEF:evil.debrief.json',
    ' debrief:evil.debrief.json',
    'file:///home/ada/Downloads/evil.debrief.json',
    'https://example.invalid/evil.debrief.json',
    'x-y.z+1:evil.debrief.json',
  ]

  it.each(addresses)('is not a file: %s', (address) => {
    expect(openRequestFromArgs([address])).toEqual({ links: [], files: [] })
    expect(openRequestFromUrl(address)).toEqual({ links: [], files: [] })
  })

  it.each(['/home/ada/outage.debrief.json', 'outage.debrief.json', '/home/ada/x.debrief.json'])(
    'yields a file only as an argument, not when the system passes the same path as a URL: %s',
    (path) => {
      expect(openRequestFromArgs([path]).files).toEqual([path])
      expect(openRequestFromUrl(path)).toEqual({ links: [], files: [] })
    },
  )

  it('is not mistaken for a path with a Windows drive', () => {
    expect(openRequestFromArgs(['C:\\Users\\ada\\outage.debrief.json']).files).toHaveLength(1)
  })

  it.each(['\\\\server\\share\\a.debrief.json', '//server/share/a.debrief.json'])(
    'is ignored, like a path on another computer: %s',
    (path) => {
      expect(openRequestFromArgs([path]).files).toEqual([])
    },
  )
})

describe('the options of the app', () => {
  it('are read only before everything else', () => {
    expect(readLaunchOptions(['debrief', '--no-sandbox', '--data', '/d', '--port', '80', 'x'], false)).toEqual({
      data: '/d',
      port: '80',
    })
    expect(readLaunchOptions(['electron', '/app', '--data', '/d', 'x.debrief.json'], true)).toEqual({ data: '/d' })
  })

  it.each([
    ['debrief', 'debrief://join#YQ', '--data', '/evil', '--port', '1'],
    ['debrief', 'a.debrief.json', '--data', '/evil'],
    ['debrief', '--', '--data', '/evil'],
    ['debrief', '--data'],
    ['debrief', '--data', '--port'],
    ['debrief', 'x', '--port', '1'],
  ])('are not read after a link, a file or an invalid option: %s %s %s', (...argv) => {
    expect(readLaunchOptions(argv, false)).toEqual({})
  })

  it('are each read once', () => {
    expect(readLaunchOptions(['debrief', '--data', '/d', '--data', '/evil'], false)).toEqual({ data: '/d' })
  })
})

describe('a file from outside', () => {
  it('is read with its name', () => {
    const path = join(folder, 'a.debrief.json')
    writeFileSync(path, '{}')
    expect(readOpened(path)).toEqual({ name: 'a.debrief.json', bytes: new TextEncoder().encode('{}') })
  })

  it('that is missing, or a folder, is reported with the reason', () => {
    mkdirSync(join(folder, 'b.debrief.json'))
    expect(readOpened(join(folder, 'b.debrief.json'))).toEqual({
      name: 'b.debrief.json',
      why: expect.stringMatching(/folder/),
    })
    expect(readOpened(join(folder, 'c.debrief.json'))).toEqual({
      name: 'c.debrief.json',
      why: expect.stringMatching(/moved or deleted/),
    })
  })
})

describe('the remembered state of the window', () => {
  it.each(['', '{', '[]', '{"width":"wide"}', '{"width":1e9,"height":5,"isMaximized":false}'])(
    'is the default if the file contains %s',
    (text) => {
      const path = join(folder, 'window.json')
      writeFileSync(path, text)
      expect(readState(path)).toEqual(firstState)
    },
  )
})

describe('the menu', () => {
  it.each(['darwin', 'linux', 'win32'] as const)('has each command once on %s, and runs it when chosen', (os) => {
    const asked: string[] = []
    const entries = menuTemplate((command) => asked.push(command), os).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    )
    const ids = entries.flatMap(({ id }) => (id ? [id] : []))
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual(
      [
        'export',
        'import',
        'keys',
        'library',
        'new',
        'open',
        'palette',
        'present',
        'print',
        'redo',
        'save',
        'settings',
        'undo',
      ].sort(),
    )
    for (const entry of entries) (entry.click as undefined | (() => void))?.()
    expect(asked).toEqual(ids)
    const keys = entries.flatMap(({ accelerator }) => (accelerator ? [accelerator] : []))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
