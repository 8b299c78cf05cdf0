import { describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { listTexts, snapshot, summarize, toMeeting } from '../../../shared/document'
import { exportFormats } from '../../../shared/document/exports'
import { createReport, toMarkdown } from '../../../shared/document/report'
import {
  addOwnSection,
  chooseTemplate,
  chosenSections,
  createOutline,
  listChosen,
  moveInOutline,
  rowOfTemplate,
  sectionTemplates,
  stepInOutline,
  templateByTitle,
  templateTexts,
  textOfSection,
} from '../../../shared/meeting/report'
import { chooseGuide, guides, templatesOfGuide } from '../../../shared/meeting/report/guides'
import { cardGuides } from '../../../shared/protocol/prompt-cards'
import { addMeasure } from '../../../shared/stages/impact/model'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { createRandom, seed } from '../../support/random'

const author = testAuthor('Dana')

/** The sections that each guide’s template names, in its own order; read from the guides, not from the app. */
const namedByGuides: Record<string, string[]> = {
  mastering: [
    'Timeline',
    'Impact assessment',
    'Contributing factors',
    'Action items',
    'Executive summary',
    'Incident overview',
    'Root cause analysis',
    'Communication flow',
    'What could have happened',
    'Layers of defense',
    'Story: context',
    'Story: progression',
    'Story: resolution',
    'Story: learning',
    'Follow-up mechanisms',
    'Longer-term consequences',
    'Similar incidents',
  ],
  discipline: [
    'Date',
    'Authors',
    'Status',
    'Severity',
    'Duration',
    'Impact summary: users',
    'Impact summary: revenue',
    'Impact summary: duration',
    'Timeline',
    'What happened?',
    'Why did it happen?',
    'Why wasn’t it caught earlier?',
    'Five whys analysis',
    'Contributing factors',
    'What went well',
    'What could be improved',
    'Action items',
    'Follow-up after two weeks and a month',
  ],
  'field-guide': [
    'Executive summary',
    'Timeline',
    'Objective sources',
    'Root causes and contributing factors',
    'Past postmortems',
    'Impact on users and the business',
    'Action items',
    'Following through',
    'Lessons learned',
  ],
  'best-practices': [
    'Executive summary',
    'Incident timeline',
    'Contributing factors',
    'Technical details of the failure',
    'Lessons learned',
    'Action items',
  ],
  comprehensive: [
    'Date',
    'Incident ID',
    'Owner',
    'Incident summary',
    'Incident timeline',
    'Root cause analysis',
    'Impact: customers affected',
    'Impact: duration of the outage',
    'Impact: business and operations',
    'Lessons learned',
    'Key insights',
    'Action items',
  ],
}

const markdownOf = (doc: Y.Doc): string => toMarkdown('t', createReport(snapshot(doc), 0))
const chosenIn = (doc: Y.Doc) => listChosen(snapshot(doc))
const write = (doc: Y.Doc, id: Parameters<typeof templateTexts.text>[1], text: string): void => {
  chooseTemplate(doc, author, id)
  templateTexts.text(doc, id).insert(0, text)
}

describe('the sections that the guides name', () => {
  it.each(guides.map((guide) => [guide.id, guide] as const))('are all known, of the guide “%s”', (id, guide) => {
    expect(guide.sections.map(({ title }) => title).sort()).toEqual([...(namedByGuides[id] ?? [])].sort())
    for (const { builtIn = [], templates = [] } of guide.sections)
      expect(builtIn.length + templates.length).toBeGreaterThan(0)
  })

  it.each(guides.map((guide) => [guide.id, guide] as const))('are all in the report, of the guide “%s”', (_, guide) => {
    const doc = createGitlabDocument(author)
    for (const affected of ['users', 'business', 'engineering', 'trust', 'debt'] as const)
      addMeasure(doc, author, { affected, text: 'Something', amount: '5' })
    doc.getMap('record').set('authors', ['Dana'])
    chooseGuide(doc, author, guide)
    for (const id of templatesOfGuide(guide)) templateTexts.text(doc, id).insert(0, `Words about ${id}`)
    const markdown = markdownOf(doc)
    for (const name of guide.sections.flatMap(({ builtIn = [] }) => builtIn))
      expect(markdown, name).toMatch(new RegExp(`^(?:#+ ${name}$|- \\*\\*${name}:\\*\\* \\S|\\| ${name} \\|)`, 'm'))
    for (const id of templatesOfGuide(guide)) expect(markdown).toContain(`Words about ${id}`)
    expect(chosenIn(doc).map(({ template }) => template?.id)).toEqual(
      sectionTemplates.map(({ id }) => id).filter((id) => templatesOfGuide(guide).includes(id)),
    )
  })

  it('are those of the guides that the prompt cards draw on', () =>
    expect(guides.map(({ id }) => id)).toEqual(Object.keys(cardGuides)))

  it('can be chosen one by one, and each belongs to a guide', () => {
    const named = new Set(guides.flatMap(templatesOfGuide))
    expect(sectionTemplates.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([])
    const titles = sectionTemplates.flatMap(({ title, alsoCalled }) => [title.toLowerCase(), ...alsoCalled])
    expect(new Set(titles).size).toBe(titles.length)
    for (const { id, title } of sectionTemplates) expect(templateByTitle(` ${title.toUpperCase()}: `)?.id).toBe(id)
  })
})

describe('chosen sections', () => {
  it('stand below the section that they follow, and only once they say something', () => {
    const doc = createGitlabDocument(author)
    write(doc, 'context', 'Backups ran nightly.\n\nNobody had restored one.')
    chooseTemplate(doc, author, 'whatIf')
    const own = addOwnSection(doc, author, { title: 'Cost', text: 'About a week of work.' })
    const headings = [...markdownOf(doc).matchAll(/^## (.+)$/gm)].map((found) => found[1])
    expect(headings).toEqual([
      'Executive summary',
      'Impact',
      'Key actions',
      'Context',
      'Timeline',
      'Analysis',
      'Cost',
      'Lessons',
      'Meeting',
    ])
    chosenSections.remove(doc, own, author)
    expect(markdownOf(doc)).not.toContain('Cost')
  })

  it('are searched, checked for wording, and part of the readable file', () => {
    const doc = createGitlabDocument(author)
    write(doc, 'layers', 'Review let the default pass.')
    addOwnSection(doc, author, { title: 'Cost of the outage', text: 'About a week of work.' })
    for (const text of ['Review let the default pass.', 'About a week of work.']) {
      expect(summarize(doc).texts.map((one) => one.text)).toContain(text)
      expect(listTexts(snapshot(doc)).map((one) => one.text)).toContain(text)
      expect(JSON.stringify(toMeeting(doc))).toContain(text)
    }
    const source = { snapshot: snapshot(doc), content: () => toMeeting(doc), now: 0 }
    for (const id of ['markdown', 'html', 'json'])
      expect(exportFormats.find((format) => format.id === id)?.render(source)).toContain('Review let the default pass.')
  })

  it('that are in the trash are not read, and come back with their text', () => {
    const doc = new Y.Doc()
    write(doc, 'context', 'Backups ran nightly.')
    chosenSections.remove(doc, rowOfTemplate('context'), author)
    expect(chosenIn(doc)).toEqual([])
    expect(listTexts(snapshot(doc))).toEqual([])
    chooseTemplate(doc, author, 'context')
    expect(chosenIn(doc).map(({ text }) => text)).toEqual(['Backups ran nightly.'])
  })

  it('that this version does not know are own sections without a title', () => {
    const doc = new Y.Doc()
    chosenSections.add(doc, author, {}, { id: 'template:fromTheFuture' })
    const [row] = doc.getMap<Y.Map<unknown>>(chosenSections.name).values()
    row?.set('place', 'somewhere')
    expect(chosenIn(doc)).toMatchObject([{ title: '', place: 'analysis' }])
  })
})

describe('the outline', () => {
  const titles = (doc: Y.Doc): string =>
    createOutline(chosenIn(doc))
      .map(({ title, chosen }) => (chosen ? title : title[0]))
      .join(' ')

  it('moves a section by steps through the whole report', () => {
    const doc = new Y.Doc()
    const id = addOwnSection(doc, author, { title: 'cost' })
    addOwnSection(doc, author, { title: 'other' })
    const seen = [titles(doc)]
    for (let step = 0; step < 8; step += 1) {
      stepInOutline(doc, createOutline(chosenIn(doc)), id, -1)
      seen.push(titles(doc))
    }
    expect(seen).toEqual([
      'E I K T A cost other L O M',
      'E I K T cost A other L O M',
      'E I K cost T A other L O M',
      'E I cost K T A other L O M',
      'E cost I K T A other L O M',
      'E cost I K T A other L O M',
      'E cost I K T A other L O M',
      'E cost I K T A other L O M',
      'E cost I K T A other L O M',
    ])
    for (let step = 0; step < 9; step += 1) stepInOutline(doc, createOutline(chosenIn(doc)), id, 1)
    expect(titles(doc)).toBe('E I K T A other L O M cost')
  })

  test('a section lands right below any line that it is moved to', () => {
    const doc = new Y.Doc()
    const ids = ['a', 'b', 'c', 'd'].map((title) => addOwnSection(doc, author, { title }))
    const draw = createRandom(seed)
    const random = (below: number): number => Math.floor(draw() * below)
    for (let move = 0; move < 100; move += 1) {
      const outline = createOutline(chosenIn(doc))
      const moving = ids[random(ids.length)] ?? ''
      const target = outline[random(outline.length)]
      if (!target || target.id === moving) continue
      const expected = outline.filter(({ id }) => id !== moving).map(({ id }) => id)
      expected.splice(expected.indexOf(target.id) + 1, 0, moving)
      moveInOutline(doc, outline, moving, target.id)
      expect(createOutline(chosenIn(doc)).map(({ id }) => id)).toEqual(expected)
    }
  })

  it('writes into the text that it shows', () => {
    const doc = new Y.Doc()
    chooseTemplate(doc, author, 'context')
    addOwnSection(doc, author, { title: 'Cost' })
    for (const section of chosenIn(doc)) textOfSection(doc, section)?.insert(0, `About ${section.title}`)
    expect(chosenIn(doc).map(({ text }) => text)).toEqual(['About Context', 'About Cost'])
  })
})
