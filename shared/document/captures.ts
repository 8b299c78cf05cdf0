import type * as Y from 'yjs'
import { type Author, LOCAL } from '../crdt'
import { notes, parking } from '../meeting/notes'
import { collectionByName, stageById, stages } from '../stages'
import type { Adoption, Capture, FieldRef } from '../stages/contract'

/** A kind of line that can be captured, and where it goes. */
export type CaptureKind = Capture & {
  /** Its name for people. */
  destination: string
  /** The stage that it belongs to; undefined for notes and parked topics. */
  stage?: string
}

const note = (stage: string): CaptureKind => ({
  id: 'note',
  label: 'Note',
  key: 'n',
  order: 2,
  placeholder: 'What should we remember from this stage?',
  reads: 'text',
  destination: 'this stage’s notes',
  add: (doc, author, { text }) => ({ section: notes.name, id: notes.add(doc, author, { text, stage }), field: 'text' }),
})

const park: CaptureKind = {
  id: 'park',
  label: 'Park',
  key: 'p',
  order: 5,
  placeholder: 'What should we come back to later?',
  reads: 'text',
  destination: 'the parking lot',
  add: (doc, author, { text }) => ({ section: parking.name, id: parking.add(doc, author, { text }), field: 'text' }),
}

const stageKinds: readonly CaptureKind[] = stages.flatMap(({ id, title, captures = [] }) =>
  captures.map((one) => ({ ...one, destination: title, stage: id })),
)

/** Everything that can be captured during a stage, sorted by the order that each kind declares. */
export const captureKinds = (stage: string): CaptureKind[] =>
  [...stageKinds, note(stage), park].sort((a, b) => a.order - b.order)

/** What a text from a silent round in a stage can become, what belongs to the stage first. */
export const adoptionKinds = (stage: string): readonly Adoption[] => [
  ...(stageById(stage)?.captures ?? []),
  ...(stageById(stage)?.adoptions ?? []),
  note(stage),
  park,
]

/** The kind that a parked topic becomes when somebody wants to act on it. */
export const parkingTarget = stageKinds.find(({ takesParked }) => takesParked)

/** Moves captured rows to the trash, which keeps what others have typed into them since. */
export const undoCapture = (doc: Y.Doc, author: Author, refs: readonly FieldRef[]): void =>
  doc.transact(() => {
    for (const { section, id } of refs) {
      const collection = [notes, parking].find(({ name }) => name === section) ?? collectionByName(section)
      collection?.remove(doc, id, author)
    }
  }, LOCAL)
