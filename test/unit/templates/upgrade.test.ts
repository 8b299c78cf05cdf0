import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { createDocument, setMeetingLength, snapshot, toMeeting } from '../../../shared/document'
import { getAgenda } from '../../../shared/document/agenda'
import { findNewer, findUpgrade, takeParts } from '../../../shared/document/templates'
import { agendaEntries, run } from '../../../shared/meeting/agenda'
import { record } from '../../../shared/meeting/incident'
import { addOwnSection, chosenSections, listChosen, rowOfTemplate, templateTexts } from '../../../shared/meeting/report'
import { adoptPolicies, hasNewPolicies, rulesOf } from '../../../shared/meeting/rules'
import { promptOfSection, promptOfStage, withTemplateRules } from '../../../shared/meeting/template'
import type { PostmortemTemplate } from '../../../shared/protocol/templates'
import { testAuthor } from '../../support/author'

const author = testAuthor('Dana')

const first: PostmortemTemplate = {
  id: 'team',
  version: 1,
  name: 'Team',
  purpose: '',
  review: 'written',
  sections: ['context', { title: 'Cost', prompt: 'In hours.', place: 'impact' }],
  agenda: [
    { stage: 'impact', minutes: 10 },
    { stage: 'timeline', minutes: 20 },
    { stage: 'actions', minutes: 15 },
    { stage: 'timeline', minutes: 5 },
  ],
  prompts: { stages: { timeline: 'Logs first.' } },
  rules: { deadlines: { draftHours: 48 }, requiredFields: { action: ['owner', 'ticket'] } },
}

const second: PostmortemTemplate = {
  ...first,
  version: 2,
  review: 'meeting',
  sections: ['learning', ...(first.sections ?? []), { title: 'Audience', prompt: 'Who reads it.' }],
  agenda: [
    { stage: 'impact', minutes: 12 },
    { stage: 'timeline', minutes: 25 },
    { stage: 'fishbone', minutes: 8 },
    { stage: 'actions', minutes: 15 },
  ],
  prompts: { stages: { timeline: 'Logs first, then chats.' } },
  rules: { deadlines: { draftHours: 24 }, requiredFields: { action: ['kind'] } },
}

const agendaOf = (doc: Y.Doc): string[] =>
  getAgenda(snapshot(doc)).flatMap(({ id, isOn, minutes }) => (isOn ? [`${id} ${minutes}`] : []))
const offeredIn = (doc: Y.Doc, template = second): string[] =>
  findUpgrade(snapshot(doc), template).offered.map(({ key }) => key)
const titlesIn = (doc: Y.Doc): string[] => listChosen(snapshot(doc)).map(({ title }) => title)
const made = (): Y.Doc => createDocument({ title: 'Outage', template: first }, author)

/** Takes all that is offered but what is left out. */
const upgrade = (doc: Y.Doc, template = second, leftOut: readonly string[] = []): void => {
  const { offered, known } = findUpgrade(snapshot(doc), template)
  takeParts(doc, author, template, {
    taken: offered.filter(({ key }) => !leftOut.includes(key)),
    declined: offered.filter(({ key }) => leftOut.includes(key)),
    known,
  })
}

it('a document is made with all that its template brings; stages that are not listed are off', () => {
  const doc = made()
  expect(agendaOf(doc)).toEqual(['impact 10', 'timeline 20', 'actions 15', 'timeline~2 5'])
  expect(titlesIn(doc)).toEqual(['Context', 'Cost'])
  const { record: values, rules, templateParts: parts } = snapshot(doc)
  expect(values.review).toBe('written')
  expect(rulesOf(rules).deadlines.draftHours).toBe(48)
  expect(rulesOf(rules).requiredFields.action).toEqual(['owner', 'due', 'ticket'])
  expect(promptOfStage(parts, 'timeline')).toBe('Logs first.')
  expect(promptOfSection(parts, { title: 'Cost' })).toBe('In hours.')
})

it('what a template decides stands in place of the folder’s policies, and these are not offered again for it', () => {
  const policies = {
    deadlines: { draftHours: 36, progressCheckDays: 7 },
    requiredFields: { action: ['criterion' as const] },
  }
  const doc = createDocument({ title: 'Outage', template: first, policies }, author)
  const { rules, templateParts: parts } = snapshot(doc)
  expect(rulesOf(rules).deadlines).toMatchObject({ draftHours: 48, progressCheckDays: 7 })
  expect(rulesOf(rules).requiredFields.action).toEqual(['owner', 'criterion', 'ticket'])
  expect(hasNewPolicies(rules, withTemplateRules(policies, parts))).toBe(false)
  const next = withTemplateRules({ deadlines: { progressCheckDays: 10 } }, parts)
  expect(hasNewPolicies(rules, next)).toBe(true)
  adoptPolicies(doc, next)
  expect(rulesOf(snapshot(doc).rules).deadlines).toMatchObject({ draftHours: 48, progressCheckDays: 10 })
})

