import type { Stroke } from '../../renderer/commands/keys'

type Os = 'mac' | 'windows' | 'linux'
export const systems: readonly Os[] = ['mac', 'windows', 'linux']

type Layout = {
  name: string
  /** The labels of keys that differ from a US keyboard, without and with Shift. */
  labels: Readonly<Record<string, readonly [string, string]>>
  /** What Option types on a Mac, without and with Shift; `Dead` is a dead key. */
  option: Readonly<Record<string, readonly [string, string]>>
  /** What AltGr types on Windows and Linux. */
  altGr: Readonly<Record<string, string>>
}

/** As shipped with macOS, Windows and Linux, limited to the characters that appear in ordinary text. */
export const layouts: readonly Layout[] = [
  {
    name: 'US',
    labels: {},
    option: {
      KeyE: ['Dead', '´'],
      KeyN: ['Dead', '˜'],
      KeyU: ['Dead', '¨'],
      KeyA: ['å', 'Å'],
      KeyS: ['ß', 'Í'],
      KeyT: ['†', 'ˇ'],
      KeyM: ['µ', 'Â'],
      KeyL: ['¬', 'Ò'],
      Digit2: ['™', '€'],
      Digit5: ['∞', 'ﬁ'],
      Comma: ['≤', '¯'],
      Period: ['≥', '˘'],
    },
    altGr: {},
  },
  {
    name: 'German',
    labels: {
      KeyY: ['z', 'Z'],
      KeyZ: ['y', 'Y'],
      Digit7: ['7', '/'],
      Minus: ['ß', '?'],
      Backslash: ['#', "'"],
      Comma: [',', ';'],
      Period: ['.', ':'],
      Slash: ['-', '_'],
    },
    option: {
      KeyL: ['@', 'ﬂ'],
      KeyE: ['€', '‰'],
      KeyN: ['Dead', '~'],
      Digit5: ['[', '°'],
      Digit6: [']', '’'],
      Digit7: ['|', '\\'],
      Digit8: ['{', '˜'],
      Digit9: ['}', '·'],
      Period: ['…', '÷'],
    },
    altGr: { KeyQ: '@', KeyE: '€', KeyM: 'µ', Digit7: '{', Digit8: '[', Digit9: ']', Digit0: '}', Minus: '\\' },
  },
  {
    name: 'Polish',
    labels: {},
    option: {
      KeyA: ['ą', 'Ą'],
      KeyC: ['ć', 'Ć'],
      KeyE: ['ę', 'Ę'],
      KeyL: ['ł', 'Ł'],
      KeyN: ['ń', 'Ń'],
      KeyO: ['ó', 'Ó'],
      KeyS: ['ś', 'Ś'],
      KeyX: ['ź', 'Ź'],
      KeyZ: ['ż', 'Ż'],
    },
    altGr: { KeyA: 'ą', KeyC: 'ć', KeyE: 'ę', KeyL: 'ł', KeyN: 'ń', KeyO: 'ó', KeyS: 'ś', KeyX: 'ź', KeyZ: 'ż' },
  },
  {
    name: 'French',
    labels: {
      KeyQ: ['a', 'A'],
      KeyA: ['q', 'Q'],
      KeyW: ['z', 'Z'],
      KeyZ: ['w', 'W'],
      Semicolon: ['m', 'M'],
      KeyM: [',', '?'],
      Comma: [';', '.'],
      Period: [':', '/'],
      Slash: ['!', '§'],
      Digit1: ['&', '1'],
      Digit2: ['é', '2'],
      Digit3: ['"', '3'],
      Digit4: ["'", '4'],
      Digit5: ['(', '5'],
      Digit6: ['-', '6'],
      Digit7: ['è', '7'],
      Digit8: ['_', '8'],
      Digit9: ['ç', '9'],
    },
    option: {
      KeyQ: ['æ', 'Æ'],
      KeyE: ['ê', 'Ê'],
      KeyN: ['Dead', '˜'],
      Digit5: ['{', '['],
      KeyL: ['¬', '|'],
      Period: ['÷', '\\'],
      Comma: ['…', '•'],
      KeyM: ['∞', '¿'],
    },
    altGr: { Digit3: '#', Digit4: '{', Digit5: '[', Digit6: '|', Digit8: '\\', KeyE: '€' },
  },
  {
    name: 'Spanish',
    labels: {
      Digit7: ['7', '/'],
      Minus: ["'", '?'],
      Comma: [',', ';'],
      Period: ['.', ':'],
      Slash: ['-', '_'],
      Semicolon: ['ñ', 'Ñ'],
    },
    option: {
      Digit1: ['|', '¡'],
      Digit2: ['@', '€'],
      Digit3: ['#', '/'],
      KeyE: ['€', '⁄'],
      KeyA: ['å', 'Å'],
      KeyT: ['†', '‡'],
    },
    altGr: { Digit1: '|', Digit2: '@', Digit3: '#', KeyE: '€' },
  },
]

