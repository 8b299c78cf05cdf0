import { describe, expect, it } from 'vitest'
import { findBlame } from '../../../shared/libs/blameless'
import { formsOf, participleOf } from '../../../shared/libs/blameless/languages/english/grammar/forms'
import { regular } from '../../../shared/libs/blameless/languages/english/words/verbs'
import { corpus, parts } from './corpus'

const rewritten = (text: string): string =>
  findBlame(text).reduceRight(
    (out, { start, end, rewrite }) => (rewrite === undefined ? out : out.slice(0, start) + rewrite + out.slice(end)),
    text,
  )

describe('a rewrite', () => {
  it.each([
    ['Petra forgot to flip the flag back.', 'The flag was not flipped back.'],
    ['After the deploy Petra forgot to watch the graphs.', 'After the deploy the graphs were not watched.'],
    ['Someone should have caught this', 'This was not caught'],
    ['The DBAs should never have approved that design.', 'That design was approved.'],
    ["The team didn't notice for an hour", 'This went unnoticed for an hour'],
    ['We failed to verify the backups.', 'The backups were not verified.'],
    ['Nobody told us about the change.', 'We were not told about the change.'],
    ['The vendor never told us about it.', 'We were never told about it.'],
    ['Nobody had checked the backups since spring.', 'The backups had not been checked since spring.'],
    ['The clerk has not opened the letters.', 'The letters have not been opened.'],
    ['The desk has never offered a refund.', 'A refund has never been offered.'],
    ['The intern accidentally dropped the users table.', 'The users table was accidentally dropped.'],
    ['The tunnel was misconfigured by one of our vendors.', 'The tunnel was misconfigured.'],
    ['The author did not add any tests.', 'No tests were added.'],
  ])('%j → %j', (text, expected) => expect(rewritten(text)).toBe(expected))

  it.each([
    ['points back at a person', 'Petra forgot to lock her laptop.'],
    ['has no plain object', 'Petra forgot to look.'],
    ['asks', "Why didn't they check the graph?"],
    ['is a judgement', 'The team was careless.'],
    ['has an idiom for its object', 'The operator was not paying attention.'],
    ['refers back to the person later', 'The night crew should have moved the stock on their own authority.'],
    ['opens with what the person did instead', 'Instead of guessing, the contractor should have called us.'],
    ['goes on about the fault', 'The wrong file was loaded owing to an oversight by accounting.'],
    ['counts the people', 'A few employees selfishly spent the overpayment.'],
    ['says when right after the object', 'Bed management did not update the board all afternoon.'],
    ['goes on after "of"', 'I should have asked for a second pair of eyes.'],
  ])('is not offered if the sentence %s', (_why, text) => {
    expect(findBlame(text)).not.toEqual([])
    expect(rewritten(text)).toBe(text)
  })

  it('leaves no finding behind and keeps every number', () => {
    for (const { text } of parts.flatMap((part) => corpus(part)))
      for (const { start, end, rewrite } of findBlame(text)) {
        if (rewrite === undefined) continue
        const out = text.slice(0, start) + rewrite + text.slice(end)
        expect(out.match(/\d+/g)).toEqual(text.match(/\d+/g))
        const again = findBlame(out).filter((finding) => finding.start < start + rewrite.length && finding.end > start)
        expect(again.map((finding) => finding.text)).toEqual([])
      }
  })
})

/** Every listed verb whose last letter doubles, by hand from a dictionary. */
const doubled =
  `admitted banned chatted committed debugged deferred dragged dropped flagged flipped flubbed formatted grabbed hogged incurred lagged logged mapped misplanned misstepped nagged napped nipped occurred omitted overstepped pinned planned plugged preferred referred regretted shipped shrugged sidestepped skimmed skipped slammed slipped spotted stepped stopped stripped submitted transferred tripped unplugged unwrapped vetted zipped`.split(
    /\s+/,
  )

describe('a participle', () => {
  it.each([
    ['open', 'opened'],
    ['visit', 'visited'],
    ['offer', 'offered'],
    ['enter', 'entered'],
    ['deliver', 'delivered'],
    ['develop', 'developed'],
    ['limit', 'limited'],
    ['edit', 'edited'],
    ['cancel', 'canceled'],
    ['stop', 'stopped'],
    ['commit', 'committed'],
    ['format', 'formatted'],
    ['reset', 'reset'],
  ])('of %j is %j', (base, participle) => expect(participleOf(base)).toBe(participle))

  it('doubles the last letter of exactly those verbs that are stressed on it', () => {
    const undoubled = ['call', 'fall', 'kill', 'pull', 'stall', 'fill', 'miss', 'pass', 'press', 'add']
    const found = [...regular]
      .map((base) => ({ base, participle: participleOf(base) ?? '' }))
      .filter(({ base, participle }) => participle === `${base}${base.at(-1)}ed` && !undoubled.includes(base))
    expect(found.map(({ participle }) => participle).sort()).toEqual(doubled)
  })

  it('is read with or without its doubled letter', () => {
    expect(formsOf(new Set(['hog']))).toContain('hogged')
    expect(formsOf(new Set(['hog']))).not.toContain('hoged')
  })
})
