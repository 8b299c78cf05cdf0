import { expect, test } from 'vitest'
import { createSituationFeed } from '../../../renderer/language/situation-feed'
import type { MeetingText } from '../../../shared/document'
import type { Situation } from '../../../shared/libs/blameless'

type Answer = { situations: Situation[] } | undefined

const createText = (text: string): MeetingText => ({ ref: { section: 'notes', id: '1', field: 'text' }, text })
const situation = (id: Situation['id']): Situation => ({ id, start: 0, end: 1 })

/** Checks that answer when the test says so. */
const slowChecks = () => {
  const answers = new Map<string, (answer: Answer) => void>()
  return {
    check: ({ text }: MeetingText) => new Promise<Answer>((resolve) => answers.set(text, resolve)),
    answer: async (text: string, situations?: Situation[]): Promise<void> => {
      answers.get(text)?.(situations && { situations })
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    },
  }
}

const open = () => {
  const found: string[] = []
  const [now, before] = [slowChecks(), slowChecks()]
  const feed = createSituationFeed({
    check: now.check,
    checkBefore: before.check,
    onFound: (ids) => found.push(...ids),
  })
  return { feed, now, before, found }
}

test('a situation is reported although its text is stable again before the first check has answered', async () => {
  const { feed, now, before, found } = open()
  const first = feed.onRest(createText('one'), createText('none'))
  const second = feed.onRest(createText('one two'), createText('one'))
  await before.answer('none', [])
  // The later check replaces the earlier one.
  await now.answer('one')
  await now.answer('one two', [situation('speculation')])
  await Promise.all([first, second])
  expect(found).toEqual(['speculation'])
})

test('nothing is reported as new if the previous text could not be checked', async () => {
  const { feed, now, before, found } = open()
  const rest = feed.onRest(createText('one'), createText('none'))
  await before.answer('none')
  await now.answer('one', [situation('speculation')])
  await rest
  expect(found).toEqual([])
})

test('nothing is reported of a text that was removed while it was checked', async () => {
  const { feed, now, found } = open()
  const rest = feed.onRest(createText('one'), undefined)
  await now.answer('nothing')
  feed.onRemoved('notes/1/text')
  await now.answer('one', [situation('speculation')])
  await rest
  expect(found).toEqual([])
})
