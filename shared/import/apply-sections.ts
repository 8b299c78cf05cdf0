import type * as Y from 'yjs'
import type { Author } from '../crdt'
import { countText } from '../meeting/format'
import { record } from '../meeting/incident'
import {
  addOwnSection,
  chooseTemplate,
  chosenSections,
  rewriteSection,
  templateOfRow,
  usualPlace,
} from '../meeting/report'
import { addAction } from '../stages/actions/model'
import { addLesson } from '../stages/closing/model'
import { impact } from '../stages/impact/model'
import { sectionKey } from './keys'
import { normalize } from './normalize'
import { actionKey, lessonKey } from './present'
import type { RowKind } from './report/imported-part'
import { addRow, findFactor, rowKey } from './report/rows'
import { factKey, isTextKind, type TextKind, writeFact, writeOwnText } from './report/texts'
import type { ChosenImport, ImportSummary, PlannedSection, PresentContent } from './types'

/** Fills in prose below what is there, and the title and the zone only where there is none. */
export const writeTexts = (
  doc: Y.Doc,
  { sections, entryZone }: ChosenImport,
  present: PresentContent,
  summary: ImportSummary,
): void => {
  const write = (name: string, target: PlannedSection['target'], now: string, set: (text: string) => void): void => {
    const texts = sections
      .filter((section) => section.target === target && !normalize(now).includes(normalize(section.text)))
      .map(({ text }) => text)
    if (texts.length === 0) return
    set(joinTexts(now, texts))
    summary.texts.push(name)
  }
  const title = sections.find(({ target }) => target === 'title')?.text
  if (title && present.title.trim() === '') record.change(doc, { title })
  // A document always has a zone, but as long as it has no rows, nobody has typed a time in it.
  const hasOwnZone = present.rows.length > 0 && doc.getMap(record.name).has('entryZone')
  if (entryZone && !hasOwnZone) record.change(doc, { entryZone })
  write('summary', 'summary', present.summary, (text) => record.rewrite(doc, 'whatHappened', text))
  write('root cause', 'rootCause', present.rootCause, (text) => record.rewrite(doc, 'whatMadeItPossible', text))
  write('impact on users', 'impactOnUsers', present.impactOnUsers, (text) => impact.rewrite(doc, 'felt', text))
  for (const { target, label = '', text } of sections) {
    if (target === 'fact') {
      if (normalize(present.own[factKey(label)] ?? '') === normalize(text)) continue
      writeFact(doc, label, text)
      summary.texts.push(label)
    } else if (isTextKind(target)) {
      const now = present.own[target] ?? ''
      write(textNames[target], target, now, (whole) => writeOwnText(doc, target, whole))
    }
  }
  for (const { id, title, text: now } of present.sections) {
    const texts = sections
      .filter(({ section, text }) => section?.id === id && !normalize(now).includes(normalize(text)))
      .map(({ text }) => text)
    if (texts.length === 0) continue
    rewriteSection(doc, id, joinTexts(now, texts))
    summary.texts.push(title)
  }
}

const textNames: Readonly<Record<TextKind, string>> = {
  essence: 'executive summary',
  notCaught: 'why it wasn’t caught',
  goal: 'goal',
}

/** New texts below what is there. */
const joinTexts = (now: string, texts: readonly string[]): string =>
  [now.trimEnd(), ...texts].filter((text) => text !== '').join('\n\n')

/** The values of an action as documents store them; its cause is found by its words. */
const toActionValues = (doc: Y.Doc, author: Author, { status, cause, ...values }: Action) => ({
  ...values,
  ...(status ? { status: status === 'in progress' ? ('in-progress' as const) : status } : {}),
  ...(cause ? { cause: findFactor(doc, author, cause) ?? '' } : {}),
})
type Action = NonNullable<PlannedSection['action']>

/** Chooses a section of the report, or adds one; returns the row that is there for it now. */
const placeSection = (
  doc: Y.Doc,
  author: Author,
  { id, title, place }: NonNullable<PlannedSection['section']>,
  text: string,
  after: string | undefined,
): string => {
  const isKnown = chosenSections.read(doc).value.some((one) => one.id === id)
  const template = templateOfRow(id)
  if (template) chooseTemplate(doc, author, template.id)
  const row = id || addOwnSection(doc, author, { title, text })
  if (isKnown || place === undefined) return row
  // Our own report tells where its sections stand.
  if (place !== usualPlace(title)) chosenSections.change(doc, row, { place })
  if (after !== undefined) chosenSections.move(doc, row, after)
  return row
}

/** Adds lessons, actions and other rows that are not there yet, and chooses sections of the report. */
export const addSections = (
  doc: Y.Doc,
  author: Author,
  sections: readonly PlannedSection[],
  present: PresentContent,
  summary: ImportSummary,
): void => {
  const known = new Set(present.known)
  const isNew = (words: string): boolean =>
    ![words, sectionKey(words)].some((key) => known.has(key)) && known.add(words) !== undefined
  let lastSection: string | undefined
  const added = new Map<RowKind, number>()
  for (const { target, text, action, section, row } of sections) {
    if (section) lastSection = placeSection(doc, author, section, text, lastSection)
    if (row) {
      if (!isNew(rowKey(text, row))) continue
      addRow(doc, author, text, row)
      added.set(row.kind, (added.get(row.kind) ?? 0) + 1)
    } else if (target === 'well' || target === 'poorly' || target === 'lucky') {
      const words = lessonKey(target, text)
      if (!isNew(words)) continue
      addLesson(doc, author, target, text, sectionKey(words))
      summary.lessons += 1
    } else if (target === 'action' && isNew(actionKey(text))) {
      const values = action && toActionValues(doc, author, action)
      addAction(doc, author, { ...values, text, importKey: sectionKey(actionKey(text)) })
      summary.actions += 1
    }
  }
  for (const [kind, count] of added) summary.texts.push(countText(count, rowNames[kind]))
}

const rowNames: Readonly<Record<RowKind, string>> = {
  measure: 'figure',
  why: 'problem',
  cause: 'cause',
  person: 'name',
  parked: 'parked topic',
  note: 'note',
}
