import { chosenSections, listChosen } from '../meeting/report'
import { stages } from '../stages'
import { type AnyStage, collectTexts, type ProseText } from '../stages/contract'
import { createKeptResults } from './kept-results'
import { meetingSections, type Snapshot } from './snapshot'

/** A text with the stage that it belongs to; without one, it belongs to the meeting as a whole. */
export type MeetingText = ProseText & { stage?: string }

/** The name of a text, by which results about it are kept. */
export const textKey = ({ ref: { section, id, field } }: Pick<ProseText, 'ref'>): string => `${section}/${id}/${field}`

const summaryFields = ['whatHappened', 'whatMadeItPossible', 'whyNotCaughtEarlier'] as const

/**
 * Reads all prose of a document, section by section. A section whose rows have not changed keeps its list, so that
 * reading again after a keystroke costs one section.
 */
export const createTextReader = (known: readonly AnyStage[] = stages) => {
  const readAll = createKeptResults<readonly MeetingText[]>()
  const read = (name: string, source: unknown, texts: () => readonly MeetingText[]): readonly MeetingText[] =>
    readAll(name, [source], texts)

  return (snapshot: Snapshot): readonly (readonly MeetingText[])[] => [
    ...known.map((stage) => {
      const data = snapshot.stages[stage.id]
      return read(stage.id, data, () =>
        data === undefined ? [] : stage.texts(data).map((text) => ({ ...text, stage: stage.id })),
      )
    }),
    read(meetingSections.record.name, snapshot.record, () =>
      collectTexts(meetingSections.record.name, [{ ...snapshot.record, id: '' }], summaryFields),
    ),
    read(meetingSections.notes.name, snapshot.notes, () =>
      snapshot.notes.flatMap((note) =>
        collectTexts(meetingSections.notes.name, [note], ['text']).map((text) => ({ ...text, stage: note.stage })),
      ),
    ),
    read(meetingSections.parking.name, snapshot.parking, () =>
      collectTexts(meetingSections.parking.name, snapshot.parking, ['text']),
    ),
    readAll(chosenSections.name, [snapshot.chosenSections, snapshot.templateTexts], () => [
      ...collectTexts(chosenSections.name, snapshot.chosenSections, ['title']),
      ...listChosen(snapshot).flatMap(({ ref, text }) => (text.trim() ? [{ ref, text }] : [])),
    ]),
  ]
}

/** All prose of a document. */
export const listTexts = (snapshot: Snapshot): MeetingText[] => createTextReader()(snapshot).flat()
