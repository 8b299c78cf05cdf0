import { describe, expect, it } from 'vitest'
import { createChecker, defineLanguage, findBlame, languages } from '../../../shared/libs/blameless'

/** As little German as shows what a language has to bring: words by white space, one rule, one rewrite. */
const german = defineLanguage({
  read: (text, masked, people) => [
    {
      words: [...text.matchAll(/[\p{L}]+/gu)]
        .map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
        .filter(({ start }) => !masked.some((mask) => start >= mask.start && start < mask.end)),
      people,
    },
  ],
  rules: [
    {
      name: 'vergessen',
      find: ({ words, people }) => {
        const verb = words.findIndex(({ word }, i) => word === 'vergaß' && people.includes(words[i - 1]?.word ?? ''))
        return verb < 0 ? [] : [{ kind: 'person-at-fault', theme: 'forgot', from: verb - 1, to: verb + 1 }]
      },
      examples: { flagged: [], notFlagged: ['Der Server vergaß nichts.'] },
    },
  ],
  reasons: { forgot: { reason: 'Jemand wird beschuldigt.', ask: 'Was hätte den Schritt überflüssig gemacht?' } },
  rewrite: (_sentence, match) => ({ ...match, rewrite: 'niemand wurde erinnert' }),
})

const checker = createChecker({ ...languages, de: german }, 'en')

describe('a second language', () => {
  const text = 'Am Ende vergaß Petra nichts, aber Jonas vergaß das Zertifikat.'

  it('is read by its own reader, rules, reasons and rewrites', () => {
    expect(checker.findBlame(text, { language: 'de', people: ['Jonas'] })).toEqual([
      {
        kind: 'person-at-fault',
        theme: 'forgot',
        start: text.indexOf('Jonas'),
        end: text.indexOf('Jonas') + 'Jonas vergaß'.length,
        text: 'Jonas vergaß',
        reason: 'Jemand wird beschuldigt.',
        ask: 'Was hätte den Schritt überflüssig gemacht?',
        rewrite: 'niemand wurde erinnert',
      },
    ])
  })

  it('is used only for texts that name it', () => {
    expect(checker.findBlame(text, { people: ['Jonas'] })).toEqual([])
    expect(checker.findBlame('John broke the build.', { language: 'de' })).toEqual([])
    expect(checker.findBlame('John broke the build.')).toEqual(findBlame('John broke the build.'))
  })

  it('is given quotations and Markdown as masks', () => {
    const quoted = 'Sie sagte: "Jonas vergaß das Zertifikat" und ging.'
    expect(checker.findBlame(quoted, { language: 'de', people: ['Jonas'] })).toEqual([])
  })

  it('need not check actions', () => {
    expect(checker.checkAction('Improve monitoring', { language: 'de' })).toEqual([])
    expect(checker.checkAction('Improve monitoring')).toHaveLength(1)
  })
})
