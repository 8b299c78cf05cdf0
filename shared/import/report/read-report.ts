import { displayTitle } from '../../document'
import { becauseLabels, roleLabels } from '../../meeting/content'
import { countText } from '../../meeting/format'
import { documentStatusLabels, type RosterEntry } from '../../meeting/incident'
import { sections as reportSections, UNTITLED_SECTION, usualPlace } from '../../meeting/report'
import { stages } from '../../stages'
import { actionsStage } from '../../stages/actions'
import {
  actionStatusLabels,
  detailLabels,
  effectLabels,
  effortLabels,
  kindLabels,
  priorityLabels,
} from '../../stages/actions/texts'
import { lessonKinds } from '../../stages/closing/model'
import { lessonLabels } from '../../stages/closing/texts'
import { fishboneStage } from '../../stages/fishbone'
import { fiveWhysStage } from '../../stages/five-whys'
import {
  EMPTY_ANSWER,
  EVIDENCE_PREFIX,
  HYPOTHESIS_MARK,
  reportMarks,
  unnamedProblemLabel,
} from '../../stages/five-whys/texts'
import { impactStage } from '../../stages/impact'
import { readMeasureLine, readSource } from '../../stages/impact/measure-line'
import { affectedLabels } from '../../stages/impact/texts'
import { isRoleName } from '../roles'
import type { FoundSection } from '../types'
import { factByLabel } from './facts'
import type { ImportedAnswer } from './imported-part'
import { findPart, itemsOf, type Part, proseOf, type ReadCell, type ReadItem, readOutline, rowsOf } from './outline'

const nothing: Part = { level: 2, title: '', blocks: [], parts: [] }

/** The key of a table of labels by one of its labels. */
const keyOf = <K extends string>(labels: Readonly<Record<K, string>>, label: string): K | undefined =>
  // Safe cast: keys of the table.
  (Object.keys(labels) as K[]).find((key) => labels[key] === label)

const cellText = (row: ReadonlyMap<string, ReadCell>, title: string): string => row.get(title)?.text ?? ''

const single = (target: FoundSection['target'], text: string): FoundSection[] => (text ? [{ target, text }] : [])

const readFacts = (items: readonly ReadItem[]): FoundSection[] =>
  items.flatMap(({ label = '', text }): FoundSection[] => {
    const fact = factByLabel(label)
    const values = fact?.read(text)
    if (!fact || !values) return []
    const isPerson = fact.isPerson === true && !isRoleName(text)
    return [{ target: 'fact', text, label, ...(isPerson && { isPerson }) }]
  })

const readMeasure = (row: ReadonlyMap<string, ReadCell>): FoundSection[] => {
  const affected = keyOf(affectedLabels, cellText(row, 'Who'))
  if (!affected) return []
  const words = cellText(row, 'Amount')
  const { amount, unit, text: more } = readMeasureLine(words)
  const isSplit = amount !== '' && [amount, unit, more].filter(Boolean).join(' ') === words
  return [
    {
      target: 'measure',
      text: cellText(row, 'What was felt'),
      label: [affectedLabels[affected], words].filter(Boolean).join(' · '),
      row: {
        kind: 'measure',
        affected,
        ...(isSplit ? { amount, unit: [unit, more].filter(Boolean).join(' ') } : { amount: words, unit: '' }),
        ...readSource(cellText(row, 'Source')),
      },
    },
  ]
}

const readAnswer = ({ text, marks, items }: ReadItem): ImportedAnswer => ({
  text: text === EMPTY_ANSWER ? '' : text,
  mark: marks.map((one) => keyOf(reportMarks, one)).find((one) => one !== undefined) ?? 'none',
  isHypothesis: marks.includes(HYPOTHESIS_MARK),
  evidence: marks.find((one) => one.startsWith(EVIDENCE_PREFIX))?.slice(EVIDENCE_PREFIX.length) ?? '',
  below: items.map(readAnswer),
})

const countAnswers = (items: readonly ReadItem[]): number =>
  items.reduce((sum, { items: below }) => sum + 1 + countAnswers(below), 0)

