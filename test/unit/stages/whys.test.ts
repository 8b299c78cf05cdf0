import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addProblem, answers, answerWhy, flatten, pathThrough, whyTree } from '../../../shared/stages/five-whys/model'
import { personQuestion, questionAfter } from '../../../shared/stages/five-whys/texts'
import { growth, LINEAR_GROWTH } from '../../support/growth'

let id = 0
const author = { name: 'Dana', now: () => 1, newId: () => `id${id++}` }

const chain = () => {
  const doc = new Y.Doc()
  const problem = addProblem(doc, author, 'Down')
  const a = answerWhy(doc, author, problem, null, 'a')
  const b = answerWhy(doc, author, problem, a, 'b')
  const other = answerWhy(doc, author, problem, a, 'other')
  const c = answerWhy(doc, author, problem, b, 'c')
  const read = () => whyTree(answers.read(doc).value, problem)
  const path = (through?: string) => pathThrough(read(), through).map((node) => node.answer.text)
  return { doc, a, b, other, c, read, path }
}

describe('a path through the tree', () => {
  test('follows the first answers, or goes through the chosen one', () => {
    const { path, other, b } = chain()
    expect(path()).toEqual(['a', 'b', 'c'])
    expect(path(b)).toEqual(['a', 'b', 'c'])
    expect(path(other)).toEqual(['a', 'other'])
    expect(path('gone')).toEqual(['a', 'b', 'c'])
  })

  test('is empty without answers', () => {
    expect(pathThrough([], undefined)).toEqual([])
  })

  test('is part of the flattened tree, in which every answer follows its parent', () => {
    expect(flatten(chain().read()).map((node) => node.answer.text)).toEqual(['a', 'b', 'c', 'other'])
  })
})

test('a chain of thousands of answers is read completely, in linear time and with a limited depth', () => {
  const { read } = chain()
  const [first] = flatten(read())
  if (!first) throw new Error('there are answers')
  const rows = Array.from({ length: 20_000 }, (_, n) => ({
    ...first.answer,
    ...{ id: `n${n}`, parent: n === 0 ? null : `n${n - 1}` },
  }))
  const nodes = flatten(whyTree(rows, first.answer.problem))
  expect(new Set(nodes.map(({ answer }) => answer.id)).size).toBe(rows.length)
  expect(nodes).toHaveLength(rows.length)
  expect(Math.max(...nodes.map(({ depth }) => depth))).toBeLessThanOrEqual(100)
  const work = (size: number): void => void whyTree(rows.slice(0, size), first.answer.problem)
  expect(growth(work, rows.length)).toBeLessThan(LINEAR_GROWTH)
})

test('removing an answer closes the chain, and restoring it brings it back where it was', () => {
  const { doc, b, c, path } = chain()
  answers.remove(doc, b, author)
  expect(path()).toEqual(['a', 'other'])
  expect(
    pathThrough(whyTree(answers.read(doc).value, answers.read(doc).value[0]?.problem ?? ''), c).map(
      (node) => node.answer.text,
    ),
  ).toEqual(['a', 'c'])
  answers.restore(doc, b)
  expect(path()).toEqual(['a', 'b', 'c'])
  expect(answers.read(doc).value.find(({ id }) => id === b)?.below).toBeUndefined()
  answers.remove(doc, 'gone', author)
  expect(path()).toEqual(['a', 'b', 'c'])
})

test('the question changes when an answer ends at a person', () => {
  const classifier = { endsAtPerson: ({ text }: { text: string }) => text.startsWith('Somebody') }
  expect(questionAfter(undefined, 'why', classifier)).toBe('Why did this happen?')
  expect(questionAfter({ id: 'a', text: 'The pool was full' }, 'how', classifier)).toBe('How did that come about?')
  expect(questionAfter({ id: 'b', text: 'Somebody forgot the flag' }, 'why', classifier)).toBe(personQuestion)
})
