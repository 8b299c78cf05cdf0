import { describe, expect, it } from 'vitest'
import { diffWords } from '../../../shared/document/revisions'
import { fc } from '../../support/fast-check'

const marked = (parts: { text: string; isChanged: boolean }[]): string =>
  parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('')

const compare = (before: string, after: string): [string, string] => {
  const difference = diffWords(before, after)
  return [marked(difference.before), marked(difference.after)]
}

describe('the difference of two texts', () => {
  it('is of whole words, and of single characters in scripts without spaces', () => {
    expect(compare('The primary was emptied', 'The secondary was emptied twice')).toEqual([
      'The [primary] was emptied',
      'The [secondary] was emptied[ twice]',
    ])
    expect(compare('don’t stop', 'don’t start')).toEqual(['don’t [stop]', 'don’t [start]'])
    expect(compare('数据库满了', '数据库空了')).toEqual(['数据库[满]了', '数据库[空]了'])
  })

  it('marks neighbors as one piece', () => {
    expect(compare('one two three four', 'one 2 3 four')).toEqual(['one [two three] four', 'one [2 3] four'])
  })

  it('contains each text as a whole, and of the unmarked the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const difference = diffWords(before, after)
        const whole = (parts: { text: string }[]) => parts.map(({ text }) => text).join('')
        expect(whole(difference.before)).toBe(before)
        expect(whole(difference.after)).toBe(after)
        const same = (parts: { text: string; isChanged: boolean }[]) =>
          whole(parts.filter(({ isChanged }) => !isChanged)).replace(/\s/g, '')
        expect(same(difference.before)).toBe(same(difference.after))
      }),
    )
  })

  it('of very long texts that share little counts what differs as a whole', () => {
    const long = (word: string) => Array.from({ length: 2_000 }, (_, at) => `${word}${at}`).join(' ')
    expect(diffWords(long('a'), long('b')).before).toHaveLength(1)
  })
})