it('a newer version offers what is new and what has changed, and taking it leaves nothing to offer', () => {
  const doc = made()
  expect(findNewer(snapshot(doc), [first])).toBeUndefined()
  expect(findNewer(snapshot(doc), [second])?.template).toBe(second)
  expect(offeredIn(doc)).toEqual([
    'review/',
    'stage/impact',
    'stage/timeline',
    'stage/fishbone',
    'section/learning',
    'own-section/Audience',
    'stage-prompt/timeline',
    'deadline/draftHours',
    'action-field/kind',
  ])
  upgrade(doc)
  expect(agendaOf(doc)).toEqual(['impact 12', 'timeline 25', 'fishbone 8', 'actions 15', 'timeline~2 5'])
  expect(titlesIn(doc)).toEqual(['Context', 'What we learned', 'Cost', 'Audience'])
  const { record: values, rules, templateNote, templateParts: parts } = snapshot(doc)
  expect(values.review).toBe('meeting')
  expect(rulesOf(rules).deadlines.draftHours).toBe(24)
  expect(rulesOf(rules).requiredFields.action).toEqual(['owner', 'due', 'kind', 'ticket'])
  expect(promptOfStage(parts, 'timeline')).toBe('Logs first, then chats.')
  expect(templateNote.version).toBe(2)
  expect(findNewer(snapshot(doc), [second])).toBeUndefined()
  expect(offeredIn(doc)).toEqual([])
})

it('what people have chosen, changed or removed stays, and is not offered', () => {
  const doc = made()
  record.change(doc, { review: 'near-miss' })
  agendaEntries.set(doc, 'impact', { minutes: 7, isOn: true, position: 0 })
  agendaEntries.set(doc, 'timeline', { minutes: 20, isOn: false, position: 1 })
  chosenSections.remove(doc, rowOfTemplate('context'), author)
  adoptPolicies(doc, { deadlines: { draftHours: 60 } })
  const before = toMeeting(doc)
  expect(offeredIn(doc)).toEqual([
    'stage/fishbone',
    'section/learning',
    'own-section/Audience',
    'stage-prompt/timeline',
    'action-field/kind',
  ])
  upgrade(doc)
  expect(agendaOf(doc)).toEqual(['impact 7', 'fishbone 8', 'actions 15', 'timeline~2 5'])
  expect(titlesIn(doc)).not.toContain('Context')
  expect(toMeeting(doc).record).toEqual(before.record)
  expect(rulesOf(snapshot(doc).rules).deadlines.draftHours).toBe(60)
})

it('what was declined is not offered again, until the template changes it', () => {
  const doc = made()
  upgrade(doc, second, ['stage/impact', 'section/learning'])
  expect(agendaOf(doc)[0]).toBe('impact 10')
  expect(titlesIn(doc)).not.toContain('What we learned')
  const third = { ...second, version: 3, agenda: [{ stage: 'impact', minutes: 14 }, ...(second.agenda ?? []).slice(1)] }
  expect(offeredIn(doc, third)).toEqual(['stage/impact'])
})

it('a section that people have chosen by themselves is known, and keeps its text', () => {
  const doc = made()
  addOwnSection(doc, author, { title: 'Audience', text: 'Everybody.' })
  chosenSections.add(doc, author, {}, { id: rowOfTemplate('learning') })
  templateTexts.text(doc, 'learning').insert(0, 'Restores must be tried.')
  expect(offeredIn(doc)).not.toContain('section/learning')
  upgrade(doc)
  expect(listChosen(snapshot(doc)).find(({ title }) => title === 'What we learned')?.text).toBe(
    'Restores must be tried.',
  )
  expect(findUpgrade(snapshot(doc), second).known).toEqual([])
})

it('the agenda of a running meeting stays as it is', () => {
  const doc = made()
  const { state } = snapshot(doc).run
  run.change(doc, { state: { ...state, phase: 'running', stage: 'impact' } })
  expect(offeredIn(doc).filter((key) => key.startsWith('stage/'))).toEqual([])
})

it('of a document without an agenda of its own, only stages that are off are offered', () => {
  const doc = createDocument(
    { title: 'Outage', template: { id: 'team', version: 1, name: 'Team', purpose: '' } },
    author,
  )
  setMeetingLength(doc, 60)
  agendaEntries.set(doc, 'fishbone', { minutes: 8, isOn: false, position: 4 })
  expect(offeredIn(doc).filter((key) => key.startsWith('stage/'))).toEqual(['stage/fishbone'])
})

it('reading what somebody else’s program has stored never throws', () => {
  const doc = made()
  const parts = doc.getMap('template.parts')
  for (const key of ['section/learning', 'stage/fishbone', 'own-section/Cost', 'card/x', 'scale/', '', 'a', '/'])
    for (const value of [{ a: [[]] }, null, 'text', -1]) {
      parts.set(key, value)
      doc.getMap('template').set('version', value)
      expect(() => upgrade(doc)).not.toThrow()
    }
})
