/**
 * A key combination as commands declare it: `Mod+Shift+P`, `Alt+.`, `F6`. `Mod` is Cmd on a Mac, else Ctrl. On a Mac,
 * `Alt` is Control and Option together, since Option alone types characters.
 */
export type Keys = string

/** A key press, as far as it matters here. */
export type Stroke = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>

type Parsed = { hasMod: boolean; hasAlt: boolean; hasShift: boolean; key: string }

const splitKeys = (keys: Keys): string[] => keys.split(/\+(?=.)/)

const parse = (keys: Keys): Parsed => {
  const parts = splitKeys(keys)
  return {
    hasMod: parts.includes('Mod'),
    hasAlt: parts.includes('Alt'),
    hasShift: parts.includes('Shift'),
    key: (parts.at(-1) ?? '').toLowerCase(),
  }
}

type Composing = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>

/**
 * Whether a key press belongs to an input method: then Enter, Esc and the arrows choose among candidates and do nothing
 * else.
 */
export const isComposing = (event: Composing | { nativeEvent: Composing }): boolean => {
  const { isComposing: is, keyCode } = 'nativeEvent' in event ? event.nativeEvent : event
  // Safari ends the composition before it reports the key that ended it; key code 229 reveals it.
  return is || keyCode === 229
}

/** Whether a key press types something: a character, a dead key that waits for one, or a step of a composition. */
export const producesText = (event: Stroke, isMac: boolean): boolean => {
  const { key, code, ctrlKey, metaKey, altKey } = event
  if (isComposing(event) || key === 'Process') return true
  // On Windows, Alt with digits of the number pad types a character by its code.
  if (altKey && !ctrlKey && !metaKey && /^Numpad\d$/.test(code)) return true
  if ([...key].length !== 1 && key !== 'Dead') return false
  if (event.getModifierState('AltGraph')) return true
  if (metaKey) return false
  if (isMac) return !ctrlKey
  // Windows reports AltGr as Ctrl and Alt.
  return ctrlKey === altKey
}

const isPlainKey = (key: string): boolean => /^[a-z0-9]$/.test(key)
const isAscii = (key: string): boolean => /^[!-~]$/.test(key)

/** Keys by their `code` on a US keyboard, for when the actual labels are unknown. */
const usNames: Record<string, string> = { Period: '.', Comma: ',', Slash: '/', Backslash: '\\' }
const usName = (code: string): string | undefined =>
  usNames[code] ?? (/^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : undefined)

/** The key under which the label of a key is stored, alone and with Shift. */
export const labelKey = ({ code, shiftKey }: Pick<Stroke, 'code' | 'shiftKey'>): string =>
  shiftKey ? `Shift+${code}` : code

/**
 * The keys that a key press may mean, most likely first: the character printed on the key. Option and layouts of other
 * scripts report something else; then the layout's labels count, or the key's position on a US keyboard.
 */
const keysPressed = (event: Stroke, { isMac, labels = new Map() }: PressContext): string[] => {
  const { code, altKey, shiftKey } = event
  const key = event.key.toLowerCase()
  // The digits are in one row on every layout, on some of them with Shift.
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  const isSure = key !== 'dead' && (key.length > 1 || isPlainKey(key) || (isAscii(key) && !(isMac && altKey)))
  if (isSure) return digit ? [key, digit] : [key]
  const label = labels.get(labelKey(event)) ?? labels.get(code)
  const isLabeled = label !== undefined && isPlainKey(label.toLowerCase())
  // With Shift, a symbol becomes another one, so only letters can be guessed.
  const guess = isLabeled || (shiftKey && !/^Key/.test(code)) ? undefined : usName(code)
  return [digit, label?.toLowerCase(), key, guess].filter((name) => name !== undefined)
}

/** Whether a key press has exactly the modifiers of a combination whose key is pressed. */
const hasModifiers = ({ hasMod, hasAlt, hasShift, key }: Parsed, event: Stroke, context: PressContext): boolean => {
  const { ctrlKey, metaKey, altKey, shiftKey } = event
  // A character that needs Shift on this layout, such as `?`, already implies it.
  if ((isPlainKey(key) || key.length > 1 || hasShift) && shiftKey !== hasShift) return false
  if (altKey !== hasAlt) return false
  if (!context.isMac) return !metaKey && ctrlKey === hasMod
  if (metaKey !== hasMod) return false
  // Outside of text fields, Option alone is enough.
  return hasAlt ? ctrlKey || !context.isTyping : !ctrlKey
}

export type PressContext = {
  isMac: boolean
  isTyping: boolean
  /** What is printed on the keys, by `labelKey`, as far as known. */
  labels?: ReadonlyMap<string, string>
}

/** The commands that a key press invokes; none if it types into a text field. */
export const findByStroke = <T>(
  all: readonly T[],
  keysOf: (one: T) => Keys | undefined,
  event: Stroke,
  context: PressContext,
): T[] => {
  if (isComposing(event) || (context.isTyping && producesText(event, context.isMac))) return []
  const parsed = all.flatMap((one) => {
    const keys = keysOf(one)
    return keys === undefined ? [] : [{ one, keys: parse(keys) }]
  })
  for (const pressed of keysPressed(event, context)) {
    const found = parsed.filter(({ keys }) => keys.key === pressed && hasModifiers(keys, event, context))
    if (found.length > 0) return found.map(({ one }) => one)
  }
  return []
}

/** Whether a key press is this combination. */
export const matchesStroke = (keys: Keys, event: Stroke, context: PressContext): boolean =>
  findByStroke([keys], (one) => one, event, context).length > 0

const macSigns: Record<string, string> = { mod: '⌘', alt: '⌃⌥', shift: '⇧' }
const keyNames: Record<string, string> = {
  mod: 'Ctrl',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  pageup: 'Page Up',
  pagedown: 'Page Down',
}

/** A combination as people read it: `Ctrl+Shift+P`, on a Mac `⌘⇧P`. */
export const keyText = (keys: Keys, isMac: boolean): string => {
  const parts = splitKeys(keys).map((part) => {
    const name = part.toLowerCase()
    return (isMac ? macSigns[name] : undefined) ?? keyNames[name] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
  return parts.join(isMac ? '' : '+')
}

const ariaNames = (isMac: boolean): Record<string, string> =>
  isMac ? { Mod: 'Meta', Alt: 'Control+Alt' } : { Mod: 'Control' }

/** A combination in the format of `aria-keyshortcuts`: `Control+Shift+P`, on a Mac `Meta+Shift+P`. */
export const ariaKeys = (keys: Keys, isMac: boolean): string => {
  const names = ariaNames(isMac)
  return splitKeys(keys)
    .map((part) => names[part] ?? part)
    .join('+')
}

/** Whether an event's target takes typed text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.getAttribute('role') === 'textbox' ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement &&
      !/^(button|checkbox|radio|range|submit|reset|file|color)$/.test(target.type)))
