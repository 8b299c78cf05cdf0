import { describe, expect, it } from 'vitest'
import { cardVocabulary } from '../../../shared/document/card-vocabulary'
import { readCardFile, withCard, withHidden, withoutCard, writeCardFile } from '../../../shared/meeting/cards/card-file'
import { type CardFileContext, parseOwnCards } from '../../../shared/meeting/cards/own-cards'
import { MAX_OWN_CARDS, type PromptCard } from '../../../shared/protocol/prompt-cards'
import { fc } from '../../support/fast-check'

const context: CardFileContext = {
  ...cardVocabulary,
  fileName: 'prompt-cards.json',
  builtIn: ['quiet', 'redirect-name'],
}
const good = {
  id: 'ask-support',
  group: 'voices',
  situation: 'Support is here',
  lines: ['What did the first ticket say?'],
}
const read = (text: string) => parseOwnCards(text, context)
const withBad = (bad: unknown) => read(JSON.stringify({ cards: [good, bad, { ...good, id: 'last' }] }))
const messages = (text: string) => read(text).problems.map(({ message }) => message)

describe('a file of own cards', () => {
  it('is read with its cards, its hidden ids and its optional fields', () => {
    expect(read(JSON.stringify({ cards: [good], hidden: ['quiet'] }))).toEqual({
      fileName: 'prompt-cards.json',
      cards: [{ ...good, why: '', weight: 3 }],
      hidden: ['quiet'],
      problems: [],
      canChange: true,
    })
  })

  it.each([
    ['a byte order mark', `\uFEFF${JSON.stringify({ cards: [good] })}`],
    ['line ends of Windows', JSON.stringify({ cards: [good] }, null, 2).replaceAll('\n', '\r\n')],
    ['just the list', JSON.stringify([good])],
    ['a field of a later version', JSON.stringify({ version: 7, cards: [good] })],
  ])('may have %s', (_what, text) => {
    expect(read(text)).toMatchObject({ cards: [{ id: 'ask-support' }], problems: [] })
  })

  it.each(['', ' \n', '\uFEFF', '{}', '[]'])('may be empty: %j', (text) =>
    expect(read(text)).toMatchObject({ cards: [], problems: [], canChange: true }),
  )

  it.each([
    [
      '{\n  "cards": [\n    { "id": "a", }\n  ]\n}',
      /Line 3, column \d+ is not valid JSON\. Check for a missing or surplus comma/,
    ],
    ['{ "cards": [', /The file ends too early/],
    ['{ "cards": [{ "id": "ask', /The file ends too early/],
    ['{ "cards": [] } extra', /Line 1, column 17 is not valid JSON/],
    ['// Mine\n{ "cards": [] }', /Line 1, column 1 is not valid JSON/],
    ['{\n  "cards": [],\n  "hidden": [quiet]\n}', /Line 3, column 14 is not valid JSON/],
    ['{\n  "cards": [\'ask\']\n}', /Line 2, column 13 is not valid JSON/],
    ['"cards"', /The file must hold \{ "cards": \[ … \]/],
    ['null', /The file must hold/],
    ['{ "cards": {} }', /“cards” must be a list/],
    ['{ "hidden": "quiet" }', /“hidden” must be a list of ids/],
  ])('that cannot be read as a whole says where and what to do: %j', (text, message) => {
    expect(messages(text)).toEqual([expect.stringMatching(message)])
    expect(messages(text)[0]).toMatch(/^prompt-cards\.json: /)
    expect(read(text).canChange).toBe(false)
  })
})

it('a list whose name is misspelled is reported', () => {
  expect(read(JSON.stringify({ card: [good], Hidden: [] }))).toMatchObject({ cards: [], canChange: true })
  expect(messages(JSON.stringify({ card: [good], Hidden: [] }))).toEqual([
    'prompt-cards.json: “card” is not read. Did you mean “cards”?',
    'prompt-cards.json: “Hidden” is not read. Did you mean “hidden”?',
  ])
})

const mistakes: [what: string, bad: unknown, message: RegExp][] = [
  ['no lines', { ...good, id: 'bad', lines: undefined }, /card “bad”: “lines” must be a list of 1 to 6 sentences/],
  ['an empty line', { ...good, id: 'bad', lines: [' '] }, /“lines” must be/],
  ['a line that is too long', { ...good, id: 'bad', lines: ['x'.repeat(300)] }, /at most 240 characters/],
  ['a text for lines', { ...good, id: 'bad', lines: 'What?' }, /“lines” must be a list/],
  ['no situation', { ...good, id: 'bad', situation: '' }, /“situation” must be a short text/],
  ['a weight as text', { ...good, id: 'bad', weight: '3' }, /“weight” must be a whole number from 1 to 5/],
  ['a weight out of range', { ...good, id: 'bad', weight: 9 }, /“weight” must be/],
  ['an unknown group', { ...good, id: 'bad', group: 'voice' }, /“group” must be one of blame, feelings/],
  [
    'an unknown field',
    { ...good, id: 'bad', wieght: 3 },
    /“wieght” is not a field of a card\. Did you mean “weight”\?/,
  ],
  [
    'a field of no card',
    { ...good, id: 'bad', color: 'red' },
    /“color” is not a field of a card\. The fields are id, group/,
  ],
  [
    'an unknown stage',
    { ...good, id: 'bad', stages: ['timelin'] },
    /There is no stage “timelin”\. Did you mean “timeline”\?/,
  ],
  ['no stages', { ...good, id: 'bad', stages: [] }, /“stages” must be a list of stages/],
  [
    'an unknown problem',
    { ...good, id: 'bad', triggers: [{ problem: 'no-ownr' }] },
    /There is no problem “no-ownr”\. Did you mean “no-owner”\?/,
  ],
  [
    'a problem of another stage',
    { ...good, id: 'bad', stages: ['timeline'], triggers: [{ problem: 'no-owner' }] },
    /There is no problem “no-owner” in the stages of this card\./,
  ],
  [
    'an unknown situation',
    { ...good, id: 'bad', triggers: [{ situation: 'full-moon' }] },
    /There is no situation “full-moon”\. Correct it or leave it out\./,
  ],
  ['an unknown clock', { ...good, id: 'bad', triggers: [{ clock: 'noon' }] }, /“triggers” must be a list such as/],
  ['a trigger as text', { ...good, id: 'bad', triggers: ['no-owner'] }, /“triggers” must be a list such as/],
  ['an id with spaces', { ...good, id: 'My card' }, /card “My card”: “id” must be lowercase letters/],
  ['no id', { ...good, id: undefined }, /card number 2: “id” must be/],
  ['an id that is a number', { ...good, id: 7 }, /card number 2: “id” must be/],
  [
    'an id that is there already',
    { ...good, lines: ['What else?'] },
    /card “ask-support”: There are two cards with this id/,
  ],
  ['a text instead of a card', 'What?', /card number 2: A card must be an object/],
  ['nothing', null, /card number 2: A card must be an object/],
  ['a list', [], /card number 2: A card must be an object/],
]

describe('a card with a mistake', () => {
  it.each(mistakes)('(%s) says which card and what to do, and the others are used', (_what, bad, message) => {
    const { cards, problems } = withBad(bad)
    expect(problems.map((one) => one.message)).toEqual([expect.stringMatching(message)])
    expect(problems[0]?.message).toMatch(/^prompt-cards\.json, card .*[.?]$/)
    expect(cards.map(({ id }) => id)).toEqual(['ask-support', 'last'])
  })

  it('names each of several mistakes once', () => {
    const [problem] = withBad({ id: 'bad', group: 'x', lines: ['', ''], weight: 0 }).problems
    for (const field of ['“group”', '“situation”', '“lines”', '“weight”'])
      expect(problem?.message.split(`${field} must`)).toHaveLength(2)
  })

  it('in the list of hidden cards is named, and the others are hidden', () => {
    const { hidden, problems } = read('{ "hidden": ["quiet", "redirect-nam", 7] }')
    expect(hidden).toEqual(['quiet'])
    expect(problems.map(({ message }) => message)).toEqual([
      'prompt-cards.json: “hidden” names “redirect-nam”, which is no built-in card. Did you mean “redirect-name”?',
      'prompt-cards.json: “hidden” names “7”, which is no built-in card. Take it off the list.',
    ])
  })

  it('does not matter beyond the largest number of cards, which is named', () => {
    const many = Array.from({ length: MAX_OWN_CARDS + 2 }, (_, n) => ({ ...good, id: `card-${n}` }))
    const { cards, problems } = read(JSON.stringify(many))
    expect(cards).toHaveLength(MAX_OWN_CARDS)
    expect(problems).toHaveLength(1)
  })

  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), (text, value) => {
        for (const file of [text, JSON.stringify({ cards: value, hidden: value }), JSON.stringify([value, good])])
          for (const { message } of read(file).problems) expect(message).toMatch(/^prompt-cards\.json.*[.?]$/s)
      }),
    )
  })
})

