import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { createDocument, snapshot, toMeeting } from '../../shared/document'
import { getAgenda } from '../../shared/document/agenda'
import { findUpgrade, takeParts } from '../../shared/document/templates'
import { settleTwins } from '../../shared/import/twins'
import { chosenSections, listChosen, templateTexts } from '../../shared/meeting/report'
import { rulesOf } from '../../shared/meeting/rules'
import type { PostmortemTemplate } from '../../shared/protocol/templates'
import { testAuthor } from '../support/author'

const first: PostmortemTemplate = { id: 'team', version: 1, name: 'Team', purpose: '', sections: ['context'] }
const second: PostmortemTemplate = {
  ...first,
  version: 2,
  sections: ['context', 'learning', { title: 'Cost', prompt: 'In hours.' }],
  prompts: { stages: { timeline: 'Logs first.' } },
  rules: { deadlines: { draftHours: 24 } },
}

const sync = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
}

const two = (): [Y.Doc, Y.Doc] => {
  const one = createDocument({ title: 'Outage', template: first }, testAuthor('Dana'))
  const other = new Y.Doc()
  sync(one, other)
  return [one, other]
}

const upgrade = (doc: Y.Doc, name: string): void => {
  const { offered, known } = findUpgrade(snapshot(doc), second)
  takeParts(doc, testAuthor(name), second, { taken: offered, known })
}

const titles = (doc: Y.Doc): string[] => listChosen(snapshot(doc)).map(({ title }) => title)
const rowWith = (doc: Y.Doc, title: string): string =>
  chosenSections.read(doc).value.find((row) => row.title === title)?.id ?? ''

describe('a template that is taken again in a newer version', () => {
  it('in one of two copies loses nothing of the other when they merge', () => {
    const [one, other] = two()
    upgrade(one, 'Dana')
    templateTexts.text(other, 'context').insert(0, 'Typed meanwhile.')
    chosenSections.add(other, testAuthor('Noor'), { title: 'Our own', text: 'Kept.' })
    sync(one, other)
    expect(toMeeting(one)).toEqual(toMeeting(other))
    expect(titles(one)).toEqual(expect.arrayContaining(['Context', 'What we learned', 'Cost', 'Our own']))
    expect(listChosen(snapshot(one)).find(({ title }) => title === 'Context')?.text).toBe('Typed meanwhile.')
    expect(rulesOf(snapshot(one).rules).deadlines.draftHours).toBe(24)
    expect(findUpgrade(snapshot(other), second)).toEqual({ offered: [], known: [] })
  })

  it('in both copies gives each section once, with the words of both', () => {
    const [one, other] = two()
    upgrade(one, 'Dana')
    upgrade(other, 'Noor')
    templateTexts.text(one, 'learning').insert(0, 'From Dana. ')
    templateTexts.text(other, 'learning').insert(0, 'From Noor. ')
    chosenSections.rewrite(one, rowWith(one, 'Cost'), 'text', 'Nine hours.')
    sync(one, other)
    for (const _step of settleTwins(one, 1));
    sync(one, other)
    const learned = listChosen(snapshot(one)).filter(({ title }) => title === 'What we learned')
    expect(learned).toHaveLength(1)
    expect(learned[0]?.text).toContain('From Dana.')
    expect(learned[0]?.text).toContain('From Noor.')
    const costs = listChosen(snapshot(one)).filter(({ title }) => title === 'Cost')
    expect(costs.map(({ text }) => text)).toEqual(['Nine hours.'])
    expect(toMeeting(one)).toEqual(toMeeting(other))
  })

  it('is undone as one step, which keeps what others have typed into its sections', async () => {
    const [one, other] = two()
    const undo = new Undo(one, testAuthor('Dana'))
    const before = toMeeting(one)
    const agenda = getAgenda(snapshot(one))
    await undo.asOneStep(async (slice) => {
      slice(() => upgrade(one, 'Dana'))
      return true
    })
    sync(one, other)
    chosenSections.rewrite(other, rowWith(other, 'Cost'), 'text', 'Nine hours.')
    sync(one, other)
    undo.undo()
    const { chosenSections: _rows, ...rest } = toMeeting(one)
    const { chosenSections: _before, ...expected } = before
    expect(rest).toEqual(expected)
    expect(titles(one)).toEqual(['Context'])
    expect(getAgenda(snapshot(one))).toEqual(agenda)
    expect(chosenSections.listTrash(one).map(({ text }) => text)).toContain('Nine hours.')
    expect(undo.canUndo()).toBe(false)
    expect(findUpgrade(snapshot(one), second).offered.length).toBeGreaterThan(0)
    undo.redo()
    expect(titles(one)).toEqual(expect.arrayContaining(['What we learned', 'Cost']))
  })
})
