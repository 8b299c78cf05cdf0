import { describe, expect, it } from 'vitest'
import { isStroke, isTyping, keyText, type Stroke, worksWhileTyping } from '../../../renderer/commands/keys'

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('a combination of keys', () => {
  it.each([
    ['Mod+K', stroke('k', { ctrlKey: true }), true],
    ['Mod+K', stroke('k'), false],
    ['Mod+K', stroke('k', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+P', stroke('P', { ctrlKey: true, shiftKey: true }), true],
    ['Alt+.', stroke('.', { altKey: true }), true],
    ['Alt+,', stroke(',', { altKey: true }), true],
    ['?', stroke('?', { shiftKey: true }), true],
    ['\\', stroke('\\'), true],
    ['3', stroke('3'), true],
    ['3', stroke('3', { altKey: true }), false],
    ['F6', stroke('F6'), true],
    ['F6', stroke('F6', { shiftKey: true }), false],
    ['Shift+F6', stroke('F6', { shiftKey: true }), true],
  ])('%s is pressed or not', (keys, event, is) => expect(isStroke(keys, event, false)).toBe(is))

  it('goes by the place of the key where Alt makes another character of it', () => {
    expect(isStroke('Alt+E', stroke('´', { altKey: true, code: 'KeyE' }), true)).toBe(true)
    expect(isStroke('Alt+.', stroke('≥', { altKey: true, code: 'Period' }), true)).toBe(true)
    expect(isStroke('Alt+Shift+1', stroke('!', { altKey: true, shiftKey: true, code: 'Digit1' }), false)).toBe(true)
  })

  it('takes Cmd on a Mac and Ctrl elsewhere', () => {
    expect(isStroke('Mod+K', stroke('k', { metaKey: true }), true)).toBe(true)
    expect(isStroke('Mod+K', stroke('k', { ctrlKey: true }), true)).toBe(false)
    expect(keyText('Mod+Shift+P', true)).toBe('⌘⇧P')
    expect(keyText('Mod+Shift+P', false)).toBe('Ctrl+Shift+P')
  })

  it('fires in a text only where it cannot be text', () => {
    expect(['3', '?', '\\'].some(worksWhileTyping)).toBe(false)
    expect(['Mod+K', 'Alt+E', 'F6'].every(worksWhileTyping)).toBe(true)
    const input = document.createElement('input')
    const check = document.createElement('input')
    check.type = 'checkbox'
    expect([isTyping(input), isTyping(check), isTyping(document.body)]).toEqual([true, false, false])
  })
})
