import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, type ValueOf } from '../../doc'

/** Problems are few on purpose: three chains are as much as a group follows in one meeting. */
export const mostProblems = 3

export const problems = defineCollection({ name: 'whys.problems', fields: z.object({}), texts: ['text', 'shows'] })
export type WhyProblem = ValueOf<typeof problems>[number]

/** An answer to "why" of its problem or of another answer; several answers to one question branch the chain. */
export const answers = defineCollection({
  name: 'whys.answers',
  fields: z.object({
    problem: z.string().default(''),
    /** The answer that this one explains; null for an answer to the problem itself. */
    parent: z.string().nullable().default(null),
    /** Not yet shown by evidence. */
    isHypothesis: z.boolean().default(false),
    evidence: z.string().default(''),
    mark: z.enum(['none', 'factor', 'root-cause']).default('none'),
  }),
  texts: ['text'],
})
export type WhyAnswer = ValueOf<typeof answers>[number]

export const addProblem = (doc: Y.Doc, author: Author, text: string): string => problems.add(doc, author, { text })

export const answerWhy = (doc: Y.Doc, author: Author, problem: string, parent: string | null, text: string): string =>
  answers.add(doc, author, { problem, parent, text })

export type WhyNode = { answer: WhyAnswer; children: WhyNode[]; depth: number }

/** The answers below a problem as a tree. An answer whose parent is gone stands at the top; a circle is cut. */
export const whyTree = (list: readonly WhyAnswer[], problem: string): WhyNode[] => {
  const own = list.filter((answer) => answer.problem === problem)
  const ids = new Set(own.map((answer) => answer.id))
  const seen = new Set<string>()
  const below = (parent: string | null, depth: number): WhyNode[] =>
    own
      .filter((answer) => (answer.parent !== null && ids.has(answer.parent) ? answer.parent : null) === parent)
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
