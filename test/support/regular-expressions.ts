import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { parseAst } from 'vite'

/** A regular expression in the source, and its location. */
type FoundExpression = { source: string; flags: string; where: string }

type Node = { type: string; start: number; [key: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

/** Every node of a syntax tree, and whether it is inside a function. */
function* walkNodes(root: Node): Generator<{ node: Node; isInFunction: boolean }> {
  const open: { node: Node; isInFunction: boolean }[] = [{ node: root, isInFunction: false }]
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    const isInFunction = next.isInFunction || /Function/.test(next.node.type)
    for (const value of Object.values(next.node))
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) open.push({ node: child, isInFunction })
  }
}

const listSourceFiles = (root: string, folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|mts|mjs)$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => join(root, folder, name)),
  )

/** The static text of `new RegExp(…)`'s first argument, with a digit in place of each substitution; undefined for a variable. */
const templateText = (argument: unknown): string | undefined => {
  if (!isNode(argument)) return undefined
  if (argument.type === 'Literal' && typeof argument.value === 'string') return argument.value
  if (argument.type !== 'TemplateLiteral') return undefined
  const quasis = argument.quasis as { value: { cooked: string } }[]
  return quasis.map(({ value }) => value.cooked).join('9')
}

type Scan = {
  /** Literals, and expressions constructed from templates at run time. */
  expressions: FoundExpression[]
  /** Expressions that are constructed while their module loads, and can be seen only by loading it. */
  constructedAtLoad: { file: string; where: string }[]
  /** Locations of expressions that the scan can't resolve. */
  unresolved: string[]
}

/** Finds the regular expressions in the source of some folders, by the syntax tree. */
export const scanExpressions = (root: string, folders: readonly string[]): Scan => {
  const scan: Scan = { expressions: [], constructedAtLoad: [], unresolved: [] }
  for (const file of listSourceFiles(root, folders)) {
    const text = readFileSync(file, 'utf8')
    if (!/RegExp|\/.+\//.test(text)) continue
    const tree = parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file) as unknown as Node
    for (const { node, isInFunction } of walkNodes(tree)) {
      const locate = (): string => `${relative(root, file)}:${text.slice(0, node.start).split('\n').length}`
      const regex = node.regex as { pattern: string; flags: string } | undefined
      if (node.type === 'Literal' && regex)
        scan.expressions.push({ source: regex.pattern, flags: regex.flags, where: locate() })
      if (!/^(?:New|Call)Expression$/.test(node.type)) continue
      const callee = node.callee as Node
      if (callee.type !== 'Identifier' || callee.name !== 'RegExp') continue
      if (!isInFunction) {
        scan.constructedAtLoad.push({ file: relative(root, file), where: locate() })
        continue
      }
      const [pattern, flags] = node.arguments as unknown[]
      const source = templateText(pattern)
      if (source === undefined) scan.unresolved.push(locate())
      else scan.expressions.push({ source, flags: templateText(flags) ?? '', where: locate() })
    }
  }
  return scan
}

/** The characters that a character class is tried with: those of typical texts. */
const alphabet = [...' a0-.:A\n\t_*`|/,#<>()[]"\'@+=~!?;\\lyé—\u00a0ab1Z']

const MAX_SAMPLES = 6

const samplesOfClasses = new Map<string, string[]>()

/** Characters of a class; most classes stand in several expressions, and each is asked for many times. */
const getClassSamples = (raw: string, flags: string): string[] => {
  const key = `${flags}:${raw}`
  const known = samplesOfClasses.get(key)
  if (known) return known
  const expression = new RegExp(`^(?:${raw})$`, flags)
  const found = alphabet.filter((char) => expression.test(char)).slice(0, MAX_SAMPLES)
  const samples = found.length > 0 ? found : ['x']
  samplesOfClasses.set(key, samples)
  return samples
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

const samplesOfParts = new WeakMap<AST.Element | AST.Alternative, string[]>()

/** Short texts that a part of an expression matches, different in kind; the first is the shortest. */
const getSamples = (element: AST.Element | AST.Alternative, flags: string): string[] => {
  const samples = samplesOfParts.get(element) ?? makeSamples(element, flags)
  samplesOfParts.set(element, samples)
  return samples
}

const makeSamples = (element: AST.Element | AST.Alternative, flags: string): string[] => {
  switch (element.type) {
    case 'Alternative':
      return sequence(element.elements, flags)
    case 'Group':
    case 'CapturingGroup':
      return unique(element.alternatives.flatMap((one) => getSamples(one, flags)))
    case 'Character':
      return [String.fromCodePoint(element.value)]
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      return getClassSamples(element.raw, flags)
    case 'Quantifier': {
      const inner = getSamples(element.element, flags)
      const least = Math.max(element.min, 1)
      const repeated = inner.map((text) => text.repeat(least))
      return element.min === 0 ? [...repeated, ''] : repeated
    }
    default:
      return ['']
  }
}

/** Each part's samples in turn, the other parts at their first. */
const sequence = (elements: readonly AST.Element[], flags: string): string[] => {
  const parts = elements.map((element) => getSamples(element, flags))
  const firsts = parts.map(([first = '']) => first)
  const varied = parts.flatMap((samples, at) =>
    samples.slice(0, MAX_SAMPLES).map((sample) => [...firsts.slice(0, at), sample, ...firsts.slice(at + 1)].join('')),
  )
  return unique([firsts.join(''), ...varied]).slice(0, 24)
}

/** The parts of an adversarial text: what leads to a repetition, what it repeats, and what makes the match fail. */
export type Pump = { prefix: string; unit: string; suffix: string }

const before = (node: AST.Node, flags: string): string => {
  const parent = node.parent as AST.Node | null
  if (!parent) return ''
  const here =
    parent.type === 'Alternative'
      ? parent.elements
          .slice(0, parent.elements.indexOf(node as AST.Element))
          .map((element) => getSamples(element, flags)[0] ?? '')
          .join('')
      : ''
  return before(parent, flags) + here
}

const suffixes = ['\u0000', '', '\n\u0000', 'x']

/** The texts that are most likely to take an expression more than linear time. */
export const createPumps = ({ source, flags }: { source: string; flags: string }): Pump[] => {
  const modes = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') }
  const pattern = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(source, 0, source.length, modes)
  const plain = flags.replace(/[gy]/g, '')
  const pumps: Pump[] = []
  const visit = (node: AST.Node): void => {
    if (node.type === 'Quantifier' && node.max > 8) {
      const prefixes = unique([before(node, plain), ''])
      for (const unit of getSamples(node.element, plain)) {
        if (unit === '') continue
        for (const prefix of prefixes) for (const suffix of suffixes) pumps.push({ prefix, unit, suffix })
      }
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'parent' || key === 'resolved' || key === 'references') continue
      for (const child of Array.isArray(value) ? value : [value])
        if (child && typeof child === 'object' && 'type' in child) visit(child as AST.Node)
    }
  }
  visit(pattern)
  // Repeated partial matches cost a search for the end each time.
  for (const unit of pattern.alternatives.flatMap((one) => getSamples(one, plain)))
    if (unit !== '') for (const suffix of suffixes) pumps.push({ prefix: '', unit, suffix })
  const known = new Set<string>()
  return pumps.filter((pump) => {
    const key = JSON.stringify(pump)
    return known.has(key) ? false : known.add(key)
  })
}
