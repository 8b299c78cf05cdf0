import type { Inspection, Language } from './language'
import { markdownMasks } from './markdown'
import type { Situation } from './situations'
import { quotations } from './text/quotes'
import type { Mask } from './text/tokens'
import type { ActionFinding, BlameFinding, BlameKind, CheckOptions } from './types'

/** The masks in order, overlapping ones merged. */
const merged = (masks: Mask[]): Mask[] => {
  const sorted = masks.sort((a, b) => a.start - b.start || b.end - a.end)
  const out: Mask[] = []
  for (const mask of sorted) {
    const last = out.at(-1)
    if (last && mask.start < last.end) last.end = Math.max(last.end, mask.end)
    else out.push({ ...mask })
  }
  return out
}

/** The stretches of a text that are not read: quotations and, with `markdown`, everything that is not prose. */
const masksOf = (text: string, markdown = false): Mask[] =>
  merged([...(markdown ? markdownMasks(text) : []), ...quotations(text)])

/** A checker for a set of languages; `defaultId` is used for texts whose options name no language. */
export const createChecker = <Id extends string>(languages: Readonly<Record<Id, Language>>, defaultId: NoInfer<Id>) => {
  const withoutKinds = (findings: readonly BlameFinding[], off: readonly BlameKind[] = []): BlameFinding[] =>
    findings.filter(({ kind }) => !off.includes(kind))

  /**
   * What `findBlame` and `situationsIn` find, in one reading of the text; pure and synchronous. Finds nothing in a text
   * that has been followed up.
   */
  const inspect = (text: string, options: CheckOptions<Id> = {}): Inspection => {
    if (options.answered) return { findings: [], situations: [] }
    const language = languages[options.language ?? defaultId]
    const { findings, situations } = language.inspect(text, masksOf(text, options.markdown), options.people ?? [])
    return {
      findings: withoutKinds(findings, options.off),
      situations: situations.filter(({ id }, i) => situations.findIndex((other) => other.id === id) === i),
    }
  }

  return {
    inspect,

    /**
     * Finds where a text holds people at fault or judges them, in order; pure and synchronous.
     * Returns an empty list for a text that has already been followed up.
     */
    findBlame: (text: string, options: CheckOptions<Id> = {}): BlameFinding[] => {
      if (options.answered) return []
      const language = languages[options.language ?? defaultId]
      const findings = language.findBlame(text, masksOf(text, options.markdown), options.people ?? [])
      return withoutKinds(findings, options.off)
    },

    /** True if a text says what somebody did or failed to do, or gives human error as the cause; pure and synchronous. */
    tellsOfPeople: (text: string, { language = defaultId, people = [], markdown }: CheckOptions<Id> = {}): boolean =>
      languages[language].tellsOfPeople(text, masksOf(text, markdown), people),

    /**
     * What a text shows that a facilitator may want to answer, the more telling first; pure and synchronous. Each
     * situation counts once, where it is first seen. Returns an empty list for a text that has been followed up.
     */
    situationsIn: (text: string, options: CheckOptions<Id> = {}): Situation[] => inspect(text, options).situations,

    /** Finds what keeps an action item from being specific, in order; pure and synchronous. */
    checkAction: (text: string, { language = defaultId }: { language?: Id } = {}): ActionFinding[] =>
      languages[language].checkAction(text),
  }
}
