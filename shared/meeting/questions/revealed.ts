import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { compareText } from '../../crdt'
import type { Tally } from '../ballots'
import { agreeChoices, paceChoices, type Question } from './question'

/** A text that a silent round has brought up. */
export type RevealedText = {
  /** Its key among the adopted texts. */
  key: string
  text: string
  /** Empty if the round shows no names. */
  name: string
}

/**
 * The texts of a silent round: by name if they carry names, else shuffled, the same way for everyone. The order depends
 * on nothing but the texts themselves, so it says nothing about who wrote them, or when.
 */
export const listRevealedTexts = (id: string, { texts, signed }: Tally): RevealedText[] => {
  if (signed) return signed.map(({ name, text }, index) => ({ key: `${id}/${index}`, text, name }))
  return texts
    .map((text, index) => ({
      shown: { key: `${id}/${index}`, text, name: '' },
      order: bytesToHex(sha256(utf8ToBytes(`${id}/${text}`))),
    }))
    .sort((a, b) => compareText(a.order, b.order))
    .map(({ shown }) => shown)
}

export const pollLabels = {
  agree: 'Agree',
  disagree: 'Disagree',
  slower: 'Slower',
  right: 'Just right',
  faster: 'Faster',
} satisfies Record<(typeof agreeChoices)[number] | (typeof paceChoices)[number], string>

/** What a poll came to, in words. */
export const pollResult = ({ kind }: Pick<Question, 'kind'>, { voters, counts }: Tally): string => {
  const given = voters === 1 ? '1 answer' : `${voters} answers`
  if (Object.keys(counts).length === 0) return voters === 0 ? 'Nobody answered.' : `${given}, too few to show counts`
  const choices = kind === 'pace' ? paceChoices : agreeChoices
  return choices.map((choice) => `${pollLabels[choice]} ${counts[choice] ?? 0}`).join(' · ')
}