describe('a change', () => {
  const card: PromptCard = { ...good, group: 'voices', why: '', weight: 3 }
  const change = (text: string, edit: (content: Parameters<typeof withCard>[0]) => Parameters<typeof withCard>[0]) => {
    const content = readCardFile(text)
    if ('fault' in content) throw new Error(content.fault)
    return JSON.parse(writeCardFile(edit(content.content)))
  }
  const bad = { id: 'bad', lines: 7 }

  it('keeps entries that could not be used, fields of later versions and the order', () => {
    const text = JSON.stringify({ version: 7, cards: [bad, { ...good, id: 'first' }, good], hidden: ['quiet'] })
    const edited = { ...card, situation: 'New' }
    expect(change(text, (content) => withCard(content, edited))).toEqual({
      version: 7,
      cards: [bad, { ...good, id: 'first' }, edited],
      hidden: ['quiet'],
    })
  })

  it('replaces a card whose id was changed', () => {
    const renamed = { ...card, id: 'renamed' }
    const { cards } = change(JSON.stringify([good, bad]), (content) => withCard(content, renamed, 'ask-support'))
    expect(cards).toEqual([renamed, bad])
  })

  it('removes a card, and hides or shows a built-in one', () => {
    expect(change(JSON.stringify([good, bad]), (content) => withoutCard(content, 'ask-support')).cards).toEqual([bad])
    expect(change('', (content) => withHidden(content, 'quiet', true)).hidden).toEqual(['quiet'])
    expect(change('{ "hidden": ["quiet"] }', (content) => withHidden(content, 'quiet', false)).hidden).toEqual([])
  })
})
