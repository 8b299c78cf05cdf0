import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  applyMeetingEdits,
  createDocument,
  isNewerThanApp,
  meta,
  snapshot,
  summarize,
  toMeeting,
} from '../../../shared/document'
import { record } from '../../../shared/meeting/incident'
import { stages } from '../../../shared/stages'
import { addAction } from '../../../shared/stages/actions/model'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'

describe('a document', () => {
  it('begins with its title, its facilitator and the minutes of its length', () => {
    const doc = createDocument({ title: 'Checkout failed', facilitator: 'Dana', length: 60 }, testAuthor())
    const snap = snapshot(doc)
    expect(snap.record.title).toBe('Checkout failed')
    expect(snap.roster).toMatchObject([{ name: 'Dana', role: 'facilitator' }])
    expect(stages.map(({ id }) => snap.agenda[id]?.minutes)).toEqual([2, 4, 14, 18, 8, 10, 4])
  })

  it('reads the same from its state', () => {
    const doc = createGitlabDocument(testAuthor())
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    expect(toMeeting(copy)).toEqual(toMeeting(doc))
    expect(JSON.stringify(toMeeting(copy))).toBe(JSON.stringify(toMeeting(doc)))
  })

  it('applies every edit of its readable half, and changes nothing without an edit', () => {
    const author = testAuthor()
    const doc = createGitlabDocument(author)
    const base = toMeeting(doc)
    const before = Y.encodeStateVector(doc)
    expect(applyMeetingEdits(doc, base, structuredClone(base), author)).toEqual([])
    expect(Y.encodeStateVector(doc)).toEqual(before)

    const edited = JSON.parse(JSON.stringify(base).replaceAll('pg_basebackup', 'the copy tool').replace('"P1"', '"P2"'))
    expect(applyMeetingEdits(doc, base, edited, author)).toEqual([])
    expect(toMeeting(doc)).toEqual(edited)
  })

  it('is newer than the app when its model says so', () => {
    const doc = createDocument({ title: '' }, testAuthor())
    expect(isNewerThanApp(doc)).toBe(false)
    meta.change(doc, { schema: 99 })
    expect(isNewerThanApp(doc)).toBe(true)
  })

  it('is summarized for the library', () => {
    const author = testAuthor()
    const doc = createGitlabDocument(author)
    addAction(doc, author, { text: 'Dropped', status: 'dropped' })
    addAction(doc, author, { text: 'Done', status: 'done' })
    expect(summarize(doc)).toMatchObject({
      title: 'GitLab.com database outage',
      severity: 'P1',
      openActions: 4,
      texts: expect.arrayContaining([{ part: 'Why it wasn’t caught earlier', text: expect.stringContaining('DMARC') }]),
    })
    record.change(doc, { title: '  ' })
    expect(summarize(doc).title).toBe('Untitled postmortem')
  })
})
