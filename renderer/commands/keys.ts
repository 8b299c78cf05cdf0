/** A combination as it is written in a command: `Mod+Shift+P`, `Alt+.`, `?`, `F6`. `Mod` is Cmd on a Mac, else Ctrl. */
export type Keys = string

type Parsed = { hasMod: boolean; hasAlt: boolean; hasShift: boolean; key: string }

const parse = (keys: Keys): Parsed => {
  const parts = keys.split(/\+(?=.)/)
  return {
    hasMod: parts.includes('Mod'),
    hasAlt: parts.includes('Alt'),
    hasShift: parts.includes('Shift'),
    key: (parts.at(-1) ?? '').toLowerCase(),
  }
}

/** Where a key lies on a keyboard, for layouts on which Alt makes another character of it. */
const codes: Record<string, string> = { '.': 'period', ',': 'comma', '\\': 'backslash', '/': 'slash' }
const codeOf = (key: string): string =>
  codes[key] ?? (/^[a-z]$/.test(key) ? `key${key}` : /^\d$/.test(key) ? `digit${key}` : key)

export type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether a key press is this combination. */
export const isStroke = (keys: Keys, event: Stroke, isMac: boolean): boolean => {
  const { hasMod, hasAlt, hasShift, key } = parse(keys)
  const mod = isMac ? event.metaKey : event.ctrlKey
  const other = isMac ? event.ctrlKey : event.metaKey
  if (other || mod !== hasMod || event.altKey !== hasAlt) return false
  // A character that needs Shift on this layout, such as `?`, is what it is.
  const isLetter = /^[a-z0-9]$/.test(key) || key.length > 1
  if ((isLetter || hasShift) && event.shiftKey !== hasShift) return false
  return event.key.toLowerCase() === key || (hasAlt && event.code.toLowerCase() === codeOf(key))
}

const macNames: Record<string, string> = { mod: '⌘', alt: '⌥', shift: '⇧' }
const keyNames: Record<string, string> = {
  mod: 'Ctrl',
  arrowup: '↑',
  arrowdown: '↓',
  pageup: 'Page Up',
  pagedown: 'Page Down',
}

/** A combination as people read it: `Ctrl+Shift+P`, on a Mac `⌘⇧P`. */
export const keyText = (keys: Keys, isMac: boolean): string => {
  const parts = keys.split(/\+(?=.)/).map((part) => {
    const name = part.toLowerCase()
    return (isMac ? macNames[name] : undefined) ?? keyNames[name] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
  return parts.join(isMac ? '' : '+')
}

/** Whether somebody types text where this event comes from; then only combinations with Mod, Alt or a function key count. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.getAttribute('role') === 'textbox' ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement &&
      !/^(button|checkbox|radio|range|submit|reset|file|color)$/.test(target.type)))

/** Whether a combination may fire while text is being typed. */
export const worksWhileTyping = (keys: Keys): boolean => {
  const { hasMod, hasAlt, key } = parse(keys)
  return hasMod || hasAlt || /^f\d+$/.test(key)
}
