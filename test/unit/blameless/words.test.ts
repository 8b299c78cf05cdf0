import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'
import { agentKinds } from '../../../shared/libs/blameless/languages/english/grammar/agents'
import { themes } from '../../../shared/libs/blameless/languages/english/rules/context'
import { tags } from '../../../shared/libs/blameless/languages/english/words/closed'
import { situationIds } from '../../../shared/libs/blameless/situations'
import { actionKinds, blamedAgents, blameKinds } from '../../../shared/libs/blameless/types'

const MAX_INLINE_WORDS = 3
const folder = fileURLToPath(new URL('../../../shared/libs/blameless', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, source: readFileSync(join(folder, path), 'utf8') }))

/** Parts of speech, kinds, themes and situations are the engine's own vocabulary, and no words of a language. */
const ownVocabulary = new Set<string>([
  ...tags,
  ...agentKinds,
  ...themes,
  ...blameKinds,
  ...blamedAgents,
  ...actionKinds,
  ...situationIds,
])

type Node = { type: string; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

const nodesOf = (source: string): Node[] => {
  const found: Node[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (isNode(value)) {
      found.push(value)
      for (const child of Object.values(value)) visit(child)
    }
  }
  visit(parseAst(source, { lang: 'ts' }))
  return found
}

const textOf = (node: unknown): string | undefined => {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type !== 'TemplateLiteral') return undefined
  const { quasis } = node as unknown as { quasis: { value: { cooked: string } }[] }
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined
}

/** The sides of `a || b || c`, left to right. */
const sidesOf = (node: unknown, operator: unknown): Node[] =>
  isNode(node) && node.type === 'LogicalExpression' && node.operator === operator
    ? [...sidesOf(node.left, operator), ...sidesOf(node.right, operator)]
    : isNode(node)
      ? [node]
      : []

const isWord = (text: string | undefined): text is string =>
  text !== undefined && /^[a-z][a-z' -]+$/.test(text) && !ownVocabulary.has(text)

/** The words that each expression of a chain of comparisons is compared with. */
const comparedWords = (source: string, chain: Node): string[][] => {
  const words = new Map<string, string[]>()
  for (const { type, operator, left, right } of sidesOf(chain, chain.operator)) {
    if (type !== 'BinaryExpression' || !String(operator).endsWith('==') || !isNode(left)) continue
    const compared = source.slice(Number(left.start), Number(left.end))
    const word = textOf(right)
    if (isWord(word) && !compared.endsWith('.form')) words.set(compared, [...(words.get(compared) ?? []), word])
  }
  return [...words.values()]
}

/** The lists of words in a node: an array, a chain of comparisons or the alternatives of a regular expression. */
const inlineLists = (source: string, node: Node): string[][] => {
  if (node.type === 'ArrayExpression') return [(node.elements as unknown[]).map(textOf).filter(isWord)]
  if (node.type === 'LogicalExpression') return comparedWords(source, node)
  if (node.type !== 'Literal' || !('regex' in node)) return []
  const { pattern } = node.regex as { pattern: string }
  return [pattern.split(/[()|^$]|\?:/).filter(isWord)]
}

const tooLong = (source: string): string[][] =>
  nodesOf(source)
    .flatMap((node) => inlineLists(source, node))
    .filter((words) => words.length > MAX_INLINE_WORDS)

/** The entries of every list that one of the constructors makes. */
const constructed = (source: string): string[][] =>
  nodesOf(source).flatMap((node) => {
    if (node.type !== 'CallExpression') return []
    const { callee, arguments: given } = node as unknown as { callee: Node; arguments: unknown[] }
    const text = textOf(given[0])
    if (text === undefined) return []
    if (callee.name === 'wordList') return [text.trim().split(/\s+/)]
    return callee.name === 'phraseList' ? [text.trim().split(/\s*\n\s*/)] : []
  })

describe('the lint of word lists', () => {
  it.each([
    ["['check', 'test', 'read', 'ask'].includes(word)"],
    ["new Set([...others, 'check', 'test', 'read', 'ask'])"],
    ["word === 'check' || word === 'test' || word === 'read' || word === 'ask'"],
    ['/^(?:check|test|read|ask)s?$/.test(word)'],
  ])('finds the list in %s', (source) => expect(tooLong(source)).toContainEqual(['check', 'test', 'read', 'ask']))

  it.each([
    ["['check', 'test', 'read'].includes(word)"],
    ["['noun', 'name', 'opaque', 'adjective'].includes(word.tag)"],
  ])('allows %s', (source) => expect(tooLong(source)).toEqual([]))
})

describe('words', () => {
  it.each(files)('$path lists no more than three outside the constructors of word lists', ({ source }) =>
    expect(tooLong(source)).toEqual([]),
  )

  it('stand in words/ only', () => {
    const outside = files.filter(({ path, source }) => !/\bwords\//.test(path) && constructed(source).length > 0)
    expect(outside.map(({ path }) => path)).toEqual([])
  })

  it.each(files.filter(({ source }) => constructed(source).length > 0))(
    '$path keeps its lists sorted and without duplicates',
    ({ source }) => {
      for (const list of constructed(source)) expect(list).toEqual([...new Set(list)].sort())
    },
  )

  it('are found by the lint', () => {
    expect(files.flatMap(({ source }) => constructed(source)).length).toBeGreaterThan(200)
  })
})
