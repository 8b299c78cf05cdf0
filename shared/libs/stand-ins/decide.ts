import { type Decision, isShared, type Mention, type MentionKind, type RememberedDecision, standIns } from './kinds'
import { fold } from './matcher'

/**
 * A decision for each mention: the remembered one, else to replace it by a stand-in that means nothing else, neither in
 * the texts nor in what is remembered.
 */
export const decide = (
  mentions: readonly Pick<Mention, 'kind' | 'text'>[],
  remembered: readonly RememberedDecision[] = [],
): Decision[] => {
  const known = new Map(remembered.map((one) => [fold(one.text), one]))
  const taken = new Set([...remembered.map(({ standIn }) => fold(standIn)), ...mentions.map(({ text }) => fold(text))])
  const next = new Map<MentionKind, number>()
  const create = (kind: MentionKind): string => {
    for (let place = next.get(kind) ?? 0; ; place += 1) {
      const standIn = standIns[kind](place)
      if (!isShared(kind) && taken.has(fold(standIn))) continue
      next.set(kind, place + 1)
      return standIn
    }
  }
  return mentions.map(({ kind, text }) => {
    const before = known.get(fold(text))
    return before
      ? { kind, text, standIn: before.standIn, isKept: before.isKept }
      : { kind, text, standIn: create(kind), isKept: false }
  })
}

/** What is remembered after more decisions, which replace former ones about the same text; the newest last. */
export const addRemembered = (
  before: readonly RememberedDecision[],
  decisions: readonly RememberedDecision[],
): RememberedDecision[] => {
  const all = new Map(before.map((one) => [fold(one.text), one]))
  for (const { text, standIn, isKept } of decisions) {
    all.delete(fold(text))
    all.set(fold(text), { text, standIn, isKept })
  }
  return [...all.values()]
}
