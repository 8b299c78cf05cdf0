import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as Y from 'yjs'
import { docWithRetiredRoots, mentionsRetiredRoot } from '../../crdt/update-guard'
import { type Ballot, revealRound } from './ballot'
import { createTally } from './tally'

const SUFFIX_LENGTH = 16

/**
 * Counts what updates of an older version say of people's answers, into a document that has taken those updates in and
 * kept nothing of whose they were. Two copies that count the same write the same key, others one each, and `standingOf`
 * unites them. True if there was something, so that what the updates came from has to be written anew.
 */
export const countFormerAnswers = (doc: Y.Doc, updates: readonly Uint8Array[], ballots: readonly Ballot[]): boolean => {
  if (!updates.some(mentionsRetiredRoot)) return false
  const former = docWithRetiredRoots()
  for (const update of updates) Y.applyUpdate(former, update)
  for (const ballot of ballots) {
    const answers = ballot.formerly?.read(former) ?? []
    if (answers.length === 0) continue
    const counted = JSON.stringify(createTally(ballot.rules, answers))
    const suffix = `.${bytesToHex(sha256(utf8ToBytes(counted))).slice(0, SUFFIX_LENGTH)}`
    if (!(`0${suffix}` in ballot.read(doc).value)) revealRound(doc, ballot, 0, answers, suffix)
  }
  former.destroy()
  return true
}
