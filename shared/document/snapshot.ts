import type * as Y from 'yjs'
import type { ChangedIds, DataOf, DocumentSection, DocumentSections, InvalidRecord, ReadResult } from '../crdt'
import { agendaEntries, extensions, log, run } from '../meeting/agenda'
import { comments } from '../meeting/comments'
import { draftedSentences } from '../meeting/drafted'
import { importedTexts } from '../meeting/imported'
import { checklist, type RosterEntry, record, roster } from '../meeting/incident'
import { notes, parking } from '../meeting/notes'
import { byPerson, createPersonFinder, type RosterPerson, resolvePeople } from '../meeting/people'
import { adoptedTexts, questionResults, questions } from '../meeting/questions'
import { chosenSections, templateTexts } from '../meeting/report'
import { revisions } from '../meeting/revisions'
import { rules, rulesOf } from '../meeting/rules'
import { templateNote, templateParts } from '../meeting/template'
import { stages } from '../stages'
import type { AnyStage, Commitment, Factor, Stage, StageContext } from '../stages/contract'
import { meta } from './meta'
import { signOffs } from './sign-off/model'

/** The sections that belong to the meeting rather than to a stage. */
export const meetingSections = {
  meta,
  record,
  rules,
  roster,
  agenda: agendaEntries,
  run,
  extensions,
  log,
  parking,
  notes,
  checklist,
  questions,
  questionResults,
  adoptedTexts,
  draftedSentences,
  importedTexts,
  comments,
  signOffs,
  revisions,
  chosenSections,
  templateTexts,
  templateNote,
  templateParts,
}

export type MeetingSectionName = keyof typeof meetingSections

/**
 * What people write to each other about the document, what they keep of it, and what only helps to write it. It stays in
 * the document: no export contains it.
 */
export const internalSections: readonly MeetingSectionName[] = [
  'comments',
  'signOffs',
  'revisions',
  'draftedSentences',
  'importedTexts',
  'templateNote',
  'templateParts',
]

/** A whole document as plain values. What did not change keeps its identity from one snapshot to the next. */
export type Snapshot = Omit<DataOf<typeof meetingSections>, 'roster'> & {
  /** Merged entries are one person. */
  roster: RosterPerson[]
  /** Each stage's data by its id. */
  stages: Record<string, Record<string, unknown>>
  factors: Factor[]
  commitments: Commitment[]
  /** Records that could not be read. They are left untouched in the document. */
  invalid: InvalidRecord[]
}

type ReadResults = Map<string, ReadResult<unknown>>

/** All sections of a document: the meeting's, and those of its stages. */
export const listSections = (known: readonly AnyStage[]): DocumentSection<unknown>[] => [
  ...Object.values(meetingSections as DocumentSections),
  ...known.flatMap((stage) => Object.values(stage.sections as DocumentSections)),
]

/** Creates a reader that takes snapshots of a document incrementally: each time it reads only what changed. */
export const createSnapshotReader = (doc: Y.Doc, known: readonly AnyStage[] = stages) => {
  const results: ReadResults = new Map()
  let last: Snapshot | undefined

  const readSection = (section: DocumentSection<unknown>, changes?: ChangedIds): void => {
    const previous = results.get(section.name)
    if (!previous || !changes) results.set(section.name, section.read(doc))
    else if (section.rootNames.some((root) => changes.has(root)))
      results.set(section.name, section.read(doc, previous, changes.get(section.name)))
  }

  const people = createPeopleResolver()
  const readData = (sections: DocumentSections): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(sections).map(([key, section]) => [
        key,
        people.resolve(section, results.get(section.name)?.value),
      ]),
    )

  const stageData = (stage: AnyStage): Record<string, unknown> => {
    const next = readData(stage.sections)
    const previous = last?.stages[stage.id]
    return previous && Object.keys(next).every((key) => next[key] === previous[key]) ? previous : next
  }

  const factors = createCollector(known, (stage, data) => stage.factors?.(data) ?? [])
  const commitments = createCollector(known, (stage, data) => stage.commitments?.(data) ?? [])

  return {
    read: (changes?: ChangedIds): Snapshot => {
      for (const section of listSections(known)) readSection(section, changes)
      people.update(results.get(roster.name)?.value as RosterEntry[])
      const data = Object.fromEntries(known.map((stage) => [stage.id, stageData(stage)]))
      last = {
        ...(readData(meetingSections as DocumentSections) as DataOf<typeof meetingSections>),
        roster: people.all(),
        stages: data,
        factors: factors(data),
        commitments: commitments(data),
        invalid: [...results.values()].flatMap((result) => result.invalid),
      }
      return last
    },
  }
}

/** Resolves the people of a roster, and keyed values by person. Equal results keep their identity. */
const createPeopleResolver = () => {
  let entries: readonly RosterEntry[] | undefined
  let all: RosterPerson[] = []
  let identities = ''
  let find = createPersonFinder(all)
  const known = new Map<string, { value: unknown; identities: string; result: unknown }>()
  return {
    update: (next: readonly RosterEntry[]): void => {
      if (next === entries) return
      entries = next
      all = resolvePeople(next)
      identities = JSON.stringify(all.map(({ ids, names }) => [ids, names]))
      find = createPersonFinder(all)
    },
    all: (): RosterPerson[] => all,
    resolve: (section: DocumentSection<unknown>, value: unknown): unknown => {
      if (!section.personKey) return value
      const before = known.get(section.name)
      if (before && before.value === value && before.identities === identities) return before.result
      // A section with person keys consists of keyed values by construction.
      const result = byPerson(value as Record<string, unknown>, section.personKey, find)
      known.set(section.name, { value, identities, result })
      return result
    },
  }
}

type StageData = Record<string, unknown>

/** Collects one kind of result from all stages. An equal list keeps its identity, whatever was typed elsewhere. */
const createCollector = <T>(
  known: readonly AnyStage[],
  read: (stage: AnyStage, data: StageData | undefined) => T[],
) => {
  const seen = new Map<string, { data: StageData | undefined; list: T[] }>()
  let all: T[] | undefined
  return (data: Record<string, StageData>): T[] => {
    let isSame = all !== undefined
    for (const stage of known) {
      const before = seen.get(stage.id)
      if (before && before.data === data[stage.id]) continue
      const list = read(stage, data[stage.id])
      const isEqual = before !== undefined && JSON.stringify(before.list) === JSON.stringify(list)
      seen.set(stage.id, { data: data[stage.id], list: isEqual ? before.list : list })
      isSame &&= isEqual
    }
    if (!all || !isSame) all = known.flatMap((stage) => seen.get(stage.id)?.list ?? [])
    return all
  }
}

/** A single snapshot of a document. Never throws. */
export const snapshot = (doc: Y.Doc, known?: readonly AnyStage[]): Snapshot => createSnapshotReader(doc, known).read()

/** The data of one stage, with its own type. */
export const dataOfStage = <P extends DocumentSections>(snap: Pick<Snapshot, 'stages'>, stage: Stage<P>): DataOf<P> =>
  // Safe cast: the reader has read it from the sections of this very stage.
  snap.stages[stage.id] as DataOf<P>

/** What a stage can see of the rest of the meeting. */
export const createStageContext = (snap: Snapshot, now: number): StageContext => ({
  record: snap.record,
  rules: rulesOf(snap.rules),
  roster: snap.roster,
  factors: snap.factors,
  commitments: snap.commitments,
  now,
})
