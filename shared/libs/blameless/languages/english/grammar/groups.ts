import { floating, subjectPronouns, thingPronouns } from '../words/grammar'
import { unmarkedParticiples } from '../words/verbs'
import { at, type Word } from './word'

/** A verb with its auxiliaries. */
export type VerbGroup = {
  /** Index of the first word, of the main verb, and the one after the last. */
  start: number
  main: number
  end: number
  base: string
  negated: boolean
  modal: string | undefined
  perfect: boolean
  passive: boolean
  /** "was running", "is being". */
  continuous: boolean
  finite: boolean
  /** Where a subject stands between an auxiliary and the verb: "why didn't [the team] notice". */
  inner: { start: number; head: number } | undefined
  adverbs: string[]
}

const mayBeFinite = (word: Word): boolean =>
  word.tag === 'be' ||
  word.tag === 'have' ||
  word.tag === 'do' ||
  word.tag === 'modal' ||
  (word.tag === 'verb' && word.form !== 'ing' && word.form !== 'participle')

const isNominalPart = (word: Word): boolean =>
  word.tag === 'noun' ||
  word.tag === 'name' ||
  word.tag === 'opaque' ||
  word.tag === 'number' ||
  word.tag === 'adjective' ||
  word.tag === 'determiner' ||
  word.tag === 'possessive' ||
  word.tag === 'preposition'

/** The noun phrase that stands right after an auxiliary, when what follows it completes the verb. */
const innerSubject = (
  words: readonly Word[],
  from: number,
): { start: number; head: number; next: number } | undefined => {
  const first = at(words, from)
  if (subjectPronouns.has(first.word)) {
    let next = from + 1
    if (at(words, next).tag === 'preposition') while (next < from + 6 && isNominalPart(at(words, next))) next += 1
    return { start: from, head: from, next }
  }
  if (first.tag !== 'determiner' && first.tag !== 'noun' && first.tag !== 'name' && first.tag !== 'adjective')
    return undefined
  let i = from
  let head = -1
  let afterPreposition = false
  while (i < from + 12 && isNominalPart(at(words, i))) {
    const word = at(words, i)
    if (word.tag === 'preposition') afterPreposition = true
    else if (
      !afterPreposition &&
      (word.tag === 'noun' || word.tag === 'name' || word.tag === 'opaque' || word.tag === 'determiner')
    )
      head = i
    i += 1
  }
  return head < 0 ? undefined : { start: from, head, next: i }
}

/** "would have gone out had the manager opened it": a condition by word order alone. */
const opensCondition = (words: readonly Word[], i: number): boolean => {
  if (at(words, i).word !== 'had') return false
  for (let j = Math.max(0, i - 16); j < i - 1; j += 1)
    if (at(words, j).tag === 'modal' && at(words, j + 1).tag === 'have') return true
  return false
}

const opensQuestion = (words: readonly Word[], i: number): boolean => {
  if (opensCondition(words, i)) return true
  let k = i - 1
  while (at(words, k).tag === 'adverb') k -= 1
  const before = at(words, k)
  return k < 0 || before.tag === 'wh' || (k === i - 1 && (before.tag === 'punctuation' || before.tag === 'conjunction'))
}

type GroupState = { group: VerbGroup; be: boolean; have: boolean; did: boolean; last: number }

const createGroupState = (i: number): GroupState => ({
  group: {
    start: i,
    main: i,
    end: i + 1,
    base: '',
    negated: false,
    modal: undefined,
    perfect: false,
    passive: false,
    continuous: false,
    finite: true,
    inner: undefined,
    adverbs: [],
  },
  be: false,
  have: false,
  did: false,
  last: -1,
})

/** Adds an auxiliary to the group; false if it starts another group. */
const acceptAuxiliary = (state: GroupState, word: Word, i: number): boolean => {
  const { group } = state
  if (word.tag === 'modal') {
    if (group.modal || state.be || state.have || state.did) return false
    group.modal = word.word
  } else if (word.tag === 'be') {
    if (state.be && word.word !== 'being' && word.word !== 'been') return false
    if (state.have && word.word !== 'been') return false
    state.be = true
  } else if (word.tag === 'have') {
    if (state.be) return false
    if (state.did) {
      state.last = i
      return true
    }
    if (state.have && word.word !== 'had') return false
    state.have = true
  } else {
    if (state.be || state.did || group.modal) return false
    if (state.have) return false
    state.did = true
  }
  state.last = i
  return true
}

