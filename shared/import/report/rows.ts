import type * as Y from 'yjs'
import type { Author } from '../../crdt'
import { createStageContext, dataOfStage, type Snapshot, snapshot } from '../../document'
import { roster } from '../../meeting/incident'
import { notes, parking } from '../../meeting/notes'
import { fishboneStage } from '../../stages/fishbone'
import { addCause, bones, standardBones } from '../../stages/fishbone/model'
import { boneLabels, trayLabel, unnamedBoneLabel } from '../../stages/fishbone/texts'
import { fiveWhysStage } from '../../stages/five-whys'
import { answers, problems } from '../../stages/five-whys/model'
import { impactStage } from '../../stages/impact'
import { measureText } from '../../stages/impact/measure-line'
import { type Measure, measures } from '../../stages/impact/model'
import { sectionKey } from '../keys'
import { normalize } from '../normalize'
import type { ImportedAnswer, ImportedRow, RowKind } from './imported-part'

type Row<K extends RowKind> = {
  /** The words by which a row is known, so that it is not added twice. */
  words: (text: string, row: ImportedRow<K>) => string
  /** The words of those that a document has. */
  present: (snap: Snapshot) => string[]
  add: (doc: Y.Doc, author: Author, text: string, row: ImportedRow<K>, importKey: string) => void
}

const wordsOfMeasure = (text: string, one: Pick<Measure, 'affected' | 'amount' | 'unit'>): string =>
  `${one.affected} ${measureText(one)} ${text}`

/** Adds the answers below a problem, each known by the words of all those that lead to it. */
const addAnswers = (
  doc: Y.Doc,
  author: Author,
  at: { problem: string; parent: string | null; path: string },
  list: readonly ImportedAnswer[],
): void => {
  const seen = new Map<string, number>()
  for (const { below, ...values } of list) {
    const words = normalize(values.text)
    const nth = (seen.get(words) ?? 0) + 1
    seen.set(words, nth)
    const path = sectionKey(JSON.stringify([at.path, words, nth]))
    const { problem, parent } = at
    const id = answers.add(doc, author, { problem, parent, ...values, importKey: path })
    addAnswers(doc, author, { problem, parent: id, path }, below)
  }
}

/** The id of a category by its title, which is added if there is none. */
const findBone = (doc: Y.Doc, author: Author, title: string): string => {
  // No category has this id: the cause is shown as not placed.
  if (title === trayLabel) return ''
  const text = title === unnamedBoneLabel ? '' : title
  const own = bones.read(doc).value
  const importKey = sectionKey(`category ${normalize(text)}`)
  return (
    standardBones.find((id) => boneLabels[id] === title) ??
    own.find((one) => normalize(one.text) === normalize(text))?.id ??
    own.find((one) => one.importKey === importKey)?.id ??
    bones.add(doc, author, { text, importKey })
  )
}

/** The factor with these words, wherever it was found. */
export const findFactor = (doc: Y.Doc, author: Author, text: string): string | undefined =>
  createStageContext(snapshot(doc), author.now()).factors.find((one) => normalize(one.text) === normalize(text))?.id

const rows: { [K in RowKind]: Row<K> } = {
  measure: {
    words: wordsOfMeasure,
    present: (snap) => dataOfStage(snap, impactStage).measures.map((one) => wordsOfMeasure(one.text, one)),
    add: (doc, author, text, { kind: _, ...values }, importKey) =>
      void measures.add(doc, author, { ...values, text, importKey }),
  },
  why: {
    words: (text) => text,
    present: (snap) => dataOfStage(snap, fiveWhysStage).problems.map(({ text }) => text),
    add: (doc, author, text, { answers: list, shows }, importKey) => {
      const problem = problems.add(doc, author, { text, shows, importKey })
      addAnswers(doc, author, { problem, parent: null, path: importKey }, list)
    },
  },
  cause: {
    words: (text) => text,
    present: (snap) => [...dataOfStage(snap, fishboneStage).causes, ...snap.factors].map(({ text }) => text),
    add: (doc, author, text, { bone, isElsewhere }, importKey) => {
      if (isElsewhere && findFactor(doc, author, text) !== undefined) return
      addCause(doc, author, findBone(doc, author, bone), text, importKey)
    },
  },
  person: {
    words: (name) => name,
    present: (snap) => snap.roster.flatMap(({ names }) => names),
    add: (doc, author, name, { kind: _, ...values }, importKey) =>
      void roster.add(doc, author, { ...values, name, importKey }),
  },
  parked: {
    words: (text) => text,
    present: (snap) => snap.parking.map(({ text }) => text),
    add: (doc, author, text, { isSettled }, importKey) => void parking.add(doc, author, { text, isSettled, importKey }),
  },
  note: {
    words: (text, { stage }) => `${stage} ${text}`,
    present: (snap) => snap.notes.map(({ text, stage }) => `${stage} ${text}`),
    add: (doc, author, text, { stage }, importKey) => void notes.add(doc, author, { text, stage, importKey }),
  },
}

/** Identifies a row by its kind and words. */
export const rowKey = <K extends RowKind>(text: string, row: ImportedRow<K>): string =>
  `${row.kind} ${normalize(rows[row.kind].words(text, row))}`

/** The keys of all such rows that a document has. */
export const listRowKeys = (snap: Snapshot): string[] =>
  Object.entries(rows).flatMap(([kind, { present }]) => present(snap).map((words) => `${kind} ${normalize(words)}`))

/** Adds a row. */
export const addRow = <K extends RowKind>(doc: Y.Doc, author: Author, text: string, row: ImportedRow<K>): void =>
  rows[row.kind].add(doc, author, text, row, sectionKey(rowKey(text, row)))
