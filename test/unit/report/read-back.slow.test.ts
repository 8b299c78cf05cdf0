import { describe, expect, it } from 'vitest'
import { createDocument, snapshot } from '../../../shared/document'
import { createReport, dateText, reportTitle, toMarkdown } from '../../../shared/document/report'
import { eventKinds, importTimeline } from '../../../shared/libs/timeline-import'
import { record } from '../../../shared/meeting/incident'
import {
  actionStatuses,
  actions,
  addAction,
  byPriority,
  efforts,
  priorities,
} from '../../../shared/stages/actions/model'
import { addLesson, closing, lessonKinds, lessons } from '../../../shared/stages/closing/model'
import { impact } from '../../../shared/stages/impact/model'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { createGitlabDocument } from '../../support/gitlab-document'

type Doc = ReturnType<typeof createDocument>

const exportMarkdown = (doc: Doc): string => {
  const snap = snapshot(doc)
  return toMarkdown(reportTitle(snap), createReport(snap, Date.UTC(2030, 0, 1)))
}

/** A row as the report tells it. */
const toRow = ({
  at,
  end,
  isApproximate,
  kind,
  text,
  source,
  who,
  knownThen,
  learnedLater,
  options,
  evidence,
}: Row) => ({
  at: at === null ? null : new Date(at).toISOString(),
  ...(end === null || at === null ? {} : { end: new Date(end).toISOString() }),
  approximate: at !== null && isApproximate,
  kind,
  text,
  ...(source ? { source } : {}),
  ...(who ? { who } : {}),
  details: Object.fromEntries(
    Object.entries({ knownThen, learnedLater, options, evidence }).filter(([, value]) => value !== ''),
  ),
})
type Row = ReturnType<typeof events.read>['value'][number]

/** Medium is said only of a priority, and only where another action has another. */
const toAction = (isRanked: boolean, { text, owner, due, ticket, status, priority, effort, criterion }: Action) => ({
  text,
  ...(owner ? { owner } : {}),
  ...(due ? { due: dateText(Date.parse(due)) } : {}),
  ...(ticket ? { ticket } : {}),
  status: status.replace('-', ' '),
  ...(isRanked ? { priority } : {}),
  ...(effort === 'medium' ? {} : { effort }),
  ...(criterion ? { criterion } : {}),
})
type Action = ReturnType<typeof actions.read>['value'][number]

/** What a document holds, as far as its report tells it. */
const tell = (doc: Doc) => {
  const { title, whatHappened, whatMadeItPossible } = record.read(doc).value
  const summary = closing.read(doc).value.summary || whatHappened
  const { felt } = impact.read(doc).value
  const found = lessons.read(doc).value
  const agreed = byPriority(actions.read(doc).value)
  const isRanked = agreed.some(({ priority }) => priority !== 'medium')
  const lessonsOf = (kind: (typeof lessonKinds)[number]) =>
    found.filter((one) => one.kind === kind).map(({ text }) => text)
  return {
    title,
    rows: events.read(doc).value.map(toRow),
    sections: {
      ...(summary ? { summary } : {}),
      ...(felt ? { impact: felt } : {}),
      ...(whatMadeItPossible ? { rootCause: whatMadeItPossible } : {}),
      wentWell: lessonsOf('well'),
      wentPoorly: lessonsOf('poorly'),
      lucky: lessonsOf('lucky'),
      actions: agreed.map((action) => toAction(isRanked, action)),
    },
  }
}

const readBack = (markdown: string) => {
  const { title, events: rows, sections, warnings } = importTimeline(markdown)
  return {
    read: {
      title,
      rows: rows.map(({ at, end, approximate, kind, text, source, who, details = {} }) => ({
        at,
        ...(end === undefined ? {} : { end }),
        approximate,
        kind,
        text,
        ...(source === 'markdown' ? {} : { source }),
        ...(who === undefined ? {} : { who }),
        details,
      })),
      sections,
    },
    warnings,
  }
}

