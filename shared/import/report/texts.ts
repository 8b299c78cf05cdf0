import type * as Y from 'yjs'
import type { TextPath } from '../../crdt'
import { dataOfStage, type Snapshot } from '../../document'
import { record } from '../../meeting/incident'
import { closingStage } from '../../stages/closing'
import { closing } from '../../stages/closing/model'
import { openingStage } from '../../stages/opening'
import { opening } from '../../stages/opening/model'
import { factByLabel, facts } from './facts'

type OwnText = { now: (snap: Snapshot) => string; ref: TextPath }

/** Texts of which a document has one each, and that only our own report tells. */
const texts = {
  essence: {
    now: (snap) => dataOfStage(snap, closingStage).closing.summary,
    ref: { section: closing.name, id: '', field: 'summary' },
  },
  notCaught: {
    now: ({ record: values }) => values.whyNotCaughtEarlier,
    ref: { section: record.name, id: '', field: 'whyNotCaughtEarlier' },
  },
  goal: {
    now: (snap) => dataOfStage(snap, openingStage).opening.goal,
    ref: { section: opening.name, id: '', field: 'goal' },
  },
} as const satisfies Record<string, OwnText>
export type TextKind = keyof typeof texts

// Safe cast: keys of the table.
export const textKinds = Object.keys(texts) as TextKind[]

/** Where each of these texts is. */
export const textRefs: Readonly<Record<TextKind, TextPath>> = {
  essence: texts.essence.ref,
  notCaught: texts.notCaught.ref,
  goal: texts.goal.ref,
}

/** What a document has of them and of the facts of its record, by kind, and by `fact` with its label. */
export const readOwnTexts = (snap: Snapshot): Record<string, string> => ({
  ...Object.fromEntries(Object.entries<OwnText>(texts).map(([kind, { now }]) => [kind, now(snap)])),
  ...Object.fromEntries(facts.map(({ label, show }) => [factKey(label), show(snap.record)])),
})

export const factKey = (label: string): string => `fact ${label}`

export const isTextKind = (kind: string): kind is TextKind => Object.hasOwn(texts, kind)

/** Writes a fact to the record. */
export const writeFact = (doc: Y.Doc, label: string, text: string): void => {
  const values = factByLabel(label)?.read(text)
  if (values) record.change(doc, values)
}