const readWhy = (part: Part): FoundSection => ({
  target: 'why',
  text: part.title === unnamedProblemLabel ? '' : part.title,
  label: countText(countAnswers(itemsOf(part)), 'answer'),
  row: { kind: 'why', answers: itemsOf(part).map(readAnswer), shows: proseOf(part, 'What this shows') },
})

const readCauses = (part: Part): FoundSection[] =>
  itemsOf(part).map(({ text, marks }) => ({
    target: 'cause',
    text,
    label: part.title,
    row: { kind: 'cause', bone: part.title, isElsewhere: marks.length > 0 },
  }))

const readAction = (row: ReadonlyMap<string, ReadCell>): FoundSection[] => {
  const { text, details } = row.get('Action') ?? { text: '', details: new Map<string, readonly string[]>() }
  if (!text) return []
  const detail = (field: keyof typeof detailLabels): string => details.get(detailLabels[field])?.[0] ?? ''
  const status = keyOf(actionStatusLabels, cellText(row, 'Status'))
  // What is medium is not said of an effort, nor of any action if all have that priority.
  const priority = keyOf(priorityLabels, cellText(row, 'Priority')) ?? 'medium'
  const effort = keyOf(effortLabels, detail('effort')) ?? 'medium'
  return [
    {
      target: 'action',
      text,
      action: {
        text,
        owner: cellText(row, 'Owner'),
        due: cellText(row, 'Due'),
        ticket: detail('ticket'),
        criterion: detail('criterion'),
        ...(status && { status: status === 'in-progress' ? ('in progress' as const) : status }),
        priority,
        effort,
      },
      told: {
        causes: details.get(detailLabels.cause) ?? [],
        kind: keyOf(kindLabels, detail('kind')) ?? '',
        lateBecause: detail('lateBecause'),
        droppedBecause: detail('droppedBecause'),
        worked: keyOf(effectLabels, detail('worked')) ?? '',
        outcome: detail('outcome'),
      },
    },
  ]
}

const person = (name: string, values: Pick<RosterEntry, 'role' | 'because' | 'hasAttended'>): FoundSection => ({
  target: 'person',
  text: name,
  label: roleLabels[values.role],
  ...(!isRoleName(name) && { isPerson: true as const }),
  row: { kind: 'person', ...values },
})

const readPeople = (parts: readonly Part[]): FoundSection[] =>
  parts
    .filter(({ title }) => title === 'People' || title === 'Invited')
    .flatMap((part) => [
      ...rowsOf(part).map((row) =>
        person(cellText(row, 'Name'), {
          role: keyOf(roleLabels, cellText(row, 'Role')) ?? 'participant',
          because: keyOf(becauseLabels, cellText(row, 'Why invited')) ?? null,
          hasAttended: part.title === 'People',
        }),
      ),
      ...proseOf(part, 'Also invited')
        .split(', ')
        .filter(Boolean)
        .map((name) => person(name, { role: 'participant', because: null, hasAttended: false })),
    ])

const readNotes = (part: Part): FoundSection[] =>
  [part, ...part.parts].flatMap((one) => {
    const stage = one === part ? undefined : stages.find(({ title }) => title === one.title)
    return itemsOf(one).map(({ text }) => ({
      target: 'note' as const,
      text,
      ...(stage && { label: stage.title }),
      row: { kind: 'note' as const, stage: stage?.id ?? '' },
    }))
  })

const readMeeting = (part: Part): FoundSection[] => [
  ...readFacts(itemsOf(part)),
  ...[part, ...part.parts].flatMap((one) => single('goal', proseOf(one, 'Goal'))),
  ...readPeople(part.parts),
  ...readNotes(findPart(part.parts, 'Notes') ?? nothing),
  ...itemsOf(findPart(part.parts, 'Parking lot') ?? nothing).map(({ text, isDone: isSettled = false }) => ({
    target: 'parked' as const,
    text,
    row: { kind: 'parked' as const, isSettled },
  })),
]