const word = fc.constantFrom(
  'pump',
  'valve_7',
  '*loud*',
  'A&B;',
  '&amp;',
  '<b>',
  '[gate]',
  'a|b',
  'C:\\tank\\',
  '`level`',
  '~half~',
  '#4',
  '1.',
  '-',
  '+',
  'café',
  '🔥',
  'https://x.example/a_b?c=d',
  '(north)',
  '50 %',
  '!',
)
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `the ${words.join(' ')} end`)
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((list) => list.join('\n'))
const maybe = <T>(value: fc.Arbitrary<T>, empty: T): fc.Arbitrary<T> => fc.oneof(fc.constant(empty), value)
const name = fc.constantFrom('Harbor team', 'on-call', 'Ana_B', 'R&D')

const content = fc.record({
  title: line,
  whatHappened: maybe(lines, ''),
  whatMadeItPossible: maybe(lines, ''),
  felt: maybe(lines, ''),
  summary: maybe(lines, ''),
  events: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 100_000 }),
      length: fc.option(fc.integer({ min: 60, max: 100_000 }), { freq: 4 }),
      hasTime: fc.integer({ max: 9 }).map((n) => n > 0),
      isApproximate: fc.boolean(),
      kind: fc.constantFrom(...eventKinds),
      text: lines,
      source: name,
      who: maybe(name, ''),
      knownThen: maybe(lines, ''),
      learnedLater: maybe(line, ''),
      options: maybe(line, ''),
      evidence: maybe(line, ''),
    }),
    { maxLength: 8 },
  ),
  actions: fc.array(
    fc.record({
      text: lines,
      owner: maybe(name, ''),
      due: fc.constantFrom('', '2024-02-29', '2031-12-01'),
      ticket: fc.constantFrom('', 'PUMP-12', 'https://tracker.example/issues/7'),
      status: fc.constantFrom(...actionStatuses),
      priority: fc.constantFrom(...priorities),
      effort: fc.constantFrom(...efforts),
      // Of an action without a detail, a number such as #4 is read as its ticket.
      criterion: line,
    }),
    { maxLength: 5 },
  ),
  lessons: fc.array(fc.record({ kind: fc.constantFrom(...lessonKinds), text: line }), { maxLength: 6 }),
})

const build = (values: typeof content extends fc.Arbitrary<infer T> ? T : never): Doc => {
  const author = testAuthor()
  const doc = createDocument({ title: values.title, length: 60 }, author)
  record.rewrite(doc, 'whatHappened', values.whatHappened)
  record.rewrite(doc, 'whatMadeItPossible', values.whatMadeItPossible)
  impact.rewrite(doc, 'felt', values.felt)
  closing.rewrite(doc, 'summary', values.summary)
  let at = Date.UTC(2024, 1, 27, 22)
  events.addAll(
    doc,
    author,
    values.events.map(({ after, length, hasTime, ...rest }) => {
      at += after * 1000
      return { ...rest, at: hasTime ? at : null, end: hasTime && length !== null ? at + length * 1000 : null }
    }),
  )
  for (const one of values.actions) addAction(doc, author, one)
  for (const { kind, text } of values.lessons) addLesson(doc, author, kind, text)
  return doc
}

describe('the report as Markdown', () => {
  it('is read back with the same rows and sections', () =>
    fc.assert(
      fc.property(content, (values) => {
        const doc = build(values)
        expect(readBack(exportMarkdown(doc)).read).toEqual(tell(doc))
      }),
      { numRuns: 200 },
    ))

  it('of a whole postmortem comes back; its figures and what wasn’t caught join the texts above them', () => {
    const doc = createGitlabDocument(testAuthor())
    const { read, warnings } = readBack(exportMarkdown(doc))
    const told = tell(doc)
    const { impact: felt = '', rootCause = '' } = read.sections
    expect(read).toEqual({ ...told, sections: { ...told.sections, impact: felt, rootCause } })
    expect(felt.startsWith(`${told.sections.impact}\n\n| Who | Amount |`)).toBe(true)
    expect(rootCause).toBe(`${told.sections.rootCause}\n\n${record.read(doc).value.whyNotCaughtEarlier}`)
    expect(warnings).toEqual([])
  })
})