const canComplete = (state: GroupState, verb: Word): boolean => {
  if (state.be)
    return (
      verb.form === 'ed' ||
      verb.form === 'participle' ||
      verb.form === 'ing' ||
      verb.form === 'past' ||
      (verb.form === 'base' && verb.word === verb.base && unmarkedParticiples.has(verb.word))
    )
  if (state.have)
    return (
      verb.form === 'ed' || verb.form === 'participle' || verb.form === 'past' || unmarkedParticiples.has(verb.word)
    )
  if (state.group.modal || state.did) return verb.form === 'base' || verb.form === 'past' || verb.form === 'ed'
  return true
}

const completeWithVerb = (state: GroupState, word: Word, i: number) => {
  const { group } = state
  group.main = i
  group.end = i + 1
  group.base = word.base
  group.perfect = state.have
  group.continuous = state.be && word.form === 'ing'
  group.passive = state.be && word.form !== 'ing'
  if (state.last < 0) group.finite = mayBeFinite(word)
}

const completeWithAuxiliary = (state: GroupState, words: readonly Word[]): VerbGroup => {
  const { group } = state
  const main = at(words, state.last)
  group.main = state.last
  group.end = state.last + 1
  group.base = main.tag === 'modal' ? main.word : main.tag
  group.perfect = state.have && state.be
  while (at(words, group.end).tag === 'negation') {
    group.negated = true
    group.end += 1
  }
  return group
}

/** Reads the verb group that starts at `i`; undefined when no verb starts there. */
export const verbGroupAt = (words: readonly Word[], i: number): VerbGroup | undefined => {
  const first = at(words, i)
  if (
    !(first.tag === 'modal' || first.tag === 'be' || first.tag === 'have' || first.tag === 'do' || first.tag === 'verb')
  )
    return undefined
  const state = createGroupState(i)
  const { group } = state
  let j = i
  while (j < words.length && j < i + 24) {
    const word = at(words, j)
    if (word.tag === 'negation') group.negated = true
    else if (word.tag === 'adverb' || (j > i && floating.has(word.word))) group.adverbs.push(word.word)
    else if (word.tag === 'modal' || word.tag === 'be' || word.tag === 'have' || word.tag === 'do') {
      if (!acceptAuxiliary(state, word, j)) break
      const inner = !group.inner && opensQuestion(words, i) ? innerSubjectAfter(words, j) : undefined
      if (inner) {
        group.inner = inner
        if (at(words, inner.start - 1).tag === 'negation') group.negated = true
        j = inner.next
        continue
      }
    } else if (word.tag === 'to' && group.modal === 'ought' && j === state.last + 1 + (group.negated ? 1 : 0)) {
      j += 1
      continue
    } else if (word.word === 'of' && group.modal && state.last >= 0 && at(words, state.last).tag === 'modal')
      state.have = true
    else if (word.tag === 'verb' && canComplete(state, word)) {
      completeWithVerb(state, word, j)
      return group
    } else break
    j += 1
  }
  if (state.last < 0) return undefined
  return completeWithAuxiliary(state, words)
}

/** The subject of a question after an auxiliary; a "not" in between is skipped. */
const innerSubjectAfter = (
  words: readonly Word[],
  j: number,
): { start: number; head: number; next: number } | undefined => {
  let from = j + 1
  while (at(words, from).tag === 'negation') from += 1
  const inner = innerSubject(words, from)
  if (!inner) return undefined
  let next = inner.next
  while (at(words, next).tag === 'adverb' || at(words, next).tag === 'negation') next += 1
  const after = at(words, next)
  const completes =
    after.tag === 'verb' || after.tag === 'be' || after.tag === 'have' || after.tag === 'modal' || after.tag === 'do'
  const isObject = thingPronouns.has(at(words, inner.start).word)
  return completes || (!isObject && subjectPronouns.has(at(words, inner.start).word)) ? inner : undefined
}
