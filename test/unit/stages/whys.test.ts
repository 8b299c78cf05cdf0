import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addProblem, answers, answerWhy, flatten, pathThrough, whyTree } from '../../../shared/stages/five-whys/model'
import { personQuestion, questionAfter } from '../../../shared/stages/five-whys/texts'

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

describe('a way through the tree', () => {
  test('goes down the first answers, or through the chosen one', () => {
    const { path, other, b } = chain()
    expect(path()).toEqual(['a', 'b', 'c'])
    expect(path(b)).toEqual(['a', 'b', 'c'])
    expect(path(other)).toEqual(['a', 'other'])
    expect(path('gone')).toEqual(['a', 'b', 'c'])
  })

  test('is empty without answers', () => {
    expect(pathThrough([], undefined)).toEqual([])
  })

  test('flat, every answer stands behind its parent', () => {
    expect(flatten(chain().read()).map((node) => node.answer.text)).toEqual(['a', 'b', 'c', 'other'])
  })
})

test('an answer taken out closes the chain, and comes back where it was', () => {
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

test('the question changes at a person', () => {
  expect(questionAfter(undefined, 'why')).toBe('Why did this happen?')
  expect(questionAfter({ text: 'The pool was full' }, 'how')).toBe('How did that come about?')
  expect(questionAfter({ text: 'Somebody forgot the flag' }, 'why')).toBe(personQuestion)
})
