import { bySignificance, type Situation, type SituationId } from './situations'
import type { Mask } from './text/tokens'
import type { ActionFinding, BlamedAgent, BlameFinding, BlameKind } from './types'

/** What a rule found in a sentence, by word index: from the word at `from` to the one before `to`. */
export type Match<Theme extends string = string> = {
  kind: BlameKind
  /** Selects the reason and the question of a finding. */
  theme: Theme
  from: number
  to: number
  rewrite?: string
  /** The sentence as a whole reads that way; no words of it say of whom. */
  isWhole?: true
}

/** A sentence as the reader of a language passes it to the rules. Offsets are UTF-16 code units of the text. */
type ReadSentence = { words: readonly { start: number; end: number }[] }

/** Sentences that show what a rule flags and what it leaves alone. */
export type Examples = { flagged: readonly string[]; notFlagged: readonly string[] }

/** One way in which a sentence lays blame. A test checks every rule against its examples. */
export type Rule<Sentence extends ReadSentence, Theme extends string> = {
  name: string
  find: (sentence: Sentence) => Match<Theme>[]
  examples: Examples
}

/** Why a theme is flagged, and which question about the system to ask instead; `askBy` where an agent needs another one. */
export type Explanation = { reason: string; ask: string; askBy?: Readonly<Partial<Record<BlamedAgent, string>>> }

/** Everything that a language provides. */
export type LanguageDefinition<Sentence extends ReadSentence, Theme extends string> = {
  /** Reads a text into sentences, in order; what `masked` covers is not read. `people` are names of people. */
  read: (text: string, masked: readonly Mask[], people: readonly string[]) => Iterable<Sentence>
  /** In order of precedence: if two rules match the same words, the first one wins. */
  rules: readonly Rule<Sentence, Theme>[]
  reasons: Readonly<Record<Theme, Explanation>>
  /**
   * Looks once more at what the rules find in a sentence: may drop it, or add what no rule finds. It asks for the
   * matches only if they can make a difference, since most of the time is spent on them.
   */
  review?: (sentence: Sentence, findMatches: () => readonly Match<Theme>[]) => readonly Match<Theme>[]
  /** Adds a rewrite to a match where grammar allows one; it may widen the match to the right. */
  rewrite?: (sentence: Sentence, match: Match<Theme>) => Match<Theme>
  /** Whom a match is about, if the sentence says so. */
  agentOf?: (sentence: Sentence, match: Match<Theme>) => BlamedAgent | undefined
  /** True if a sentence with these matches says what somebody did or failed to do. */
  tellsOfPeople?: (sentence: Sentence, matches: readonly Match<Theme>[]) => boolean
  /** What a sentence with these matches shows that a facilitator may want to answer, by word index. */
  findSituations?: (
    sentence: Sentence,
    matches: readonly Match<Theme>[],
  ) => readonly { id: SituationId; from: number; to: number }[]
  /** Finds what keeps an action item from being specific, in order; `findByRules` is what this language's rules find. */
  checkAction?: (text: string, findByRules: (text: string) => BlameFinding[]) => ActionFinding[]
}

/** Everything that one reading of a text finds. */
export type Inspection = { findings: BlameFinding[]; situations: Situation[] }

/** A language that the check can use. */
export type Language = {
  findBlame: (text: string, masked: readonly Mask[], people: readonly string[]) => BlameFinding[]
  tellsOfPeople: (text: string, masked: readonly Mask[], people: readonly string[]) => boolean
  inspect: (text: string, masked: readonly Mask[], people: readonly string[]) => Inspection
  checkAction: (text: string) => ActionFinding[]
  /** Its rules, each with its examples and whether it alone flags a text. */
  rules: readonly (Pick<Rule<ReadSentence, string>, 'name' | 'examples'> & { flags: (text: string) => boolean })[]
}

const overlaps = (a: Match, b: Match): boolean => a.from < b.to && b.from < a.to

/** How many words on either side of a rewrite are read to see whether it would be flagged again. */
const CONTEXT_WORDS = 30

