import { describe, expect, it } from 'vitest'
import { createDocument, snapshot } from '../../../shared/document'
import { exportFormats } from '../../../shared/document/exports'
import { record } from '../../../shared/meeting/incident'
import { addAction } from '../../../shared/stages/actions/model'
import { closing } from '../../../shared/stages/closing/model'
import { addMeasure, impact } from '../../../shared/stages/impact/model'
import { testAuthor } from '../../support/author'
import { createCrowdedDocument } from '../../support/crowded-document'
import { fc } from '../../support/fast-check'
import { createGitlabDocument } from '../../support/gitlab-document'

type Doc = ReturnType<typeof createDocument>
const author = testAuthor('Dana')

const render = (id: string, doc: Doc): string => {
  const format = exportFormats.find((one) => one.id === id)
  if (!format) throw new Error(`no format ${id}`)
  return format.render({ snapshot: snapshot(doc), content: () => ({}), now: 0 })
}
const createEmpty = (title = ''): Doc => createDocument({ title, length: 60 }, author)

const word = fc.constantFrom(
  ...[
    'the',
    'replica',
    'lagged',
    'LAGGED',
    'إعادة',
    'ロードバランサーのヘルスチェックが失敗した',
    '🔥',
    '\n',
    '\r\n',
    '\u2028',
  ],
  ...['x'.repeat(300), 'https://x.example/a?b=1', `https://x.example/${'long/'.repeat(60)}end`, '*b*', '`c`', '-'],
)
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))

const content = fc.record({
  title: text,
  severity: text,
  whatHappened: text,
  whatMadeItPossible: text,
  felt: text,
  measures: fc.array(text, { maxLength: 12 }),
  actions: fc.array(fc.record({ text, owner: text, ticket: text }), { maxLength: 30 }),
})

const build = (values: typeof content extends fc.Arbitrary<infer T> ? T : never): Doc => {
  const doc = createEmpty(values.title)
  record.change(doc, { severity: values.severity, startedAt: 0, resolvedAt: 7_200_000 })
  record.rewrite(doc, 'whatHappened', values.whatHappened)
  record.rewrite(doc, 'whatMadeItPossible', values.whatMadeItPossible)
  impact.rewrite(doc, 'felt', values.felt)
  for (const one of values.measures) addMeasure(doc, author, { text: one, amount: '18' })
  for (const one of values.actions) addAction(doc, author, { ...one, due: '2026-03-01' })
  return doc
}

const linksIn = (written: string): string[] => written.match(/https:\/\/\S+/g) ?? []

describe('short texts', () => {
  it('stay short and keep addresses whole, whatever the document contains', () => {
    fc.assert(
      fc.property(content, (values) => {
        const doc = build(values)
        const written = new Set(
          linksIn([values.title, values.severity, JSON.stringify(values)].join(' ').replace(/[\\"]/g, ' ')),
        )
        const chat = render('chat', doc)
        expect(chat.length).toBeLessThan(900)
        const mail = render('mail', doc)
        expect(mail.trimEnd().split('\n').length).toBeLessThan(25)
        expect(mail.split('\n')[0]).toMatch(/^Subject: Postmortem: \S/)
        for (const one of [chat, mail]) {
          expect(one.split(/\r|\u2028|\u2029|\u0085/)).toHaveLength(1)
          for (const link of linksIn(one)) expect(written).toContain(link.replace(/[;,)]+$/, ''))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('say what matters: how severe, how long, who was affected, why, and who does what', () => {
    const doc = createGitlabDocument(author)
    const chat = render('chat', doc)
    for (const part of [
      'Postmortem: GitLab.com database outage',
      'Severity: P1',
      '31 Jan 2017',
      'Duration: 18 h 33 min',
    ])
      expect(chat).toContain(part)
    expect(chat).toMatch(/^Who was affected: ./m)
    expect(chat).toMatch(/^What made it possible: ./m)
    expect(chat).toMatch(/^• .+ \(.+, due \d+ \w+ \d{4}\)/m)
    const mail = render('mail', doc)
    expect(mail.split('\n')[0]).toBe('Subject: Postmortem: GitLab.com database outage (P1)')
    expect(mail).toMatch(/^What happened: ./m)
  })

  it('count what they leave out, so that every action is either shown or counted', () => {
    const doc = createEmpty('Outage')
    for (let index = 0; index < 30; index += 1)
      addAction(doc, author, { text: `Change number ${index} of the plan`, ticket: `https://tracker.example/${index}` })
    addAction(doc, author, { text: 'Given up', status: 'dropped' })
    for (const id of ['chat', 'mail', 'one-page']) {
      const message = render(id, doc)
      const shown = new Set(message.match(/Change number \d+/g)).size
      expect(shown).toBeGreaterThan(2)
      expect(message).toContain(`and ${30 - shown} more`)
      expect(message).not.toContain('Given up')
    }
    expect(render('chat', doc)).toContain('• Change number 0 of the plan (no owner) https://tracker.example/0\n')
  })

  it('name an action by its words where its address is too long', () => {
    const doc = createEmpty('Outage')
    addAction(doc, author, { text: `https://x.example/${'long/'.repeat(60)} gets an owner` })
    expect(render('chat', doc)).toContain('• … gets an owner (no owner)\n')
  })

  it('of an empty document say that nothing has been written down yet', () => {
    const doc = createEmpty()
    expect(render('chat', doc)).toBe('Postmortem: Untitled postmortem\nNothing else has been written down yet.\n')
    expect(render('mail', doc)).toBe(
      'Subject: Postmortem: Untitled postmortem\n\nStatus: Draft\n\nNothing else has been written down yet.\n',
    )
    expect(render('one-page', doc)).toContain('<dt>Status</dt><dd dir="auto">Draft</dd>')
  })
})

describe('the page for executives', () => {
  it('has the summary, the impact, why it was possible and the key actions, each once', () => {
    const page = render('one-page', createGitlabDocument(author))
    expect([...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
      'Summary',
      'Impact',
      'What made it possible',
      'Key actions',
    ])
  })

  it('is as long for the crowded document as for one that has everything once more', () => {
    const doc = createCrowdedDocument(author)
    const length = render('one-page', doc).length
    for (let index = 0; index < 50; index += 1) {
      addAction(doc, author, { text: `One more ${index}`, priority: 'low' })
      addMeasure(doc, author, { text: `One more ${index}`, amount: '1' })
    }
    closing.rewrite(doc, 'summary', 'A sentence of a summary. '.repeat(200))
    expect(render('one-page', doc).length).toBeLessThan(length + 1_000)
  })
})
