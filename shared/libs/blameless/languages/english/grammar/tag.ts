import { contractedSubjects, nominatives, verbParticles } from '../words/grammar'
import { ambiguousNames } from '../words/names'
import { departments, groups, looseDepartments, peopleWords, roles } from '../words/people'
import { baseParticiples, unchangingVerbs } from './forms'
import { at, type Tag, type Word } from './word'

const nominalTags: readonly Tag[] = ['noun', 'name', 'opaque', 'number']

const isNominal = (word: Word): boolean => nominalTags.includes(word.tag)

/** What may follow a finite verb and rarely follows a noun. */
const opensObject = (word: Word): boolean =>
  word.tag === 'determiner' ||
  word.tag === 'pronoun' ||
  word.tag === 'to' ||
  word.tag === 'name' ||
  word.tag === 'opaque' ||
  word.tag === 'adverb' ||
  peopleWords.has(word.word)

const previousContentWord = (words: readonly Word[], index: number): Word => {
  let i = index - 1
  while (i >= 0 && (at(words, i).tag === 'adverb' || at(words, i).tag === 'negation')) i -= 1
  return at(words, i)
}

const retagAsNoun = (word: Word) => {
  word.tag = 'noun'
  word.form = undefined
}

/** "the failed job", "a broken build": a participle between what opens a noun phrase and its noun. */
const modifiesNoun = (words: readonly Word[], i: number): boolean => {
  const before = at(words, i - 1)
  const next = at(words, i + 1)
  const opened =
    before.tag === 'determiner' || before.tag === 'adjective' || before.tag === 'possessive' || before.tag === 'number'
  return (
    (opened || (before.tag === 'adverb' && at(words, i - 2).tag === 'determiner')) &&
    before.word !== 'that' &&
    (isNominal(next) || next.tag === 'adjective' || next.tag === 'verb')
  )
}

const people = new Set([...peopleWords, ...roles, ...groups, ...departments])

/** "engineering cut corners", "developers test": a noun for people in front of a verb. */
/** "planning keeps changing it", "facilities cut the power": the sentence opens with a line of work. */
const startsAsDepartment = (words: readonly Word[], i: number): boolean =>
  i === 0 && (departments.has(at(words, i).word) || looseDepartments.has(at(words, i).word))

const isPeople = (word: Word): boolean => word.tag === 'noun' && (people.has(word.base) || people.has(word.word))

const isSubjectLike = (word: Word): boolean =>
  nominatives.has(word.word) || word.tag === 'name' || (word.tag === 'noun' && peopleWords.has(word.word))

/** "did the team check", "could the responder call": only a noun phrase stands between the auxiliary and the verb. */
const completesQuestion = (words: readonly Word[], i: number): boolean => {
  if (at(words, i - 1).tag === 'determiner' || at(words, i - 1).tag === 'preposition') return false
  for (let j = i - 1; j >= 0 && j > i - 8; j -= 1) {
    const word = at(words, j)
    if (word.tag === 'have' && baseParticiples.has(at(words, i).word)) return true
    if (word.tag === 'do' || word.tag === 'modal')
      return j < i - 1 && !(word.tag === 'do' && at(words, j - 1).tag === 'to')
    if (
      !isNominal(word) &&
      word.tag !== 'determiner' &&
      word.tag !== 'adjective' &&
      word.tag !== 'negation' &&
      word.tag !== 'adverb' &&
      word.tag !== 'pronoun' &&
      word.tag !== 'preposition'
    )
      return false
  }
  return false
}

