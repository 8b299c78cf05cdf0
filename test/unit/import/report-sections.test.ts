import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { createDocument, snapshot } from '../../../shared/document'
import { createReport, toMarkdown } from '../../../shared/document/report'
import { applyImport, chooseTaken, planImport, readPresentContent } from '../../../shared/import'
import { importTimeline } from '../../../shared/libs/timeline-import'
import {
  addOwnSection,
  chooseTemplate,
  chosenSections,
  listChosen,
  rowOfTemplate,
  sectionTemplates,
  templateTexts,
} from '../../../shared/meeting/report'
import { testAuthor } from '../../support/author'
import { rowSource } from '../../support/imports'

const author = testAuthor('Dana')
const newDocument = (): Y.Doc => createDocument({ title: 'Outage' }, author)

const plan = (doc: Y.Doc, text: string) => planImport(readPresentContent(doc), [rowSource('report.md', text)])
const take = (doc: Y.Doc, text: string) => applyImport(doc, author, chooseTaken(plan(doc, text)))
const textsIn = (doc: Y.Doc) => Object.fromEntries(listChosen(snapshot(doc)).map(({ title, text }) => [title, text]))

const report = `# Postmortem: the gateway was down

## Summary

Payments failed for 40 minutes.

## Background

The gateway runs in one region.

Its certificates are renewed by hand.

## Timeline

- 14:05 UTC the alert fired
- 14:31 UTC the certificate was renewed

## Technical details

### Graphs

The error rate rose to 30 %.

### Settings

Renewal was off.

## Cost

About two days of work.

## Weather

Sunny.
`

describe('a section of prose in a postmortem that is imported', () => {
  it('is brought to the section of the report that its heading names, with what stands below it', () => {
    const doc = newDocument()
    addOwnSection(doc, author, { title: 'Cost' })
    const summary = take(doc, report)
    expect(textsIn(doc)).toEqual({
      Context: 'The gateway runs in one region.\n\nIts certificates are renewed by hand.',
      'Technical details': 'Graphs\n\nThe error rate rose to 30 %.\n\nSettings\n\nRenewal was off.',
      Cost: 'About two days of work.',
    })
    expect(summary.texts).toEqual(['summary', 'Context', 'Technical details', 'Cost'])
    expect(snapshot(doc).record.whatHappened).toBe('Payments failed for 40 minutes.')
  })

  it('is not added again', () => {
    const doc = newDocument()
    take(doc, report)
    const before = textsIn(doc)
    expect(
      plan(doc, report)
        .sections.filter(({ target }) => target === 'section')
        .map(({ state }) => state),
    ).toEqual(['imported', 'imported'])
    take(doc, report)
    expect(textsIn(doc)).toEqual(before)
  })

  it('leaves a section that has a text of its own as it is, unless it is chosen', () => {
    const doc = newDocument()
    chooseTemplate(doc, author, 'context')
    templateTexts.text(doc, 'context').insert(0, 'Our own words.')
    take(doc, report)
    expect(textsIn(doc).Context).toBe('Our own words.')
    const { sections } = plan(doc, report)
    applyImport(doc, author, { rows: [], sections: sections.filter(({ section }) => section?.title === 'Context') })
    expect(textsIn(doc).Context).toMatch(/^Our own words\.\n\nThe gateway runs/)
  })

  it('comes back from the trash with what is imported into it', () => {
    const doc = newDocument()
    chooseTemplate(doc, author, 'context')
    chosenSections.remove(doc, rowOfTemplate('context'), author)
    take(doc, report)
    expect(textsIn(doc).Context).toContain('one region')
  })

  it('is found under each title of each template, also in the report that Debrief writes', () => {
    const doc = newDocument()
    for (const { id, title, alsoCalled } of sectionTemplates) {
      for (const name of [title, ...alsoCalled]) {
        const { others = [] } = importTimeline(
          `# Outage\n\n## ${name}\n\nWords about it.\n\n## Timeline\n\n- 14:05 UTC up\n`,
        )
        expect(
          others.map((one) => one.title),
          name,
        ).toContain(name)
      }
      chooseTemplate(doc, author, id)
      templateTexts.text(doc, id).insert(0, `Words about ${id}.\n\nAnd more.`)
    }
    addOwnSection(doc, author, { title: 'Cost', text: 'Two days.' })
    const markdown = toMarkdown('Outage', createReport(snapshot(doc), 0))
    const other = newDocument()
    addOwnSection(other, author, { title: 'Cost' })
    take(other, markdown)
    expect(textsIn(other)).toEqual(textsIn(doc))
  })
})