const usLabels: Readonly<Record<string, readonly [string, string]>> = {
  ...Object.fromEntries(
    [...'abcdefghijklmnopqrstuvwxyz'].map((key) => [`Key${key.toUpperCase()}`, [key, key.toUpperCase()]]),
  ),
  ...Object.fromEntries([...')!@#$%^&*('].map((shifted, digit) => [`Digit${digit}`, [String(digit), shifted]])),
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Backslash: ['\\', '|'],
  Minus: ['-', '_'],
  Semicolon: [';', ':'],
}

/** The labels of a layout's keys, without and with Shift. */
export const getKeyLabels = (layout: Layout): Record<string, readonly [string, string]> => ({
  ...usLabels,
  ...layout.labels,
})

/** A key press as a browser reports it. */
export const createStroke = (key: string, more: Partial<Stroke> & { isAltGraph?: boolean } = {}): Stroke => {
  const { isAltGraph = false, ...rest } = more
  return {
    key,
    code: '',
    keyCode: 0,
    isComposing: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    getModifierState: (name) => isAltGraph && name === 'AltGraph',
    ...rest,
  }
}

/** The key presses that type a character with Option or AltGr. */
export const getCharacterStrokes = (layout: Layout, os: Os): Stroke[] => {
  if (os === 'mac')
    return Object.entries(layout.option).flatMap(([code, [plain, shifted]]) => [
      createStroke(plain, { code, altKey: true }),
      createStroke(shifted, { code, altKey: true, shiftKey: true }),
    ])
  const held = os === 'windows' ? { ctrlKey: true, altKey: true, isAltGraph: true } : { isAltGraph: true }
  return Object.entries(layout.altGr).map(([code, key]) => createStroke(key, { code, ...held }))
}

/**
 * The key presses for a shortcut as the app displays it, by the labels of the keys. Browsers differ in the key that they
 * report while Control and Option are held on a Mac, so there it returns both possible events.
 */
export const getStrokes = (layout: Layout, os: Os, keys: string): Stroke[] => {
  const parts = keys.split(/\+(?=.)/)
  const wanted = (parts.at(-1) ?? '').toLowerCase()
  const hasAlt = parts.includes('Alt')
  const hasMod = parts.includes('Mod')
  const isMac = os === 'mac'
  const held = {
    altKey: hasAlt,
    ctrlKey: isMac ? hasAlt : hasMod,
    metaKey: isMac && hasMod,
  }
  if (wanted.length > 1)
    return [createStroke(parts.at(-1) ?? '', { code: parts.at(-1), ...held, shiftKey: parts.includes('Shift') })]
  const found = Object.entries(getKeyLabels(layout)).find(
    ([, [plain, shifted]]) => plain === wanted || (shifted === wanted && !/^[a-z]$/.test(wanted)),
  )
  if (!found) return []
  const [code, [plain, shifted]] = found
  // A digit is pressed by its position, even where the layout needs Shift to type it.
  const needsShift = plain !== wanted && !/^\d$/.test(wanted)
  const shiftKey = parts.includes('Shift') || needsShift
  const key = shiftKey ? shifted : plain
  const option = layout.option[code]?.[shiftKey ? 1 : 0]
  return [
    createStroke(key, { code, ...held, shiftKey }),
    ...(isMac && hasAlt && option ? [createStroke(option, { code, ...held, shiftKey })] : []),
  ]
}
