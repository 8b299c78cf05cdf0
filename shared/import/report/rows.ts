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
import { normalize } from '../normalize'
import type { ImportedAnswer, ImportedRow, RowKind } from './imported-part'

type Row<K extends RowKind> = {
  /** The words by which a row is known, so that it is not added twice. */
  words: (text: string, row: ImportedRow<K>) => string
  /** The words of those that a document has. */
  present: (snap: Snapshot) => string[]
  add: (doc: Y.Doc, author: Author, text: string, row: ImportedRow<K>) => void
}

const wordsOfMeasure = (text: string, one: Pick<Measure, 'affected' | 'amount' | 'unit'>): string =>
  `${one.affected} ${measureText(one)} ${text}`

const addAnswers = (
  doc: Y.Doc,
  author: Author,
  problem: string,
  parent: string | null,
  list: readonly ImportedAnswer[],
): void => {
  for (const { below, ...values } of list)
    addAnswers(doc, author, problem, answers.add(doc, author, { problem, parent, ...values }), below)
}

/** The id of a category by its title, which is added if there is none. */
const findBone = (doc: Y.Doc, author: Author, title: string): string => {
  // No category has this id: the cause is shown as not placed.
  if (title === trayLabel) return ''
  const text = title === unnamedBoneLabel ? '' : title
  return (
    standardBones.find((id) => boneLabels[id] === title) ??
    bones.read(doc).value.find((one) => normalize(one.text) === normalize(text))?.id ??
    bones.add(doc, author, { text })
  )
}

/** The factor with these words, wherever it was found. */
export const findFactor = (doc: Y.Doc, author: Author, text: string): string | undefined =>
  createStageContext(snapshot(doc), author.now()).factors.find((one) => normalize(one.text) === normalize(text))?.id

const rows: { [K in RowKind]: Row<K> } = {
  measure: {
    words: wordsOfMeasure,
    present: (snap) => dataOfStage(snap, impactStage).measures.map((one) => wordsOfMeasure(one.text, one)),
    add: (doc, author, text, { kind: _, ...values }) => void measures.add(doc, author, { ...values, text }),
  },
  why: {
    words: (text) => text,
    present: (snap) => dataOfStage(snap, fiveWhysStage).problems.map(({ text }) => text),
    add: (doc, author, text, { answers: list, shows }) =>
      addAnswers(doc, author, problems.add(doc, author, { text, shows }), null, list),
  },
  cause: {
    words: (text) => text,
    present: (snap) => [...dataOfStage(snap, fishboneStage).causes, ...snap.factors].map(({ text }) => text),
    add: (doc, author, text, { bone, isElsewhere }) => {
      if (isElsewhere && findFactor(doc, author, text) !== undefined) return
      addCause(doc, author, findBone(doc, author, bone), text)
    },
  },
  person: {
    words: (name) => name,
    present: (snap) => snap.roster.flatMap(({ names }) => names),
    add: (doc, author, name, { kind: _, ...values }) => void roster.add(doc, author, { ...values, name }),
  },
  parked: {
    words: (text) => text,
    present: (snap) => snap.parking.map(({ text }) => text),
    add: (doc, author, text, { isSettled }) => void parking.add(doc, author, { text, isSettled }),
  },
  note: {
    words: (text, { stage }) => `${stage} ${text}`,
    present: (snap) => snap.notes.map(({ text, stage }) => `${stage} ${text}`),
    add: (doc, author, text, { stage }) => void notes.add(doc, author, { text, stage }),
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
  rows[row.kind].add(doc, author, text, row)
