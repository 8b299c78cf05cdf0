import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, LOCAL, type ValueOf } from '../../crdt'
import type { ProseText } from '../contract'

/** Problems are few on purpose: three chains are as many as a group can follow in one meeting. */
export const MAX_PROBLEMS = 3

export const problems = defineCollection({
  name: 'whys.problems',
  fields: z.object({ importKey: z.string().default('') }),
  texts: ['text', 'shows'],
})
export type WhyProblem = ValueOf<typeof problems>[number]

const answerRows = defineCollection({
  name: 'whys.answers',
  fields: z.object({
    problem: z.string().default(''),
    /** The answer that this one explains; null for an answer to the problem itself. */
    parent: z.string().nullable().default(null),
    /** Not yet shown by evidence. */
    isHypothesis: z.boolean().default(false),
    evidence: z.string().default(''),
    mark: z.enum(['none', 'factor', 'root-cause']).default('none'),
    /** While it is in the trash: the answers that were below it and moved up. */
    below: z.array(z.string()).optional(),
    importKey: z.string().default(''),
  }),
  texts: ['text'],
})

/**
 * An answer to the "why" of a problem or of another answer; several answers to one question branch the chain. When one
 * is removed, the answers below it move up; when it is restored, they move back.
 */
export const answers: typeof answerRows = {
  ...answerRows,
  remove: (doc, id, author) => {
    const list = answerRows.read(doc).value
    const gone = list.find((answer) => answer.id === id)
    if (!gone) return
    const below = list.filter((answer) => answer.parent === id).map((answer) => answer.id)
    doc.transact(() => {
      for (const child of below) answerRows.change(doc, child, { parent: gone.parent })
      answerRows.change(doc, id, { below })
      answerRows.remove(doc, id, author)
    }, LOCAL)
  },
  restore: (doc, id) => {
    const gone = answerRows.trashed(doc, id)
    if (!gone) return
    const list = answerRows.read(doc).value
    doc.transact(() => {
      answerRows.restore(doc, id)
      // Only answers that are still where the removal left them.
      for (const child of gone.below ?? [])
        if (list.some((answer) => answer.id === child && answer.parent === gone.parent))
          answerRows.change(doc, child, { parent: id })
      answerRows.change(doc, id, { below: undefined })
    }, LOCAL)
  },
}
export type WhyAnswer = ValueOf<typeof answers>[number]

/** Adds a problem to ask about; returns its id. */
export const addProblem = (doc: Y.Doc, author: Author, text: string): string => problems.add(doc, author, { text })

/** Adds an answer below a problem, or below another answer; returns its id. */
export const answerWhy = (doc: Y.Doc, author: Author, problem: string, parent: string | null, text: string): string =>
  answers.add(doc, author, { problem, parent, text })

export type WhyNode = { answer: WhyAnswer; children: WhyNode[]; depth: number }

/** Far beyond what a group asks; trees are walked recursively. */
const MAX_WHY_DEPTH = 100

/** The prose of an answer. */
export const answerText = ({ id, text }: Pick<WhyAnswer, 'id' | 'text'>): ProseText => ({
  ref: { section: answers.name, id, field: 'text' },
  text,
})

/**
 * The answers below a problem as a tree. An answer whose parent is gone moves to the top, and so does one that is too
 * deep; cycles are cut.
 */
export const whyTree = (list: readonly WhyAnswer[], problem: string): WhyNode[] => {
  const own = list.filter((answer) => answer.problem === problem)
  const ids = new Set(own.map((answer) => answer.id))
  const byParent = new Map<string | null, WhyAnswer[]>()
  for (const answer of own) {
    const parent = answer.parent !== null && ids.has(answer.parent) ? answer.parent : null
    const siblings = byParent.get(parent)
    if (siblings) siblings.push(answer)
    else byParent.set(parent, [answer])
  }
  const seen = new Set<string>()
  const below = (parent: string | null, depth: number): WhyNode[] =>
    (depth > MAX_WHY_DEPTH ? [] : (byParent.get(parent) ?? []))
      .filter((answer) => !seen.has(answer.id))
      .map((answer) => {
        seen.add(answer.id)
        return { answer, children: below(answer.id, depth + 1), depth }
      })
  const tree = below(null, 1)
  for (const answer of own) {
    if (seen.has(answer.id)) continue
    seen.add(answer.id)
    tree.push({ answer, children: below(answer.id, 2), depth: 1 })
  }
  return tree
}

/**
 * The path from a problem through an answer: its ancestors, itself, then first answers down to the end of the chain.
 */
export const pathThrough = (tree: readonly WhyNode[], id: string | undefined): WhyNode[] => {
  const to = (nodes: readonly WhyNode[]): WhyNode[] | undefined => {
    for (const node of nodes) {
      if (node.answer.id === id) return [node]
      const below = to(node.children)
      if (below) return [node, ...below]
    }
    return undefined
  }
  const path = (id === undefined ? undefined : to(tree)) ?? tree.slice(0, 1)
  for (let next = path.at(-1)?.children[0]; next; next = next.children[0]) path.push(next)
  return path
}

/** Every answer of a tree, parents before children. */
export const flatten = (tree: readonly WhyNode[]): WhyNode[] =>
  tree.flatMap((node) => [node, ...flatten(node.children)])
