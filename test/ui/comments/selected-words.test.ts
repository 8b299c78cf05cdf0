import { afterEach, expect, it } from 'vitest'
import { findSelectedWords, targetAttributes } from '../../../renderer/components/comments/comment-target'
import { createDocument } from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import { testAuthor } from '../../support/author'

afterEach(() => document.body.replaceChildren())

const target = { section: record.name, id: '', field: 'whatHappened' }

/** A page that shows a text in paragraphs, as the report does. */
const show = (text: string) => {
  const doc = createDocument({ title: 'Checkout outage' }, testAuthor())
  record.rewrite(doc, 'whatHappened', text)
  const paragraphs = text.split('\n\n').map((part) => {
    const paragraph = document.createElement('p')
    for (const [name, value] of Object.entries(targetAttributes(target))) paragraph.setAttribute(name, value)
    paragraph.textContent = part
    document.body.append(paragraph)
    return paragraph
  })
  const select = (paragraph: number, start: number, end: number): void => {
    const node = paragraphs[paragraph]?.firstChild
    if (node) document.getSelection()?.setBaseAndExtent(node, start, node, end)
  }
  return { doc, select }
}

it('selected words are those that somebody selected, also where the same words stand before them', () => {
  const { doc, select } = show('It failed, and failed.\n\nThen it failed again.')
  select(0, 3, 9)
  expect(findSelectedWords(doc, target)).toEqual({ start: 3, end: 9 })
  select(0, 15, 21)
  expect(findSelectedWords(doc, target)).toEqual({ start: 15, end: 21 })
  select(1, 8, 14)
  expect(findSelectedWords(doc, target)).toEqual({ start: 32, end: 38 })
})

it('words that the text no longer has are no selection of it', () => {
  const { doc, select } = show('It failed.')
  record.rewrite(doc, 'whatHappened', 'It worked.')
  select(0, 3, 9)
  expect(findSelectedWords(doc, target)).toBeUndefined()
})