const disambiguateBase = (words: Word[], i: number, word: Word) => {
  const before = previousContentWord(words, i)
  const neighbor = at(words, i - 1)
  const next = at(words, i + 1)
  if (neighbor.word === 'please' || neighbor.word === 'pls' || neighbor.word === 'kindly') return
  if (before.tag === 'modal' || before.word === 'to' || before.tag === 'do' || completesQuestion(words, i)) return
  if (
    neighbor.tag === 'determiner' ||
    neighbor.tag === 'adjective' ||
    neighbor.tag === 'possessive' ||
    neighbor.tag === 'preposition'
  ) {
    if (unchangingVerbs.has(word.base) && neighbor.tag !== 'preposition' && opensObject(next)) return
    return retagAsNoun(word)
  }
  if ((before.tag === 'have' || before.tag === 'be') && baseParticiples.has(word.word)) return
  if (word.base === 'let' && word.end - word.start > 'let'.length) return
  if (before.word === ',' && at(words, 0).word === 'please') return
  if (
    (isPeople(before) || startsAsDepartment(words, i - 1)) &&
    unchangingVerbs.has(word.base) &&
    next.tag !== 'verb' &&
    next.tag !== 'be'
  ) {
    word.form = 'past'
    return
  }
  if (isPeople(before) && before.word !== before.base && (opensObject(next) || next.tag === 'noun')) return
  if (word.base === 'keep' && next.form === 'ing') return
  if (isSubjectLike(before)) {
    if (unchangingVerbs.has(word.base)) word.form = 'past'
    return
  }
  if (i === 0 || (before.tag === 'punctuation' && before.word !== ',' && before.word !== '-')) {
    if (
      opensObject(next) ||
      next.tag === 'preposition' ||
      next.tag === 'noun' ||
      next.tag === 'adjective' ||
      next.tag === 'negation' ||
      next.tag === 'subordinator' ||
      next.tag === 'punctuation' ||
      next === at(words, -1)
    )
      return
  }
  if (unchangingVerbs.has(word.base) && before.tag === 'noun' && (opensObject(next) || verbParticles.has(next.word))) {
    word.form = 'past'
    return
  }
  if ((before.tag === 'conjunction' || before.word === ',') && opensObject(next)) {
    if (at(words, 0).form === 'base') return
    if (unchangingVerbs.has(word.base)) word.form = 'past'
    return
  }
  if (before.tag === 'noun' && before.word.endsWith('s') && (opensObject(next) || next.tag === 'preposition')) return
  retagAsNoun(word)
}

const disambiguateThirdPerson = (words: Word[], i: number, word: Word) => {
  const before = previousContentWord(words, i)
  const next = at(words, i + 1)
  const neighbor = at(words, i - 1)
  if (neighbor.tag === 'determiner' && neighbor.word !== 'this' && neighbor.word !== 'that') return retagAsNoun(word)
  if (neighbor.tag === 'negation' || neighbor.word === 'always') return
  if (nominatives.has(before.word) || before.word === 'that' || before.word === 'which' || before.tag === 'name') return
  if (word.base === 'keep' && next.form === 'ing') return
  if (isNominal(before) && !before.word.endsWith('s') && (opensObject(next) || next.tag === 'preposition')) return
  retagAsNoun(word)
}

const disambiguateIng = (words: Word[], i: number, word: Word) => {
  const neighbor = at(words, i - 1)
  const next = at(words, i + 1)
  if (neighbor.tag === 'determiner' && neighbor.word !== 'that') return retagAsNoun(word)
  if (startsAsDepartment(words, i) && (['s', 'past', 'ed'].includes(next.form ?? '') || next.word === 'has')) {
    word.base = word.word
    return retagAsNoun(word)
  }
  if (neighbor.tag === 'adjective' && !opensObject(next)) return retagAsNoun(word)
  if (neighbor.tag === 'noun' && !word.known && !opensObject(next)) retagAsNoun(word)
}

