import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { arrivalsIn, readOpened } from '../../../electron/windows/arrivals'
import { menuTemplate } from '../../../electron/windows/menu'
import { firstState, readState } from '../../../electron/windows/window-state'

const folder = mkdtempSync(join(tmpdir(), 'debrief-arrivals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("a program's arguments", () => {
  it('give links and files, and nothing else', () => {
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
    expect(arrivalsIn(argv)).toEqual({
      links: ['debrief://join#YWJj', 'debrief://join/#YWJj'],
      files: ['a.debrief.json', 'B.DEBRIEF.JSON'],
    })
  })

  it('give no link that is too long or holds anything but its payload', () => {
    const links = [
      `debrief://join#${'a'.repeat(9000)}`,
      'debrief://join#a b',
      'debrief://join#"><x',
      'debrief://join?x=1#YQ',
      'debrief://join#',
    ]
    expect(arrivalsIn(links).links).toEqual([])
  })
})

describe('a file from outside', () => {
  it('is read with its name', () => {
    const path = join(folder, 'a.debrief.json')
    writeFileSync(path, '{}')
    expect(readOpened(path)).toEqual({ name: 'a.debrief.json', bytes: new TextEncoder().encode('{}') })
  })

  it('is nothing where there is none, or a folder', () => {
    mkdirSync(join(folder, 'b.debrief.json'))
    expect(readOpened(join(folder, 'b.debrief.json'))).toBeUndefined()
    expect(readOpened(join(folder, 'c.debrief.json'))).toBeUndefined()
  })
})

describe('what was remembered of the window', () => {
  it.each(['', '{', '[]', '{"width":"wide"}', '{"width":1e9,"height":5,"isMaximized":false}'])(
    'is nothing in %s',
    (text) => {
      const path = join(folder, 'window.json')
      writeFileSync(path, text)
      expect(readState(path)).toEqual(firstState)
    },
  )
})

describe('the menu', () => {
  it.each(['darwin', 'linux', 'win32'] as const)('has each command once on %s, and says it when chosen', (os) => {
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
