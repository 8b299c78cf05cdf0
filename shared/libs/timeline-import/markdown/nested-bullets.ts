import type { fromMarkdown } from 'mdast-util-from-markdown'

type RootContent = ReturnType<typeof fromMarkdown>['children'][number]
type List = Extract<RootContent, { type: 'list' }>

const isNumber = (node: RootContent | undefined): node is List =>
  node?.type === 'list' && node.ordered === true && node.children.length === 1

/** Whether a list of bullets begins right below another, without an empty line. */
const isBelow = (node: RootContent | undefined, above: List): node is List =>
  node?.type === 'list' && node.ordered !== true && node.position?.start.line === (above.position?.end.line ?? 0) + 1

/**
 * Bullets that were not indented below the numbers that they belong to, as parts of these: `1. Alerts`, and right below it
 * `- Owner: Ana`. Only two or more numbers that go on show that this is meant.
 */
export const nestBullets = (nodes: RootContent[]): RootContent[] => {
  const nested: RootContent[] = []
  for (let i = 0; i < nodes.length; ) {
    const first = nodes[i] as RootContent
    const numbers: List[] = []
    let count = 0
    let end = i
    for (let number = nodes[end]; isNumber(number); number = nodes[end]) {
      const before = numbers.at(-1)
      if (before && number.start !== (before.start ?? 1) + 1) break
      const below = nodes[end + 1]
      const item = number.children[0]
      if (isBelow(below, number) && item) {
        numbers.push({ ...number, children: [{ ...item, children: [...item.children, below] }] })
        count += 1
        end += 2
      } else {
        numbers.push(number)
        end += 1
      }
    }
    const list = numbers[0]
    if (list && count > 1) {
      nested.push({ ...list, children: numbers.flatMap(({ children }) => children) })
      i = end
    } else {
      nested.push(first)
      i += 1
    }
  }
  return nested
}
