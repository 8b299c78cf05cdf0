import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument, snapshot } from '../../../shared/document'
import { listGaps } from '../../../shared/document/completeness'
import { record } from '../../../shared/meeting/incident'
import {
  adoptPolicies,
  declinePolicies,
  defaultRules,
  expectationText,
  findLevel,
  hasNewPolicies,
  reviewOf,
  rules,
  rulesOf,
  rulesOfPolicies,
} from '../../../shared/meeting/rules'
import type { PolicyRules } from '../../../shared/protocol/policies'
import { testAuthor } from '../../support/author'

const level = (id: string, review: 'meeting' | 'written' | 'near-miss' = 'meeting') => ({
  id,
  meaning: '',
  threshold: '',
  review,
})
const policies: PolicyRules = {
  severityScale: [level('SEV 1'), level('SEV 2', 'written')],
  deadlines: { draftHours: 48 },
  requiredFields: { action: ['owner', 'due', 'ticket'], postmortem: ['title', 'services'] },
}
const read = (doc: Y.Doc) => rules.read(doc).value

describe('the rules of a document', () => {
  it('are the usual ones in a document that carries none, and nothing is stored', () => {
    const doc = createDocument({ title: 'Shop down' }, testAuthor())
    expect(rulesOf(read(doc))).toEqual(defaultRules)
    expect(defaultRules.deadlines).toEqual({
      draftHours: 72,
      highPriorityDueDays: 14,
      progressCheckDays: 14,
      completionCheckDays: 30,
      effectCheckDays: 90,
    })
    expect(doc.getMap('rules').size).toBe(0)
  })

  it('are those of the policies that it took, completed by the usual ones', () => {
    const doc = new Y.Doc()
    adoptPolicies(doc, policies)
    expect(rulesOf(read(doc))).toEqual({
      severityScale: policies.severityScale,
      deadlines: { ...defaultRules.deadlines, draftHours: 48 },
      requiredFields: policies.requiredFields,
    })
    adoptPolicies(doc, { deadlines: { draftHours: 24 } })
    expect(rulesOf(read(doc))).toEqual(rulesOfPolicies({ deadlines: { draftHours: 24 } }))
  })

  it('are the same object as long as what is stored is the same', () => {
    const stored = read(new Y.Doc())
    expect(rulesOf(stored)).toBe(rulesOf(stored))
  })

  it('keep what makes sense of values that only another program can have stored', () => {
    const doc = new Y.Doc()
    doc
      .getMap('rules')
      .set('severityScale', [{ id: 'A', review: 'by-post', withinDays: 3 }, { id: 'A', review: 'written' }, { id: '' }])
    doc.getMap('rules').set('deadlines', { draftHours: -1, effectCheckDays: 1e9, progressCheckDays: 7, lunch: 3 })
    doc.getMap('rules').set('requiredFields', { action: ['due', 'mood'], postmortem: [] })
    expect(rulesOf(read(doc))).toEqual({
      severityScale: [{ id: 'A', meaning: '', threshold: '', review: 'meeting', withinDays: 3 }],
      deadlines: { ...defaultRules.deadlines, progressCheckDays: 7 },
      requiredFields: { action: ['due'], postmortem: [] },
    })
    doc.getMap('rules').set('severityScale', 'P1')
    expect(rulesOf(read(doc)).severityScale).toEqual(defaultRules.severityScale)
    expect(rules.read(doc).invalid).toHaveLength(1)
  })
})

describe('policies that have changed', () => {
  it('are offered until they are taken or declined', () => {
    const doc = new Y.Doc()
    expect(hasNewPolicies(read(doc), {})).toBe(false)
    expect(hasNewPolicies(read(doc), policies)).toBe(true)
    adoptPolicies(doc, policies)
    expect(hasNewPolicies(read(doc), policies)).toBe(false)
    const later: PolicyRules = { ...policies, deadlines: { draftHours: 24 } }
    expect(hasNewPolicies(read(doc), later)).toBe(true)
    declinePolicies(doc, later)
    expect(hasNewPolicies(read(doc), later)).toBe(false)
    expect(rulesOf(read(doc)).deadlines.draftHours).toBe(48)
    expect(hasNewPolicies(read(doc), {})).toBe(true)
  })

  it('are not offered if they say in other words what applies anyway', () => {
    const reversed = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).reverse()) as T
    const same: PolicyRules = {
      severityScale: defaultRules.severityScale.map(reversed),
      deadlines: { draftHours: 72 },
      requiredFields: { action: ['due', 'owner'] },
    }
    expect(hasNewPolicies(read(new Y.Doc()), same)).toBe(false)
  })
})

describe('the way to review an incident', () => {
  it('is what its severity means, unless somebody chose another', () => {
    const scale = rulesOfPolicies(policies)
    expect(reviewOf({ severity: 'SEV 2', review: '' }, scale)).toBe('written')
    expect(reviewOf({ severity: ' SEV 2 ', review: '' }, scale)).toBe('written')
    expect(reviewOf({ severity: 'SEV 2', review: 'meeting' }, scale)).toBe('meeting')
    expect(reviewOf({ severity: 'P1', review: '' }, scale)).toBe('meeting')
    expect(reviewOf({ severity: '', review: '' }, scale)).toBe('meeting')
  })

  it('is said in a sentence for every level of the usual scale', () => {
    expect(defaultRules.severityScale.map((one) => [one.id, expectationText(one)])).toEqual([
      ['P1', 'Meet within 3 days.'],
      ['P2', 'Meet within 5 business days.'],
      ['P3', 'A written review within 5 business days is enough; meet if there is something to learn.'],
      ['Near miss', 'A short note within 5 business days is enough: what happened, and what kept it from being worse.'],
    ])
    expect(findLevel('SEV 1', defaultRules)).toBeUndefined()
    expect(expectationText(level('x'))).toBe('Meet about it.')
  })
})

describe('what a finished postmortem needs', () => {
  const gaps = (doc: Y.Doc) =>
    listGaps(snapshot(doc), 0).flatMap(({ ref, isRequired }) =>
      ref?.section === 'record' ? [`${ref.field}${isRequired ? '' : '?'}`] : [],
    )

  it('follows the rules of the document', () => {
    const doc = new Y.Doc()
    const useful = ['detectedAt?', 'mitigatedAt?']
    expect(gaps(doc)).toEqual(
      expect.arrayContaining(['title', 'startedAt', 'resolvedAt', 'owner', 'whatHappened?', ...useful]),
    )
    adoptPolicies(doc, { requiredFields: { postmortem: ['services', 'whatHappened'] } })
    expect(gaps(doc)).toEqual(expect.arrayContaining(['services', 'whatHappened', 'title?', 'owner?', ...useful]))
    record.change(doc, { services: ['shop'] })
    record.rewrite(doc, 'whatHappened', 'It was down.')
    expect(gaps(doc)).not.toContain('services')
    expect(gaps(doc)).not.toContain('whatHappened')
  })
})
