import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as Y from 'yjs'
import { docWithRetiredRoots, mentionsRetiredRoot } from '../../crdt/update-guard'
import { type Answer, choiceSchema, isEmptyAnswer, MAX_ANSWER_ITEMS } from '../../protocol/answer'
import { type Ballot, revealRound } from './ballot'
import { createTally } from './tally'

const SUFFIX_LENGTH = 16

/** More than any meeting has, and few enough that their tally fits into a document even if all choices differ. */
const MAX_ANSWERS = 900

/**
 * The answers of an older version that can be counted. It validated none of them, and one invalid choice must not
 * affect the others.
 */
const countable = ({ rules }: Ballot, answers: readonly Answer[]): Answer[] => {
  const isChoice = (choice: string): boolean =>
    choiceSchema.safeParse(choice).success && (rules.choices?.some((list) => list.includes(choice)) ?? true)
  return answers
    .map(({ choices, texts }) => ({ choices: choices.filter(isChoice).slice(0, MAX_ANSWER_ITEMS), texts }))
    .filter((answer) => !isEmptyAnswer(answer))
    .slice(0, MAX_ANSWERS)
}

/**
 * Counts the answers in updates of an older version, into a document that has merged these updates without keeping who
 * answered. Copies with the same result write the same key, others one each, and `getBallotState` merges them. Returns
 * whether there were any: then the file or journal that the updates came from has to be rewritten.
 */
export const countFormerAnswers = (doc: Y.Doc, updates: readonly Uint8Array[], ballots: readonly Ballot[]): boolean => {
  if (!updates.some(mentionsRetiredRoot)) return false
  const former = docWithRetiredRoots()
  for (const update of updates) Y.applyUpdate(former, update)
  // A text that merely contains the name of such a root holds no answers.
  const hasAnswers = ballots.some(({ formerly }) => formerly !== undefined && former.share.has(formerly.root))
  for (const current of ballots) {
    const ballot = { ...current, rules: { ...current.rules, ...current.formerly?.rules } }
    const answers = countable(ballot, ballot.formerly?.read(former) ?? [])
    if (answers.length === 0) continue
    const counted = JSON.stringify(createTally(ballot.rules, answers))
    const suffix = `.${bytesToHex(sha256(utf8ToBytes(counted))).slice(0, SUFFIX_LENGTH)}`
    if (!(`0${suffix}` in ballot.read(doc).value)) revealRound(doc, ballot, 0, answers, suffix)
  }
  former.destroy()
  return hasAnswers
}
