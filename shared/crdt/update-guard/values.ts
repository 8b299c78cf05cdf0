import { RejectedUpdate } from './faults'
import { gateLimits } from './limits'

/** A root's name or a key, if it may be one: `__proto__` is none in any object it is ever put into. */
export const checkName = (name: string): string => {
  if (name === '__proto__' || name.length > gateLimits.MAX_NAME_LENGTH) throw new RejectedUpdate('forbidden-name')
  return name
}

const isPlain = (value: object): boolean => {
  const parent = Object.getPrototypeOf(value)
  return parent === Object.prototype || parent === null || Array.isArray(value)
}

/** Refuses values that are too deep, too large, or change what objects are made of. */
export const checkValue = (value: unknown): void => {
  if ((typeof value !== 'object' && typeof value !== 'bigint') || value === null) return
  // A list instead of recursion: the very thing looked for would overflow the stack.
  const open: [value: unknown, depth: number][] = [[value, 0]]
  let nodes = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, depth] = next
    nodes += 1
    if (nodes > gateLimits.MAX_VALUE_NODES) throw new RejectedUpdate('value-too-large')
    // JSON has no such number: a file with one could not be written.
    if (typeof inner === 'bigint') throw new RejectedUpdate('unknown-content')
    if (typeof inner !== 'object' || inner === null || inner instanceof Uint8Array) continue
    if (depth >= gateLimits.MAX_VALUE_DEPTH) throw new RejectedUpdate('too-deep')
    if (!isPlain(inner) || Object.hasOwn(inner, '__proto__')) throw new RejectedUpdate('forbidden-name')
    for (const child of Object.values(inner)) open.push([child, depth + 1])
  }
}
