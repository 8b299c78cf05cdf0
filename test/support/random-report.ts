import type * as Y from 'yjs'
import type { Author } from '../../shared/crdt'
import { createDocument, snapshot } from '../../shared/document'
import { eventKinds } from '../../shared/libs/timeline-import'
import { invitedBecause, meetingRoles, milestones, record, roster } from '../../shared/meeting/incident'
import { notes, parking } from '../../shared/meeting/notes'
import {
  addOwnSection,
  chooseTemplate,
  chosenSections,
  sections as reportSections,
  rowOfTemplate,
  sectionTemplates,
  templateTexts,
} from '../../shared/meeting/report'
import { documentStatuses } from '../../shared/protocol/library'
import {
  actionKinds,
  actionStatuses,
  addAction,
  addCause as answer,
  effects,
  efforts,
  priorities,
} from '../../shared/stages/actions/model'
import { addLesson, closing, lessonKinds } from '../../shared/stages/closing/model'
import { addCause, bones, standardBones } from '../../shared/stages/fishbone/model'
import { answers, problems } from '../../shared/stages/five-whys/model'
import { affected, impact, measures } from '../../shared/stages/impact/model'
import { opening } from '../../shared/stages/opening/model'
import { addRecollection, events } from '../../shared/stages/timeline/model'
import { fc } from './fast-check'
import { filled, oneLine } from './told-report'

const word = fc.constantFrom(
  ...'pump valve_7 *loud* **bold** A&B; &amp; <b> </script> [gate] [x] a|b C:\\tank\\ \\ ` `level` ``` ~half~ ~~~ # ## #4 1. 2) - + * > | --- === <!-- --> café 🔥 שלום מערכת Donaudampfschifffahrtsgesellschaftskapitän https://x.example/a_b?c=d&e=*f* mailto:a@b.example (north) (hypothesis) 50 % ! :'.split(
    ' ',
  ),
  '(root cause)',
  'Known then:',
  '=1+1',
  'x'.repeat(300),
)
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: line }, fc.constantFrom('', '    indented', '\ttab')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) => list.join('\n'))
const maybe = <T>(value: fc.Arbitrary<T>, empty: T): fc.Arbitrary<T> => fc.oneof(fc.constant(empty), value)
const name = fc.constantFrom('Harbor team', 'on-call', 'Ana_B', 'R&D', 'Zoë *Q*')
const seconds = fc.integer({ min: 1, max: 100_000 }).map((count) => count * 1000)
const moment = fc.option(seconds.map((ms) => Date.UTC(2024, 1, 27, 22) + ms))

/** Rows are known by their words, so no two of a kind have the same ones. */
const rowsOf = <T extends { text: string }>(row: fc.Arbitrary<T>, maxLength = 4): fc.Arbitrary<T[]> =>
  fc.uniqueArray(row, { maxLength, selector: (one) => oneLine(one.text).toLowerCase() })

type Tree = {
  text: string
  mark: 'none' | 'factor' | 'root-cause'
  isHypothesis: boolean
  evidence: string
  below: Tree[]
}
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record<Tree>({
    text: maybe(text, ''),
    mark: fc.constantFrom<Tree['mark']>('none', 'factor', 'root-cause'),
    isHypothesis: fc.boolean(),
    evidence: maybe(line, ''),
    below: fc.oneof({ maxDepth: 3 }, fc.constant<Tree[]>([]), fc.array(tie('tree'), { maxLength: 2 })),
  }),
}))

