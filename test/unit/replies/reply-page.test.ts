import { describe, expect, test } from 'vitest'
import { createDocument, snapshot, toMeeting } from '../../../shared/document'
import { exportFormats } from '../../../shared/document/exports'
import { readReply } from '../../../shared/document/replies'
import {
  asSaved,
  createNote,
  type Draft,
  emptyDraft,
  fileName,
  isUnsaved,
  reword,
  toFile,
} from '../../../shared/document/reply-form/reply'
import { addComment } from '../../../shared/meeting/comments'
import { roster } from '../../../shared/meeting/incident'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'

const now = new Date(Date.UTC(2026, 0, 2))
const subject = { id: 'checkout', title: 'Checkout outage', content: 'v1' }
const whole = { section: '', id: '', field: '' }

const draftOf = (more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(),
  name: 'Mira',
  notes: [createNote(whole, '', 'Who was paged?', now)],
  ...more,
})

describe('what a page saves', () => {
  test('is a reply that Debrief reads, whatever was typed', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 2_000 }).filter((one) => one.trim() !== '')
    const name = fc.string({ maxLength: 100 }).map((one) => `Mira ${one}`.slice(0, 100))
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: 'binary', maxLength: 1_000 }),
        name,
        fc.string(),
        (typed, quote, by, title) => {
          const draft = draftOf({
            name: by,
            notes: [createNote(whole, quote, typed, now)],
            signedOffAt: now.toISOString(),
          })
          const read = readReply(toFile(draft, { ...subject, title }, now))
          expect(read).toMatchObject({
            ok: true,
            reply: { comments: [{ text: typed.trim() }], signedOffAt: now.getTime() },
          })
        },
      ),
    )
  })

  test('has a file name that says what it is, of which and from whom', () => {
    expect(fileName(draftOf(), subject)).toBe('Checkout outage-reply-Mira.debrief-reply.json')
    expect(fileName(draftOf({ name: '../..\\\u202e"<' }), { ...subject, title: '///' })).toMatch(
      /^[^/\\<>:"|?*\u202e]+\.debrief-reply\.json$/,
    )
  })
})

describe('a comment that was reworded', () => {
  test('stays the same one as long as no file has it', () => {
    const note = createNote(whole, '', 'Who was paged?', now)
    expect(reword(note, 'Who was paged, and when?', now)).toMatchObject({ id: note.id, isSaved: false })
  })

  test('is a new one after it was saved, so that it replaces nothing that was sent', () => {
    const [saved] = asSaved(draftOf()).notes
    if (!saved) throw new Error('there is no comment')
    expect(reword(saved, 'Who was paged?', now)).toBe(saved)
    const again = reword(saved, 'Who else was paged?', now)
    expect(again.id).not.toBe(saved.id)
    expect(again.isSaved).toBe(false)
  })
})

test('a reply is unsaved as long as no file has all of its comments and its sign-off', () => {
  expect(isUnsaved(emptyDraft())).toBe(false)
  expect(isUnsaved(draftOf())).toBe(true)
  expect(isUnsaved(asSaved(draftOf()))).toBe(false)
  expect(isUnsaved({ ...asSaved(draftOf()), signedOffAt: now.toISOString() })).toBe(true)
})

test('the page has the report and the way to comment, and what others have said only if that was chosen', () => {
  const author = testAuthor()
  const doc = createDocument({ title: 'Checkout outage', facilitator: 'Dana' }, author)
  roster.add(doc, author, { name: 'Noor' })
  const id = addEvent(doc, author, { text: 'The replica fell behind', at: 0 })
  addComment(doc, { ...author, name: 'Ilya' }, { on: whole, text: 'Only for us' })
  const format = exportFormats.find((one) => one.id === 'html-reply')
  const source = { snapshot: snapshot(doc), content: () => toMeeting(doc), now: 0 }
  const page = format?.render(source) ?? ''
  expect(page).toContain(
    `<span data-about="[&quot;timeline.events&quot;,&quot;${id}&quot;,&quot;text&quot;]">The replica fell behind</span>`,
  )
  expect(page).toContain(`data-document="${snapshot(doc).meta.id}"`)
  expect(page).not.toContain('Only for us')
  expect(page).not.toContain('Ilya')
  expect(format?.render({ ...source, hasComments: true })).toContain('<strong>Ilya:</strong> Only for us')
})