/** Creates a language from its reader, rules, reasons and rewrites. */
export const defineLanguage = <Sentence extends ReadSentence, Theme extends string>(
  definition: LanguageDefinition<Sentence, Theme>,
): Language => {
  const { read, rules, reasons, rewrite, checkAction } = definition

  /** The matches in a sentence from left to right; no two overlap. */
  const matchesIn = (sentence: Sentence): Match<Theme>[] => {
    const kept: Match<Theme>[] = []
    for (const rule of rules)
      for (const match of rule.find(sentence)) if (!kept.some((other) => overlaps(match, other))) kept.push(match)
    const ordered = kept.sort((a, b) => a.from - b.from)
    return ordered.map((match, index) => {
      const rewritten = rewrite?.(sentence, match) ?? match
      const next = ordered[index + 1]
      return next && overlaps(rewritten, next) ? match : rewritten
    })
  }

  const reviewedIn = (sentence: Sentence): readonly Match<Theme>[] =>
    definition.review?.(sentence, () => matchesIn(sentence)) ?? matchesIn(sentence)

  const spanOf = ({ words }: ReadSentence, { from, to }: { from: number; to: number }) => ({
    start: words[from]?.start ?? 0,
    end: words[to - 1]?.end ?? 0,
  })

  /**
   * Whether nothing is found in a rewrite where it stands; one that would be flagged again helps nobody. Only the words
   * around it are read, so that a sentence without end takes no longer than its length.
   */
  const isBlameless = (text: string, { words }: Sentence, match: Match<Theme>, rewrite: string): boolean => {
    const { start, end } = spanOf({ words }, match)
    const before = text.slice(words[Math.max(0, match.from - CONTEXT_WORDS)]?.start ?? start, start)
    const after = text.slice(end, words[Math.min(words.length, match.to + CONTEXT_WORDS) - 1]?.end ?? end)
    const [from, to] = [before.length, before.length + rewrite.length]
    return [...read(`${before}${rewrite}${after}`, [], [])].every((sentence) =>
      reviewedIn(sentence).every((found) => {
        const span = spanOf(sentence, found)
        return span.end <= from || span.start >= to
      }),
    )
  }

  const findingsIn = (text: string, sentence: Sentence, matches: readonly Match<Theme>[]): BlameFinding[] =>
    matches.flatMap((match) => {
      const { kind, theme, rewrite } = match
      const { start, end } = spanOf(sentence, match)
      if (end <= start) return []
      const agent = definition.agentOf?.(sentence, match)
      const { reason, ask, askBy } = reasons[theme]
      const isHelpful = rewrite !== undefined && isBlameless(text, sentence, match, rewrite)
      return {
        kind,
        theme,
        ...(agent && { agent }),
        start,
        end,
        text: text.slice(start, end),
        reason,
        ask: (agent && askBy?.[agent]) ?? ask,
        ...(isHelpful && { rewrite }),
      }
    })

  const situationsIn = (sentence: Sentence, matches: readonly Match<Theme>[]): Situation[] =>
    (definition.findSituations?.(sentence, matches) ?? [])
      .map((found) => ({ id: found.id, ...spanOf(sentence, found) }))
      .filter(({ start, end }) => end > start)

  const findBlame: Language['findBlame'] = (text, masked, people) => {
    const findings: BlameFinding[] = []
    for (const sentence of read(text, masked, people))
      findings.push(...findingsIn(text, sentence, reviewedIn(sentence)))
    return findings
  }

  const findByRules = (text: string): BlameFinding[] =>
    [...read(text, [], [])].flatMap((sentence) => findingsIn(text, sentence, matchesIn(sentence)))

  const inspect: Language['inspect'] = (text, masked, people) => {
    const findings: BlameFinding[] = []
    const situations: Situation[] = []
    for (const sentence of read(text, masked, people)) {
      const matches = reviewedIn(sentence)
      findings.push(...findingsIn(text, sentence, matches))
      situations.push(...situationsIn(sentence, matches))
    }
    return { findings, situations: situations.sort((a, b) => bySignificance(a.id, b.id) || a.start - b.start) }
  }

  const tellsOfPeople: Language['tellsOfPeople'] = (text, masked, people) => {
    for (const sentence of read(text, masked, people))
      if (definition.tellsOfPeople?.(sentence, matchesIn(sentence))) return true
    return false
  }

  return {
    findBlame,
    tellsOfPeople,
    inspect,
    checkAction: (text) => checkAction?.(text, findByRules) ?? [],
    rules: rules.map(({ name, examples, find }) => ({
      name,
      examples,
      flags: (text) => [...read(text, [], [])].some((sentence) => find(sentence).length > 0),
    })),
  }
}
