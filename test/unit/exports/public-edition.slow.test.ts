import { decodeHTML } from 'entities'
import { describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentSections } from '../../../shared/crdt'
import { createDocument, meetingSections, snapshot, toMeeting } from '../../../shared/document'
import {
  type ExportSource,
  exportFileName,
  exportFormats,
  findInDocument,
  toPublicEdition,
} from '../../../shared/document/exports'
import { reportTitle } from '../../../shared/document/report'
import { type Decision, decide, mentionKinds } from '../../../shared/libs/stand-ins'
import { record } from '../../../shared/meeting/incident'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { createGitlabDocument } from '../../support/gitlab-document'
import { isCollection, isFields, isKeyedValues } from '../../support/section-kinds'

/** Forty strings of all kinds, made of numbers: names of people and services first, which the document knows as such. */
const createSeeds = (n: number): string[] => [
  ...['Zora Quill', 'Mattis van Dorn', 'Ilse-Marie Roth', 'Łukasz Wójcik', 'Tarek', '王小明'],
  ...['Payfront', `ledger-api-${n}`],
  ...['Team Falcon', 'Blue Heron team'],
  ...[`INC-${n}`, `OPS-${n + 1}`, `#${n}`],
  ...['Globex Corporation', 'Hooli GmbH'],
  ...[`db-${n}`, `web-eu-${n}.prod.globex-internal.net`, 'status.hooli.com', `ip-10-0-${n % 256}-7`],
  ...[`10.${n % 256}.3.4`, `2001:db8::${n % 10}a2e:370:7334`, '00:1b:44:11:3a:b7'],
  ...[`zq${n}@hooli.com`, 'ops+pager@globex.co.uk'],
  ...[`@zoraq${n}`, '+49 30 9018 2010', '555-867-5309'],
  ...[
    `https://grafana.hooli.com/d/${n}?a=b&c=d`,
    `http://10.1.2.3:${n}/x_y`,
    `postgres://app:pw@db${n}.hooli.com/main`,
  ],
  ...[`/home/zquill${n}/run.sh`, 'C:\\Users\\tarekb\\dump.sql'],
  ...[`$${n}.50`, `EUR ${n},000`, `${n} dollars`, '€3.5 million'],
  ...[`account 4821${n}`, 'DE89 3704 0044 0532 0130 00', '4111 1111 1111 1111'],
  ...['Dr. Jane Roesner'],
]

/** Fields that hold an id, or a value that is chosen. */
const chosen = /^(?:stage|bone|sameAs|event|problem|parent|cause|facilitatorId|entryZone|day|due)$/

/** A document in which every field that takes a text has seeds, each of them many times. */
const createSeededDocument = (seeds: readonly string[]): Y.Doc => {
  const author = { ...testAuthor('row'), name: seeds[4] ?? '' }
  const doc = createDocument({ title: `Outage of ${seeds[16]} for ${seeds[13]}`, facilitator: seeds[0] }, author)
  let at = 0
  const next = (): string => seeds[at++ % seeds.length] ?? ''
  const sentence = (): string =>
    `${next()}: it was ${next()}’s; (${next()}), "${next()}" and ${next()}. ${next()}\n* ${next()} | ${next()}`
  const values = (shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }>) =>
    Object.fromEntries(
      Object.entries(shape).flatMap(([key, schema]): [string, unknown][] => {
        if (chosen.test(key)) return []
        if (schema.safeParse('some words').success) return [[key, sentence()]]
        return schema.safeParse(['some words']).success ? [[key, [sentence(), next()]]] : []
      }),
    )
  for (const sections of [
    meetingSections as DocumentSections,
    ...stages.map((one) => one.sections as DocumentSections),
  ])
    for (const section of Object.values(sections)) {
      if (isCollection(section))
        for (let row = 0; row < 12; row += 1) {
          const texts = section.definition.texts.map((key) => [key, sentence()])
          section.add(doc, author, { ...values(section.definition.fields.shape), ...Object.fromEntries(texts) })
        }
      else if (isFields(section) && section !== meetingSections.meta && section !== meetingSections.run)
        for (const root of section.rootNames.slice(1))
          section.rewrite(doc, root.slice(root.lastIndexOf('.') + 1), sentence())
      else if (isKeyedValues(section) && section.personKey)
        for (const name of seeds.slice(0, 6)) doc.getMap(section.name).set(name, true)
    }
  record.change(doc, {
    incidentId: seeds[10] ?? '',
    services: seeds.slice(6, 8),
    tags: [...seeds],
    owner: seeds[8] ?? '',
    authors: seeds.slice(1, 6),
    facilitator: seeds[0] ?? '',
  })
  for (const name of seeds.slice(0, 6)) meetingSections.roster.add(doc, author, { name, hasAttended: true })
  doc.getMap('questions.results').set('gone/1', { state: 'odd', signed: [{ name: seeds[1], text: sentence() }] })
  doc.getMap('opening.accepted').set(`${seeds[1]}`, 'unreadable')
  return doc
}

