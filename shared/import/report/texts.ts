import type * as Y from 'yjs'
import { dataOfStage, type Snapshot } from '../../document'
import { record } from '../../meeting/incident'
import { closingStage } from '../../stages/closing'
import { closing } from '../../stages/closing/model'
import { openingStage } from '../../stages/opening'
import { opening } from '../../stages/opening/model'
import { factByLabel, facts } from './facts'

type OwnText = { now: (snap: Snapshot) => string; write: (doc: Y.Doc, text: string) => void }

/** Texts of which a document has one each, and that only our own report tells. */
const texts = {
  essence: {
    now: (snap) => dataOfStage(snap, closingStage).closing.summary,
    write: (doc, text) => closing.rewrite(doc, 'summary', text),
  },
  notCaught: {
    now: ({ record: values }) => values.whyNotCaughtEarlier,
    write: (doc, text) => record.rewrite(doc, 'whyNotCaughtEarlier', text),
  },
  goal: {
    now: (snap) => dataOfStage(snap, openingStage).opening.goal,
    write: (doc, text) => opening.rewrite(doc, 'goal', text),
  },
} as const satisfies Record<string, OwnText>
export type TextKind = keyof typeof texts

/** What a document has of them and of the facts of its record, by kind, and by `fact` with its label. */
export const readOwnTexts = (snap: Snapshot): Record<string, string> => ({
  ...Object.fromEntries(Object.entries<OwnText>(texts).map(([kind, { now }]) => [kind, now(snap)])),
  ...Object.fromEntries(facts.map(({ label, show }) => [factKey(label), show(snap.record)])),
})

export const factKey = (label: string): string => `fact ${label}`

/** Writes a text that is as it should be afterwards. */
export const writeOwnText = (doc: Y.Doc, kind: TextKind, text: string): void => texts[kind].write(doc, text)

export const isTextKind = (kind: string): kind is TextKind => Object.hasOwn(texts, kind)

/** Writes a fact to the record. */
export const writeFact = (doc: Y.Doc, label: string, text: string): void => {
  const values = factByLabel(label)?.read(text)
  if (values) record.change(doc, values)
}
