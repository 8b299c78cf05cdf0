import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { root } from '../../scripts/build.mjs'
import { createPumps, type Pump, scanExpressions } from '../support/regular-expressions'

/** Length of a pumped text, UTF-16 units: a quadratic expression takes some 30 million steps on it. */
const PUMPED_LENGTH = 8_000

/** Processor time below which a reading is noise; a linear expression takes a small part of it. */
const NOISE_MS = 15

/** When an attempt is stopped: exponential ones would never end. */
const ATTEMPT_TIMEOUT_MS = 1_000

/** On a text four times as long, a linear expression takes 4 times as long, a quadratic one 16 times. */
const MAX_GROWTH = 9

const READINGS = 4

type Expression = { source: string; flags: string }

const context = createContext({ expression: undefined, texts: [], text: '', slow: [], NOISE_MS, performance })

/** Searches with `expression` or, if it is global, replaces all matches. */
const attempt = `
  expression.lastIndex = 0
  if (expression.global) text.replace(expression, '')
  else expression.exec(text)`
const attemptOne = new Script(attempt)

/** Leaves in `slow` the index of each text that takes longer than noise, by the clock: processor time is never more. */
const attemptAll = new Script(`
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index]
    const before = performance.now()
    ${attempt}
    if (performance.now() - before >= NOISE_MS) slow.push(index)
  }`)

const expand = ({ prefix, unit, suffix }: Pump, length: number): string =>
  prefix + unit.repeat(Math.ceil(length / unit.length)) + suffix

const setExpression = ({ source, flags }: Expression): void => {
  new Script(`expression = new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)})`).runInContext(context)
}

/** The processor time (ms) that the expression takes on a text. */
const time = (pump: Pump, length: number): number => {
  context.text = expand(pump, length)
  const before = process.cpuUsage()
  try {
    attemptOne.runInContext(context, { timeout: ATTEMPT_TIMEOUT_MS })
  } catch {
    return Number.POSITIVE_INFINITY
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Whether the time that the expression takes on a text grows more than linearly. */
const isSlow = (pump: Pump): boolean => {
  let large = time(pump, PUMPED_LENGTH)
  if (large < NOISE_MS) return false
  let small = Number.POSITIVE_INFINITY
  for (let reading = 0; reading < READINGS; reading += 1) {
    small = Math.min(small, time(pump, PUMPED_LENGTH / 4))
    large = Math.min(large, time(pump, PUMPED_LENGTH))
    // Stopped on the short text, too, and twice on the long one: more readings would only take more time.
    if (small === Number.POSITIVE_INFINITY && large === Number.POSITIVE_INFINITY) return true
    if (large < NOISE_MS || large < small * MAX_GROWTH) return false
  }
  return true
}

/** Those of the texts that may take long. All are tried in one run, since most take less time than starting one does. */
const screen = (pumps: readonly Pump[]): readonly Pump[] => {
  context.texts = pumps.map((pump) => expand(pump, PUMPED_LENGTH))
  context.slow = []
  try {
    attemptAll.runInContext(context, { timeout: ATTEMPT_TIMEOUT_MS })
  } catch {
    return pumps
  }
  return pumps.filter((_, index) => context.slow.includes(index))
}

/** A text on which an expression takes more than linear time; undefined if none of those tried is one. */
const findSlowPump = (expression: Expression): Pump | undefined => {
  setExpression(expression)
  return screen(createPumps(expression)).find(isSlow)
}

/** Each of some expressions once. */
const unique = <T extends Expression>(expressions: readonly T[]): T[] => [
  ...new Map(expressions.map((one) => [`/${one.source}/${one.flags}`, one])).values(),
]

describe('searching for a slow text', () => {
  it.each([
    ['exponential: two ways to match a word', /^(?:\w+ly\s|simply\s)*(?:forgot|ran)\b/],
    ['exponential: a repetition of repetitions', /^(?:a+)+$/],
    ['cubic: three runs of spaces in a row', /^\s*\s*\s*x/],
    ['quadratic: a search for the end of a run', /\s+$/],
    ['quadratic: an opening that never closes', /\([^()]*\)\W*$/],
  ])('finds one for an expression that is %s', (_, expression) => {
    expect(findSlowPump(expression)).toBeDefined()
  })

  it.each([[/(?<!\s)\s+$/], [/^\s*(?:T\s*)?[+-]\s*\d/], [/(\d{1,2}):(\d{2})/]])('finds none for %s', (expression) => {
    expect(findSlowPump(expression)).toBeUndefined()
  })
})

describe('the regular expressions in the source', () => {
  const { expressions, constructedAtLoad, unresolved } = scanExpressions(root, ['shared', 'electron', 'renderer'])

  it('are all found by the scan', () => {
    expect(expressions.length).toBeGreaterThan(300)
    expect(unresolved).toEqual([])
  })

  it('take linear time on every adversarial text', async () => {
    const slow = unique(expressions).flatMap(({ source, flags, where }) => {
      const pump = findSlowPump({ source, flags })
      return pump ? [`${where} /${source}/${flags} on ${JSON.stringify(pump)}`] : []
    })
    expect(slow).toEqual([])
  })

  it('take linear time if they are constructed while their module loads', async () => {
    const Native = RegExp
    const constructed: Expression[] = []
    globalThis.RegExp = new Proxy(Native, {
      construct: (target, args) => {
        const expression = Reflect.construct(target, args) as RegExp
        constructed.push({ source: expression.source, flags: expression.flags })
        return expression
      },
    })
    // Other tests of this process may have loaded them.
    vi.resetModules()
    try {
      for (const file of new Set(constructedAtLoad.map(({ file }) => join(root, file)))) await import(file)
    } finally {
      globalThis.RegExp = Native
    }
    expect(constructed.length).toBeGreaterThanOrEqual(constructedAtLoad.length)
    const slow = unique(constructed).flatMap((expression) => {
      const pump = findSlowPump(expression)
      return pump ? [`/${expression.source}/${expression.flags} on ${JSON.stringify(pump)}`] : []
    })
    expect(slow).toEqual([])
  })
})