const readAnalysis = ({ parts }: Part): FoundSection[] => {
  const prose = (title: string): string => {
    const part = findPart(parts, title)
    return part ? proseOf(part) : ''
  }
  return [
    ...single('summary', prose('What happened')),
    ...single('rootCause', prose('What made it possible')),
    ...single('notCaught', prose('Why it wasn’t caught earlier')),
    ...(findPart(parts, fiveWhysStage.title)?.parts ?? []).map(readWhy),
    ...(findPart(parts, fishboneStage.title)?.parts ?? []).flatMap(readCauses),
  ]
}

const titleOf = (id: (typeof reportSections)[number]['id']): string =>
  reportSections.find((one) => one.id === id)?.title ?? ''

/**
 * Sections that people have chosen, each with the section of every report that it follows: where it usually stands, if
 * that is between its neighbors, although nothing else of that section was reported.
 */
const readChosen = (parts: readonly Part[]): FoundSection[] => {
  const indexes = parts.map(({ title }) => reportSections.findIndex((one) => one.title === title))
  const isOwn = indexes.map((index, at) => index >= 0 && indexes.indexOf(index) === at)
  const own = indexes.filter((_, at) => isOwn[at])
  let passed = 0
  let least = 0
  return parts.flatMap((part, at): FoundSection[] => {
    if (isOwn[at]) {
      least = indexes[at] ?? least
      passed += 1
      return []
    }
    const next = own[passed] ?? reportSections.length
    const usual = reportSections.findIndex(({ id }) => id === usualPlace(part.title))
    if (usual > least && usual < next) least = usual
    const place = reportSections[least]?.id
    const text = proseOf(part)
    if (!text || !place || part.title === 'Not shown') return []
    return [
      { target: 'section', text, section: { id: '', title: part.title === UNTITLED_SECTION ? '' : part.title, place } },
    ]
  })
}

/** The facts of an incident are short, but a title or a list of services may not be. */
const MAX_FACTS_LENGTH = 20_000

/** Whether a document is one of our own reports, as its first lines look: each says what became of it. */
export const isReportLike = (markdown: string): boolean =>
  markdown.startsWith('# ') && /^- \*\*Status:\*\* /m.test(markdown.slice(0, MAX_FACTS_LENGTH))

const factLine = /^- \*\*([^*\n]{1,60}):\*\* /

/** Whether a line of one of our own reports is a fact: `- **Resolved:** 27 Feb 2024 22:00 UTC`. */
export const isFactLine = (line: string): boolean => factByLabel(factLine.exec(line)?.[1] ?? '') !== undefined

/** What one of our own reports tells besides its timeline; undefined for any other document. */
export const readReport = (markdown: string): FoundSection[] | undefined => {
  if (!isReportLike(markdown)) return undefined
  const report = readOutline(markdown)
  const status = report && itemsOf(report).find(({ label }) => label === 'Status')?.text
  if (report?.level !== 1 || keyOf(documentStatusLabels, status ?? '') === undefined) return undefined
  const part = (id: (typeof reportSections)[number]['id']): Part => findPart(report.parts, titleOf(id)) ?? nothing
  const analysis = readAnalysis(part('analysis'))
  const hasEssence = analysis.some(({ target }) => target === 'summary')
  return [
    ...single('title', report.title === displayTitle('') ? '' : report.title),
    ...readFacts(itemsOf(report)),
    ...single(hasEssence ? 'essence' : 'summary', proseOf(part('summary'))),
    ...single('impactOnUsers', proseOf(part(impactStage.reportSection))),
    ...rowsOf(part(impactStage.reportSection)).flatMap(readMeasure),
    ...readFacts(itemsOf(part(impactStage.reportSection))),
    ...analysis,
    ...lessonKinds.flatMap((kind) =>
      itemsOf(findPart(part('lessons').parts, lessonLabels[kind]) ?? nothing).flatMap(({ text }) => single(kind, text)),
    ),
    ...[...rowsOf(part('keyActions')), ...rowsOf(part(actionsStage.reportSection))].flatMap(readAction),
    ...readMeeting(part('meeting')),
    ...readChosen(report.parts),
  ]
}