/** What a whole postmortem may hold, as texts that look like markup. */
export const content = fc.record({
  record: fc.record({
    title: maybe(line, ''),
    incidentId: maybe(line, ''),
    severity: fc.constantFrom('', 'P1'),
    status: fc.constantFrom(...documentStatuses),
    owner: maybe(name, ''),
    services: fc.array(name, { maxLength: 2 }),
    tags: fc.array(fc.constantFrom('db', 'a_b', '#x'), { maxLength: 2 }),
    authors: fc.array(name, { maxLength: 2 }),
    facilitator: maybe(name, ''),
    ...Object.fromEntries(milestones.map((key) => [key, moment])),
  }),
  prose: fc.record({
    whatHappened: maybe(text, ''),
    whatMadeItPossible: maybe(text, ''),
    whyNotCaughtEarlier: maybe(text, ''),
    felt: maybe(text, ''),
    summary: maybe(text, ''),
    goal: maybe(text, ''),
  }),
  measures: rowsOf(
    fc.record({
      affected: fc.constantFrom(...affected),
      text,
      amount: fc.constantFrom('', '18', 'about 5,000', 'many', '0.3'),
      unit: fc.constantFrom('', 'h', '%', 'user accounts'),
      source: fc.constantFrom('', 'Ticket', 'a|b'),
      sourceUrl: fc.constantFrom('', 'https://x.example/1'),
    }),
  ),
  events: rowsOf(
    fc.record({
      at: moment,
      length: fc.option(seconds),
      isApproximate: fc.boolean(),
      kind: fc.constantFrom(...eventKinds),
      text,
      source: maybe(name, ''),
      who: maybe(name, ''),
      knownThen: maybe(text, ''),
      learnedLater: maybe(text, ''),
      options: maybe(text, ''),
      evidence: maybe(line, ''),
      others: fc.array(fc.record({ text, from: maybe(name, '') }), { maxLength: 2 }),
    }),
  ),
  whys: rowsOf(
    fc.record({ text: maybe(text, ''), shows: maybe(text, ''), answers: fc.array(tree, { maxLength: 2 }) }),
    3,
  ),
  causes: rowsOf(fc.record({ bone: fc.constantFrom(...standardBones, 'Own *bone*', '', 'Second'), text })),
  lessons: rowsOf(fc.record({ kind: fc.constantFrom(...lessonKinds), text })),
  actions: rowsOf(
    fc.record({
      text,
      owner: maybe(name, ''),
      due: fc.constantFrom('', '2024-02-29', '2031-12-01'),
      ticket: fc.constantFrom('', 'PUMP-12', 'https://tracker.example/issues/7'),
      status: fc.constantFrom(...actionStatuses),
      priority: fc.constantFrom(...priorities),
      effort: fc.constantFrom(...efforts),
      criterion: maybe(text, ''),
      kind: fc.constantFrom('' as const, ...actionKinds),
      lateBecause: maybe(line, ''),
      droppedBecause: maybe(line, ''),
      worked: fc.constantFrom('' as const, ...effects),
      outcome: maybe(line, ''),
      causes: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }),
    }),
    9,
  ),
  people: fc.uniqueArray(
    fc.record({
      name,
      role: fc.constantFrom(...meetingRoles),
      because: fc.option(fc.constantFrom(...invitedBecause)),
    }),
    { selector: (one) => one.name.toLowerCase() },
  ),
  hasMet: fc.boolean(),
  parking: rowsOf(fc.record({ text, isSettled: fc.boolean() })),
  notes: rowsOf(fc.record({ text, stage: fc.constantFrom('', 'impact', 'timeline') })),
  templates: fc.subarray(sectionTemplates.map(({ id }) => id)),
  own: fc.uniqueArray(fc.record({ title: maybe(line, ''), text }), {
    maxLength: 2,
    selector: ({ title }) => oneLine(title),
  }),
  moves: fc.array(fc.record({ row: fc.nat(), place: fc.constantFrom(...reportSections.map(({ id }) => id)) }), {
    maxLength: 3,
  }),
  words: text,
})
export type Content = typeof content extends fc.Arbitrary<infer T> ? T : never

const addTrees = (doc: Y.Doc, author: Author, problem: string, parent: string | null, list: readonly Tree[]): void => {
  for (const { below, ...values } of list)
    addTrees(doc, author, problem, answers.add(doc, author, { problem, parent, ...values }), below)
}

/** A document with it, as a meeting would have written it. */
export const buildDocument = (author: Author, values: Content): Y.Doc => {
  const doc = createDocument({ title: '', length: 60 }, author)
  const { felt, summary, goal, ...prose } = values.prose
  record.change(doc, values.record)
  for (const [field, value] of Object.entries(prose)) record.rewrite(doc, field as keyof typeof prose, value)
  impact.rewrite(doc, 'felt', felt)
  closing.rewrite(doc, 'summary', summary)
  opening.rewrite(doc, 'goal', goal)
  for (const one of filled(values.measures)) measures.add(doc, author, one)
  for (const { others, length, ...one } of filled(values.events)) {
    const id = events.add(doc, author, { ...one, end: one.at !== null && length !== null ? one.at + length : null })
    for (const other of filled(others)) addRecollection(doc, author, id, other.text, other.from)
  }
  for (const { answers: list, ...one } of values.whys) addTrees(doc, author, problems.add(doc, author, one), null, list)
  const own = new Map<string, string>()
  for (const { bone, text: words } of filled(values.causes)) {
    const isOwn = bone !== '' && !standardBones.some((id) => id === bone)
    if (isOwn && !own.has(bone)) own.set(bone, bones.add(doc, author, { text: bone }))
    addCause(doc, author, own.get(bone) ?? bone, words)
  }
  for (const { kind, text: words } of filled(values.lessons)) addLesson(doc, author, kind, words)
  const { factors } = snapshot(doc)
  for (const { causes: answered, ...one } of filled(values.actions)) {
    const id = addAction(doc, author, one)
    for (const at of answered) if (factors[at]) answer(doc, id, factors[at].id)
  }
  for (const one of values.people) roster.add(doc, author, { ...one, hasAttended: values.hasMet })
  for (const one of filled(values.parking)) parking.add(doc, author, one)
  for (const one of filled(values.notes)) notes.add(doc, author, one)
  for (const id of values.templates) {
    chooseTemplate(doc, author, id)
    templateTexts.rewrite(doc, id, values.words)
  }
  for (const one of filled(values.own)) addOwnSection(doc, author, one)
  const rows = [...values.templates.map(rowOfTemplate), ...chosenSections.read(doc).value.map(({ id }) => id)]
  for (const { row, place } of values.moves)
    if (rows.length > 0) chosenSections.change(doc, rows[row % rows.length] ?? '', { place })
  return doc
}