/** "will forgot to", "mark didn't": a word that is a name only because a name must stand there. */
const isNameByPosition = (words: readonly Word[], i: number, word: Word): boolean => {
  if (!ambiguousNames.has(word.word)) return false
  const before = at(words, i - 1)
  const next = at(words, i + 1)
  const starts =
    i === 0 || before.tag === 'punctuation' || before.tag === 'subordinator' || before.tag === 'conjunction'
  const finite =
    next.form === 'past' ||
    next.form === 'ed' ||
    ((next.tag === 'do' || next.tag === 'modal' || next.word === 'was' || next.word === 'had') && !next.capital)
  if (
    word.capital &&
    i > 0 &&
    before.tag !== 'punctuation' &&
    word.word !== 'i' &&
    (finite || before.tag === 'preposition' || next.tag === 'possessive')
  )
    return word.word !== 'may' || finite
  return starts && finite && !(word.tag === 'modal' && next.tag === 'modal')
}

/** "did not pin the version", "must liaise with": an unknown word where only a verb can stand. */
const isVerbByPosition = (words: readonly Word[], i: number, word: Word): boolean => {
  if (word.tag !== 'noun' || word.known || word.capital) return false
  const neighbor = at(words, i - 1)
  const next = at(words, i + 1)
  const denied = neighbor.tag === 'negation' && ['do', 'modal'].includes(at(words, i - 2).tag)
  if (!denied && neighbor.tag !== 'modal') return false
  return (
    neighbor.word !== 'can' && neighbor.word !== 'will' && (opensObject(next) || next.tag === 'preposition' || denied)
  )
}

const disambiguateWord = (words: Word[], i: number, word: Word) => {
  if (isNameByPosition(words, i, word)) {
    word.tag = 'name'
    word.form = undefined
    return
  }
  if (word.word === 'to') word.tag = 'to'
  if (word.word === 'doing' && isNominal(at(words, i - 1))) {
    word.tag = 'verb'
    word.base = 'do'
    word.form = 'ing'
  }
  if (isVerbByPosition(words, i, word)) {
    word.tag = 'verb'
    word.form = 'base'
    return
  }
  if (word.tag !== 'verb') return
  if (word.form === 'base') disambiguateBase(words, i, word)
  else if (word.form === 's') disambiguateThirdPerson(words, i, word)
  else if (word.form === 'ing') disambiguateIng(words, i, word)
  else if (modifiesNoun(words, i)) word.tag = 'adjective'
}

/** Settles the tag of every ambiguous word by its neighbors. */
export const disambiguateTags = (words: Word[]): void => {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]
    if (word) disambiguateWord(words, i, word)
  }
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]
    if (word) disambiguateClitic(words, i, word)
  }
}

/** `'s` before a verb, an article or an adverb is "is"; "'d" before a participle is "had"; an adjective may be a person. */
const disambiguateClitic = (words: Word[], i: number, word: Word) => {
  const next = at(words, i + 1)
  const before = at(words, i - 1)
  if (word.tag === 'possessive') {
    const isVerb =
      next.tag === 'determiner' ||
      next.tag === 'negation' ||
      next.tag === 'adverb' ||
      next.tag === 'preposition' ||
      next.tag === 'be' ||
      (before.tag === 'pronoun' && before.word.length < 5 && !before.word.endsWith('one')) ||
      contractedSubjects.has(before.word) ||
      (next.tag === 'adjective' &&
        !isNominal(at(words, i + 2)) &&
        at(words, i + 2).tag !== 'verb' &&
        at(words, i + 2).tag !== 'adjective') ||
      (next.tag === 'verb' && next.form === 'ing' && next.known)
    if (isVerb) {
      word.tag = next.tag === 'be' || next.form === 'participle' ? 'have' : 'be'
      word.word = word.tag === 'be' ? 'is' : 'has'
    }
  } else if (word.word === "'d") {
    const after = next.tag === 'adverb' || next.tag === 'negation' ? at(words, i + 2) : next
    if (after.form === 'participle' || after.form === 'ed' || after.word === 'been' || next.word === 'better')
      word.tag = 'have'
  } else if (word.tag === 'be' && word.word === 'being' && before.tag === 'determiner') retagAsNoun(word)
}
