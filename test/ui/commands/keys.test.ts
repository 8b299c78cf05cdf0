import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ariaKeys,
  findByStroke,
  isComposing,
  isTyping,
  keyText,
  matchesStroke,
  producesText,
} from '../../../renderer/commands/keys'
import {
  createStroke,
  getCharacterStrokes,
  getKeyLabels,
  getStrokes,
  layouts,
  systems,
} from '../../support/keyboard-layouts'

const root = join(import.meta.dirname, '../../../renderer')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** Every combination that the page has given to a command, and those that a capture of any letter would have. */
const combinations = [
  ...new Set([
    ...sources.flatMap(({ text }) =>
      [...text.matchAll(/\bkeys: '([^']+)'/g)].map(([, keys]) => keys?.replace('\\\\', '\\') ?? ''),
    ),
    ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789'].flatMap((key) => [`Alt+${key}`, `Alt+Shift+${key}`]),
    'Mod+Y',
    'Mod+Shift+Z',
    'Alt+ArrowUp',
    'Alt+ArrowDown',
  ]),
]

const table = layouts.flatMap((layout) => systems.map((os) => ({ layout, os, name: `${layout.name}, ${os}` })))

describe.each(table)('on a keyboard: $name', ({ layout, os }) => {
  const isMac = os === 'mac'
  const labels = new Map(
    Object.entries(getKeyLabels(layout)).flatMap(([code, [plain, shifted]]) => [
      [code, plain],
      [`Shift+${code}`, shifted],
    ]),
  )
  const findKeys = (event: ReturnType<typeof createStroke>, typing: boolean): string[] =>
    findByStroke(combinations, (keys) => keys, event, { isMac, isTyping: typing, labels })

  it('a character typed into a text is never a shortcut', () => {
    for (const event of getCharacterStrokes(layout, os)) {
      expect(producesText(event, isMac), `${event.code} ${event.key}`).toBe(true)
      expect(findKeys(event, true), `${event.code} ${event.key}`).toEqual([])
    }
    for (const [code, [plain, shifted]] of Object.entries(getKeyLabels(layout))) {
      expect(findKeys(createStroke(plain, { code }), true)).toEqual([])
      expect(findKeys(createStroke(shifted, { code, shiftKey: true }), true)).toEqual([])
    }
  })

  it.each(combinations)('%s works while somebody types, by what is printed on the keys', (keys) => {
    const ways = getStrokes(layout, os, keys)
    expect(ways.length).toBeGreaterThan(0)
    for (const event of ways) {
      expect(producesText(event, isMac), `${event.code} ${event.key}`).toBe(false)
      expect(findKeys(event, true), `${event.code} ${event.key}`).toEqual([keys])
    }
  })

  it('a step of an input method is never a shortcut', () => {
    for (const keys of combinations)
      for (const event of getStrokes(layout, os, keys))
        for (const step of [{ isComposing: true }, { keyCode: 229 }]) {
          expect(isComposing({ ...event, ...step })).toBe(true)
          expect(findKeys({ ...event, ...step }, true)).toEqual([])
          expect(findKeys({ ...event, ...step }, false)).toEqual([])
        }
  })
})

describe('a combination of keys', () => {
  const anywhere = { isMac: false, isTyping: false }
  it.each([
    ['Mod+K', createStroke('k', { ctrlKey: true }), true],
    ['Mod+K', createStroke('k'), false],
    ['Mod+K', createStroke('k', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+K', createStroke('л', { ctrlKey: true, code: 'KeyK' }), true],
    ['Mod+/', createStroke('-', { ctrlKey: true, code: 'Slash' }), false],
    ['Alt+Q', createStroke('a', { altKey: true, code: 'KeyQ' }), false],
    ['Alt+M', createStroke(',', { altKey: true, code: 'KeyM' }), false],
    ['F6', createStroke('F6'), true],
    ['F6', createStroke('F6', { shiftKey: true }), false],
    ['Shift+F6', createStroke('F6', { shiftKey: true }), true],
  ])('%s is pressed or not', (keys, event, is) => expect(matchesStroke(keys, event, anywhere)).toBe(is))

  it('needs Control besides Option on a Mac only while somebody types', () => {
    const option = createStroke('ø', { altKey: true, code: 'KeyO' })
    expect(matchesStroke('Alt+O', option, { isMac: true, isTyping: true })).toBe(false)
    expect(matchesStroke('Alt+O', option, { isMac: true, isTyping: false })).toBe(true)
  })

  it('uses the labels of the layout if Option changes the character of the key', () => {
    const labels = new Map([['KeyQ', 'a']])
    const event = createStroke('æ', { altKey: true, code: 'KeyQ' })
    const context = { isMac: true, isTyping: false, labels }
    expect(findByStroke(['Alt+Q', 'Alt+A'], (keys) => keys, event, context)).toEqual(['Alt+A'])
  })

  it('ignores the number pad, with which Windows types characters by their codes', () => {
    const event = createStroke('5', { altKey: true, code: 'Numpad5' })
    expect(matchesStroke('Alt+5', event, { isMac: false, isTyping: true })).toBe(false)
  })

  it('is shown as it works on this computer, on screen and to screen readers', () => {
    expect(keyText('Mod+Shift+P', true)).toBe('⌘⇧P')
    expect(keyText('Mod+Shift+P', false)).toBe('Ctrl+Shift+P')
    expect(keyText('Alt+N', true)).toBe('⌃⌥N')
    expect(ariaKeys('Alt+N', true)).toBe('Control+Alt+N')
    expect(ariaKeys('Mod+Shift+P', true)).toBe('Meta+Shift+P')
    expect(ariaKeys('Mod+Shift+P', false)).toBe('Control+Shift+P')
  })

  it('knows where text is typed', () => {
    const input = document.createElement('input')
    const check = document.createElement('input')
    check.type = 'checkbox'
    expect([isTyping(input), isTyping(check), isTyping(document.body)]).toEqual([true, false, false])
  })
})

it('handlers of Enter, Esc and the arrows ignore those of an input method', () => {
  const handlers = sources.filter(
    ({ text }) =>
      /\bkey\b/.test(text) && /onKey|keydown/.test(text) && /['"](Enter|Escape|Arrow\w+)['"]|ArrowUp:/.test(text),
  )
  expect(handlers.length).toBeGreaterThan(8)
  // A new row hands on only what is not part of a composition.
  const isRowsOwn = (text: string): boolean =>
    !text.replaceAll(/onKeyDown=\{\(\{ key \}\) => key === 'Escape'/g, '').includes('onKeyDown=')
  const careless = handlers.filter(({ text }) => !text.includes('isComposing') && !isRowsOwn(text))
  expect(careless.map(({ file }) => file)).toEqual([])
})
