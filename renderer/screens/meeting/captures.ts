import type * as Y from 'yjs'
import type { Author, Collection } from '../../../shared/doc'
import { notes, parking } from '../../../shared/notes'
import { stages } from '../../../shared/stages'
import type { Capture, CapturedLine, Place } from '../../../shared/stages/contract'

/** A kind of captured line, with where it goes. */
export type CaptureKind = Capture & {
  /** The stage that it lands in, or a place beside the stages. */
  lands: { stage: string } | { at: 'notes' | 'parking' }
}

const whole = (line: CapturedLine): string => [line.rawTime, line.text].filter(Boolean).join(' ')

const note = (stage: string): CaptureKind => ({
  label: 'Note',
  key: 'n',
  lands: { at: 'notes' },
  add: (doc, author, line) => ({
    part: notes.name,
    id: notes.add(doc, author, { text: whole(line), stage }),
    field: 'text',
  }),
})

const park: CaptureKind = {
  label: 'Park',
  key: 'p',
  lands: { at: 'parking' },
  add: (doc, author, line) => ({
    part: parking.name,
    id: parking.add(doc, author, { text: whole(line) }),
    field: 'text',
  }),
}

const order = ['Event', 'Note', 'Decision', 'Action', 'Park', 'Well', 'Poorly', 'Lucky']
const rank = ({ label }: Capture): number => (order.includes(label) ? order.indexOf(label) : order.length)

/** Everything that can be captured while a stage is on; a stage of the registry brings its own kinds. */
export const captureKinds = (stage: string): CaptureKind[] =>
  [
    ...stages.flatMap(({ id, captures = [] }) => captures.map((one) => ({ ...one, lands: { stage: id } }))),
    note(stage),
    park,
  ].sort((a, b) => rank(a) - rank(b))

/** A collection, as far as it matters here. */
type Removing = Pick<Collection, 'name' | 'remove'>

const removing: readonly Removing[] = [
  notes,
  parking,
  ...stages.flatMap((stage) => Object.values<object>(stage.parts)),
].filter((part): part is Removing => 'remove' in part)

/** Takes back what was captured, into the bin: what others have typed into it since is kept there. */
export const takeBack = (doc: Y.Doc, author: Author, place: Place): void =>
  removing.find((part) => part.name === place.part)?.remove(doc, place.id, author)
