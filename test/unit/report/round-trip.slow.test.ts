import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument, snapshot } from '../../../shared/document'
import { createReport, reportTitle, toMarkdown } from '../../../shared/document/report'
import { applyImport, chooseTaken, planImport, readPresentContent } from '../../../shared/import'
import { settleTwins } from '../../../shared/import/twins'
import type { ReportOptions } from '../../../shared/stages/contract'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { createGitlabDocument } from '../../support/gitlab-document'
import { rowSource } from '../../support/imports'
import { buildDocument, content } from '../../support/random-report'
import { tell } from '../../support/told-report'

const author = testAuthor('Dana')
const NOW = Date.UTC(2030, 0, 1)

const exportMarkdown = (doc: Y.Doc, options: ReportOptions = {}): string => {
  const snap = snapshot(doc)
  return toMarkdown(reportTitle(snap), createReport(snap, NOW, options))
}

const importInto = (doc: Y.Doc, markdown: string, by = author): Y.Doc => {
  const plan = planImport(readPresentContent(doc), [rowSource('report.md', markdown)])
  applyImport(doc, by, chooseTaken(plan, { withNames: true }))
  return doc
}
const readAgain = (markdown: string): Y.Doc => importInto(createDocument({ title: '', length: 60 }, author), markdown)

describe('the whole report as Markdown', () => {
  it('read into an empty postmortem gives an equal one, whose report is the same', () =>
    fc.assert(
      fc.property(content, (values) => {
        const doc = buildDocument(author, values)
        const markdown = exportMarkdown(doc)
        const again = readAgain(markdown)
        expect(exportMarkdown(again)).toBe(markdown)
        expect(tell(again)).toEqual(tell(doc))
      }),
      { numRuns: 60 },
    ))

  it('adds nothing to the postmortem that it came from', () =>
    fc.assert(
      fc.property(content, (values) => {
        const doc = buildDocument(author, values)
        const before = tell(doc)
        importInto(doc, exportMarkdown(doc))
        expect(tell(doc)).toEqual(before)
      }),
      { numRuns: 20 },
    ))

  it('read by two into copies of their own is there once when these have met, as if one had read it', () =>
    fc.assert(
      fc.property(content, (values) => {
        const markdown = exportMarkdown(buildDocument(author, values))
        const empty = Y.encodeStateAsUpdate(createDocument({ title: '', length: 60 }, author))
        const copy = (): Y.Doc => {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, empty)
          return doc
        }
        const once = tell(importInto(copy(), markdown))
        const [ana, ben] = ['Ana', 'Ben'].map((name, hour) =>
          importInto(copy(), markdown, testAuthor(name, NOW + hour * 3_600_000)),
        ) as [Y.Doc, Y.Doc]
        Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
        Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
        for (const [doc, now] of [[ana, 1] as const, [ben, 2] as const]) for (const _ of settleTwins(doc, now));
        Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
        Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
        for (const doc of [ana, ben]) {
          expect(tell(doc)).toEqual(once)
          importInto(doc, markdown)
          expect(tell(doc)).toEqual(once)
        }
      }),
      { numRuns: 8 },
    ))

  it('comes back as equal with a zone beside and with starred events alone, as far as they tell', () =>
    fc.assert(
      fc.property(content, (values) => {
        const doc = buildDocument(author, values)
        const { events: told, ...rest } = tell(doc)
        const withZone = tell(readAgain(exportMarkdown(doc, { zone: 'Asia/Kathmandu' })))
        expect(withZone).toEqual({ ...rest, events: told })
        const starred = tell(readAgain(exportMarkdown(doc, { isStarredOnly: true })))
        // What was learned later of an event is a cause only where the event is.
        expect({ ...starred, actions: [] }).toEqual({ ...rest, actions: [], events: [] })
      }),
      { numRuns: 20 },
    ))

  it('of a whole postmortem comes back with all that it tells but votes, and only once', () => {
    const doc = createGitlabDocument(author)
    const markdown = exportMarkdown(doc)
    const again = readAgain(markdown)
    expect(tell(again)).toEqual(tell(doc))
    importInto(again, markdown)
    expect(tell(again)).toEqual(tell(doc))
  })
})