const sourceOf = (doc: Y.Doc): ExportSource => ({ snapshot: snapshot(doc), content: () => toMeeting(doc), now: 0 })

/** Everything that an export gives, as it is and without what its format escapes. */
const renderAll = (source: ExportSource): { id: string; text: string }[] =>
  exportFormats.flatMap((format) => {
    const copied = format.renderForClipboard?.(source)
    const texts = [format.render(source), ...(copied ? [copied.text, copied.html] : [])]
    return texts.map((text) => ({
      id: format.id,
      text: [text, decodeHTML(text), text.replace(/\\(.)/g, '$1')].join('\n').normalize('NFC').toLowerCase(),
    }))
  })

const listLeaks = (source: ExportSource, words: readonly string[]): string[] =>
  renderAll(source).flatMap(({ id, text }) =>
    words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${id}: ${word}`),
  )

const partsOfNames = [
  'Zora',
  'Quill',
  'Mattis',
  'Dorn',
  'Ilse-Marie',
  'Łukasz',
  'Wójcik',
  'Jane',
  'Roesner',
  'Globex',
  'Hooli',
]

describe('the public edition', () => {
  it('has none of forty strings of all kinds, written in every field, in any format', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 9_999 }), (n) => {
        const seeds = createSeeds(n)
        expect(new Set(seeds).size).toBe(40)
        const doc = createSeededDocument(seeds)
        const before = Y.encodeStateAsUpdate(doc)
        const source = sourceOf(doc)
        expect(listLeaks(source, seeds).length, 'each is in the original').toBeGreaterThanOrEqual(40)

        const mentions = findInDocument(source)
        expect(new Set(mentions.map(({ kind }) => kind))).toEqual(new Set(mentionKinds))
        const decisions = decide(mentions)
        const edition = toPublicEdition(source, decisions)
        expect(listLeaks(edition, [...seeds, ...partsOfNames])).toEqual([])
        expect(exportFileName(reportTitle(edition.snapshot))).toMatch(/^Outage of host-\d+ for Customer [AB]$/)

        expect(renderAll(toPublicEdition(edition, decisions))).toEqual(renderAll(edition))
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      }),
      { numRuns: 3 },
    )
  })

  it('keeps what is to be kept, and only that', () => {
    const seeds = createSeeds(4_711)
    const source = sourceOf(createSeededDocument(seeds))
    const decisions = decide(findInDocument(source)).map(
      (one): Decision => ({ ...one, isKept: one.text === seeds[0] || one.text === seeds[18] }),
    )
    const leaks = listLeaks(toPublicEdition(source, decisions), seeds)
    expect(new Set(leaks.map((leak) => leak.slice(leak.indexOf(': ') + 2)))).toEqual(new Set([seeds[0], seeds[18]]))
  })

  it('is the same postmortem with other words: every row, date, status and reference stays', () => {
    const doc = createGitlabDocument(testAuthor())
    const source = sourceOf(doc)
    const edition = toPublicEdition(source, decide(findInDocument(source)))
    const listRows = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (key, one: unknown) =>
        typeof one === 'string' && !/^(?:id|at|end|due|kind|status|role|mark|bone|cause|.*At)$/.test(key) ? '' : one,
      )
    expect(listRows(edition.content())).toEqual(listRows(source.content()))
    expect(listRows(edition.snapshot)).toEqual(listRows(source.snapshot))
    expect(edition.snapshot.factors.map(({ id, ref, isRootCause }) => ({ id, ref, isRootCause }))).toEqual(
      source.snapshot.factors.map(({ id, ref, isRootCause }) => ({ id, ref, isRootCause })),
    )
    expect(edition.snapshot.run).toEqual(source.snapshot.run)
    expect(edition.snapshot.agenda).toEqual(source.snapshot.agenda)
  })
})

test('a name that is a key of the prototype, a stage or a field stays a name, and nothing of the document breaks', () => {
  const author = testAuthor()
  const doc = createDocument({ title: 'Search', facilitator: 'constructor' }, author)
  record.change(doc, { services: ['timeline', 'draft', 'high'] })
  doc.getMap('opening.accepted').set('constructor', true)
  const source = sourceOf(doc)
  const { snapshot: edited, content } = toPublicEdition(source, decide(findInDocument(source)))
  expect(edited.record.status).toBe('draft')
  expect(edited.record.services).toEqual(['Service A', 'Service B', 'Service C'])
  expect(Object.keys(edited.stages)).toEqual(Object.keys(source.snapshot.stages))
  expect(JSON.stringify(content())).not.toContain('constructor')
})
