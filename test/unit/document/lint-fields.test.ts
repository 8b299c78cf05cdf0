import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readTexts } from '../../../electron/cli/commands/lint/texts'
import { documentTitle, listTexts, snapshot, toMeeting } from '../../../shared/document'
import { encodeFile } from '../../../shared/file'
import { testAuthor } from '../../support/author'
import { createCrowdedDocument } from '../../support/crowded-document'
import { createGitlabDocument } from '../../support/gitlab-document'

test.each([
  ['an incident as it was', createGitlabDocument],
  ['a crowded one', createCrowdedDocument],
])('debrief lint reads every text that the language check reads, of %s', (_which, create) => {
  const doc = create(testAuthor('Ada'))
  const file = encodeFile({
    id: 'abc12345',
    title: documentTitle(doc),
    savedAt: '2026-03-01T10:00:00Z',
    meeting: toMeeting(doc),
    crdt: Y.encodeStateAsUpdate(doc),
  })
  const read = new Set(readTexts(file, 'a.debrief.json', false).texts.map(({ text }) => text))
  const written = listTexts(snapshot(doc)).filter(({ text }) => /\p{L}\s+\p{L}/u.test(text))
  expect(new Set(written.map(({ ref }) => ref.section)).size).toBeGreaterThan(5)
  expect(written.filter(({ text }) => !read.has(text)).map(({ ref }) => `${ref.section} ${ref.field}`)).toEqual([])
})
