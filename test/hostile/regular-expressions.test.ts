import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/build.mjs'
import { type Pump, pumpsOf, scanExpressions } from '../support/regular-expressions'

/** Length of a pumped text, UTF-16 units: a quadratic expression takes some 30 million steps on it. */
const PUMPED_LENGTH = 8_000

/** Below this a reading is noise; what is linear takes a small part of it, ms. */
const NOISE_MS = 15

/** When an attempt is given up, ms: exponential ones would never end. */
const ATTEMPT_TIMEOUT_MS = 2_000

/** Times as long on a text four times as long: 4 is linear, 16 quadratic. */
const MAX_GROWTH = 9

const READINGS = 4

type Expression = { source: string; flags: string }

/** How long (ms) an expression takes on a text, as a search or, if it is global, as a replacement of all it finds. */
const stopwatch = ({ source, flags }: Expression) => {
  const context = createContext({ text: '', expression: undefined })
  new Script(`expression = new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)})`).runInContext(context)
  const attempt = new Script(flags.includes('g') ? "text.replace(expression, '')" : 'expression.exec(text)')
  return ({ prefix, unit, suffix }: Pump, length: number): number => {
    context.text = prefix + unit.repeat(Math.ceil(length / unit.length)) + suffix
    if (flags.includes('y')) new Script('expression.lastIndex = 0').runInContext(context)
    const start = performance.now()
    try {
      attempt.runInContext(context, { timeout: ATTEMPT_TIMEOUT_MS })
    } catch {
      return Number.POSITIVE_INFINITY
    }
    return performance.now() - start
  }
}

/** The text that takes an expression more than linear time; undefined if none of those tried does. */
const slowPump = (expression: Expression): Pump | undefined => {
  const time = stopwatch(expression)
  return pumpsOf(expression).find((pump) => {
    let large = time(pump, PUMPED_LENGTH)
    if (large < NOISE_MS) return false
    let small = Number.POSITIVE_INFINITY
    for (let reading = 0; reading < READINGS && large !== Number.POSITIVE_INFINITY; reading += 1) {
      small = Math.min(small, time(pump, PUMPED_LENGTH / 4))
      large = Math.min(large, time(pump, PUMPED_LENGTH))
      if (large < NOISE_MS || large < small * MAX_GROWTH) return false
    }
    return true
  })
}

describe('pumping an expression', () => {
  it.each([
    ['exponential: two ways to read a word', /^(?:\w+ly\s|simply\s)*(?:forgot|ran)\b/],
    ['exponential: a repetition of repetitions', /^(?:a+)+$/],
    ['cubic: three runs of spaces in a row', /^\s*\s*\s*x/],
    ['quadratic: a search for the end of a run', /\s+$/],
    ['quadratic: an opening that never closes', /\([^()]*\)\W*$/],
  ])('finds what is %s', (_, expression) => {
    expect(slowPump(expression)).toBeDefined()
  })

  it.each([[/(?<!\s)\s+$/], [/^\s*(?:T\s*)?[+-]\s*\d/], [/(\d{1,2}):(\d{2})/]])('passes %s', (expression) => {
    expect(slowPump(expression)).toBeUndefined()
  })
})

describe('the expressions of the source', () => {
  const { expressions, madeAtLoad, unseen } = scanExpressions(root, ['shared', 'electron', 'renderer'])

  it('are all found', () => {
    expect(expressions.length).toBeGreaterThan(300)
    expect(unseen).toEqual([])
  })

  it('take linear time on every adversarial text', async () => {
    const slow = expressions.flatMap(({ source, flags, where }) => {
      const pump = slowPump({ source, flags })
      return pump ? [`${where} /${source}/${flags} on ${JSON.stringify(pump)}`] : []
    })
    expect(slow).toEqual([])
  })

  it('take linear time if they are put together when a module is loaded', async () => {
    const Native = RegExp
    const made: Expression[] = []
    globalThis.RegExp = new Proxy(Native, {
      construct: (target, args) => {
        const expression = Reflect.construct(target, args) as RegExp
        made.push({ source: expression.source, flags: expression.flags })
        return expression
      },
    })
    try {
      for (const file of new Set(madeAtLoad.map(({ file }) => join(root, file)))) await import(file)
    } finally {
      globalThis.RegExp = Native
    }
    expect(made.length).toBeGreaterThanOrEqual(madeAtLoad.length)
    const slow = made.flatMap((expression) => {
      const pump = slowPump(expression)
      return pump ? [`/${expression.source}/${expression.flags} on ${JSON.stringify(pump)}`] : []
    })
    expect(slow).toEqual([])
  })
})
