import { describe, expect, it } from 'vitest'
import { createDocument, snapshot } from '../../../shared/document'
import { getAgenda } from '../../../shared/document/agenda'
import { createReport, toMarkdown } from '../../../shared/document/report'
import {
  builtInTemplates,
  findNewer,
  guideTemplates,
  startFromTemplate,
  wayTemplates,
} from '../../../shared/document/templates'
import { builtInCards } from '../../../shared/meeting/cards/deck'
import { record } from '../../../shared/meeting/incident'
import { listChosen, sectionTemplates, templateById, templateTexts } from '../../../shared/meeting/report'
import { guides } from '../../../shared/meeting/report/guides'
import { rulesOf } from '../../../shared/meeting/rules'
import { promptOfField, promptOfStage, withTemplateCards } from '../../../shared/meeting/template'
import { cardGuides } from '../../../shared/protocol/prompt-cards'
import { postmortemTemplateSchema } from '../../../shared/protocol/templates'
import { stageById } from '../../../shared/stages'
import { addMeasure } from '../../../shared/stages/impact/model'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'

const author = testAuthor('Dana')

const made = (id: string) => {
  const template = builtInTemplates.find((one) => one.id === id)
  return { template, doc: createDocument({ title: 'Outage', template }, author) }
}

it('there is a template for each guide, in the order of the guides', () => {
  expect(guideTemplates.map(({ id }) => id)).toEqual(guides.map(({ id }) => id))
  expect(guides.map(({ id }) => id)).toEqual(Object.keys(cardGuides))
})

describe.each(guideTemplates.map((template) => [template.id, template] as const))(
  'the template “%s”',
  (id, template) => {
    it('is valid, and refers only to stages and sections that exist', () => {
      expect(postmortemTemplateSchema.parse(template)).toEqual(template)
      const stages = [
        ...(template.agenda ?? []).map(({ stage }) => stage),
        ...Object.keys(template.prompts?.stages ?? {}),
      ]
      for (const stage of stages) expect(stageById(stage), stage).toBeDefined()
      for (const section of Object.keys(template.prompts?.sections ?? {})) {
        expect(templateById(section), section).toBeDefined()
        expect(template.sections, section).toContain(section)
      }
    })

    // Which sections a guide names is listed in `report/sections.test.ts`, as read from the guide.
    it('gives a document that holds every section that its guide names', () => {
      const doc = createGitlabDocument(author)
      for (const affected of ['users', 'business', 'engineering', 'trust', 'debt'] as const)
        addMeasure(doc, author, { affected, text: 'Something', amount: '5' })
      record.change(doc, { authors: ['Dana'] })
      startFromTemplate(doc, author, template)
      for (const section of sectionTemplates.map((one) => one.id))
        templateTexts.text(doc, section).insert(0, `Words about ${section}.`)
      const report = toMarkdown('t', createReport(snapshot(doc), 0))
      const guide = guides.find((one) => one.id === id)
      expect(guide?.sections.length).toBeGreaterThan(5)
      for (const { title, builtIn = [], templates = [] } of guide?.sections ?? []) {
        for (const name of builtIn)
          expect(report, title).toMatch(new RegExp(`^(?:#+ ${name}$|- \\*\\*${name}:\\*\\* \\S|\\| ${name} \\|)`, 'm'))
        for (const section of templates) expect(report, title).toContain(`Words about ${section}.`)
      }
      const chosen = listChosen(snapshot(doc)).map((one) => one.template?.id)
      expect(report.match(/Words about/g)).toHaveLength(chosen.length)
    })

    it('gives a document its agenda, prompts, cards and rules, with which nothing is new', () => {
      const snap = snapshot(made(id).doc)
      const agenda = getAgenda(snap).filter(({ isOn }) => isOn)
      expect(agenda.map(({ stage, minutes }) => ({ stage, minutes }))).toEqual(template.agenda)
      expect([45, 60, 90]).toContain(agenda.reduce((sum, { minutes }) => sum + minutes, 0))
      for (const [stage, text] of Object.entries(template.prompts?.stages ?? {}))
        expect(promptOfStage(snap.templateParts, stage)).toBe(text)
      expect(promptOfField(snap.templateParts, 'summary')).toBe(template.prompts?.fields?.summary)
      const { requiredFields, deadlines } = template.rules ?? {}
      expect(rulesOf(snap.rules).requiredFields.action).toEqual(expect.arrayContaining(requiredFields?.action ?? []))
      expect(rulesOf(snap.rules).deadlines).toMatchObject(deadlines ?? {})
      const card = builtInCards.find(({ source, weight }) => source === id && weight < 5)
      const dealt = withTemplateCards(builtInCards, snap.templateParts).find((one) => one.id === card?.id)
      expect(dealt?.weight).toBe((card?.weight ?? 0) + 1)
      expect(snap.templateNote).toEqual({ id, version: template.version, name: template.name })
      expect(findNewer(snap, builtInTemplates)).toBeUndefined()
      expect(snap.invalid).toEqual([])
    })
  },
)

it('a document without a template is as it always was', () => {
  const snap = snapshot(createDocument({ title: 'Outage' }, author))
  expect(snap.templateNote).toEqual({ id: '', version: 0, name: '' })
  expect(Object.keys(snap.templateParts)).toEqual([])
  expect(snap.chosenSections).toEqual([])
})

it('a review without a meeting is a template, too, with the way of review and nothing else', () => {
  for (const template of wayTemplates) {
    expect(postmortemTemplateSchema.parse(template)).toEqual(template)
    expect(snapshot(createDocument({ title: 'Outage', template }, author)).record.review).toBe(template.review)
  }
  const ids = builtInTemplates.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
