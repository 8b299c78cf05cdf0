import type * as Y from 'yjs'
import type { Author, Collection } from '../../../shared/crdt'
import { LOCAL } from '../../../shared/crdt/origins'
import { notes, parking } from '../../../shared/meeting/notes'
import { stages } from '../../../shared/stages'
import type { Capture, FieldRef } from '../../../shared/stages/contract'
import { titleOfStage } from './use-meeting-commands'

/** A kind of captured line, with where it goes. */
export type CaptureKind = Capture & {
  /** The stage that it lands in, or a place beside the stages. */
  lands: { stage: string } | { at: 'notes' | 'parking' }
}

const note = (stage: string): CaptureKind => ({
  id: 'note',
  label: 'Note',
  key: 'n',
  order: 2,
  placeholder: 'What should we remember from this stage?',
  reads: 'text',
  lands: { at: 'notes' },
  add: (doc, author, { text }) => ({ part: notes.name, id: notes.add(doc, author, { text, stage }), field: 'text' }),
})

const park: CaptureKind = {
  id: 'park',
  label: 'Park',
  key: 'p',
  order: 5,
  placeholder: 'What should we come back to later?',
  reads: 'text',
  lands: { at: 'parking' },
  add: (doc, author, { text }) => ({ part: parking.name, id: parking.add(doc, author, { text }), field: 'text' }),
}

const fromStages: readonly CaptureKind[] = stages.flatMap(({ id, captures = [] }) =>
  captures.map((one) => ({ ...one, lands: { stage: id } })),
)

/** Everything that can be captured while a stage is on, in its order; a stage of the registry brings its own kinds. */
export const captureKinds = (stage: string): CaptureKind[] =>
  [...fromStages, note(stage), park].sort((a, b) => a.order - b.order)

/** Where a captured line goes, as people call it. */
export const landingOf = ({ lands }: CaptureKind): string => {
  if ('stage' in lands) return titleOfStage(lands.stage)
  return lands.at === 'notes' ? 'this stage’s notes' : 'the parking lot'
}

/** What a parked topic becomes when something is to be done about it. */
export const fromParking = fromStages.find(({ takesParked }) => takesParked)

/** A collection, as far as it matters here. */
type Removing = Pick<Collection, 'name' | 'remove'>

const removing: readonly Removing[] = [
  notes,
  parking,
  ...stages.flatMap((stage) => Object.values<object>(stage.parts)),
].filter((part): part is Removing => 'remove' in part)

/** Takes back what was captured, into the bin: what others have typed into it since is kept there. */
export const takeBack = (doc: Y.Doc, author: Author, refs: readonly FieldRef[]): void =>
  doc.transact(() => {
    for (const ref of refs) removing.find((part) => part.name === ref.part)?.remove(doc, ref.id, author)
  }, LOCAL)
