import { RejectedUpdate } from './faults'
import { updateLimits } from './limits'

/**
 * Returns a root name or key, or throws if it is forbidden: `__proto__` would change the object that it is put into.
 */
export const checkName = (name: string): string => {
  if (name === '__proto__' || name.length > updateLimits.MAX_NAME_LENGTH) throw new RejectedUpdate('forbidden-name')
  return name
}

const isPlain = (value: object): boolean => {
  const parent = Object.getPrototypeOf(value)
  return parent === Object.prototype || parent === null || Array.isArray(value)
}

/** Throws for values that are too deep, too large, or tamper with prototypes. */
export const checkValue = (value: unknown): void => {
  if ((typeof value !== 'object' && typeof value !== 'bigint') || value === null) return
  // A list instead of recursion: a value that is too deep would overflow the stack.
  const open: [value: unknown, depth: number][] = [[value, 0]]
  let nodes = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, depth] = next
    nodes += 1
    if (nodes > updateLimits.MAX_VALUE_NODES) throw new RejectedUpdate('value-too-large')
    // JSON has no such number, so the file could not be written.
    if (typeof inner === 'bigint') throw new RejectedUpdate('unknown-content')
    if (typeof inner !== 'object' || inner === null || inner instanceof Uint8Array) continue
    if (depth >= updateLimits.MAX_VALUE_DEPTH) throw new RejectedUpdate('too-deep')
    if (!isPlain(inner) || Object.hasOwn(inner, '__proto__')) throw new RejectedUpdate('forbidden-name')
    for (const child of Object.values(inner)) open.push([child, depth + 1])
  }
}
