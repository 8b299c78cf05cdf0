import type * as Y from 'yjs'
import { type Author, setText, type TextPath, textAt } from '../crdt'
import { countText } from '../meeting/format'
import { record } from '../meeting/incident'
import {
  addOwnSection,
  chooseTemplate,
  chosenSections,
  refOfSection,
  templateOfRow,
  usualPlace,
} from '../meeting/report'
import { addAction, addCause } from '../stages/actions/model'
import { addLesson } from '../stages/closing/model'
import { impact } from '../stages/impact/model'
import { sectionKey } from './keys'
import { normalize } from './normalize'
import { actionKey, lessonKey, ownSectionKey } from './present'
import type { RowKind } from './report/imported-part'
import { addRow, findFactor, rowKey } from './report/rows'
import { factKey, type TextKind, textKinds, textRefs, writeFact } from './report/texts'
import type { ChosenImport, FoundSection, ImportSummary, PlannedSection, PresentContent } from './types'

/** A text that an import has written into: where it is, and what stood there before. */
export type WrittenInto = { ref: TextPath; before: string }

/**
 * Fills in prose below what is there, and the title and the zone only where there is none. Returns the texts that it has
 * written into.
 */
export const writeTexts = (
  doc: Y.Doc,
  { sections, entryZone }: ChosenImport,
  present: PresentContent,
  summary: ImportSummary,
): WrittenInto[] => {
  const written: WrittenInto[] = []
  const write = (name: string, found: readonly FoundSection[], now: string, ref: TextPath): void => {
    const texts = found.map(({ text }) => text).filter((text) => !normalize(now).includes(normalize(text)))
    const live = texts.length > 0 ? textAt(doc, ref) : undefined
    if (!live) return
    written.push({ ref, before: live.toString() })
    setText(live, joinTexts(now, texts))
    summary.texts.push(name)
  }
  const of = (target: PlannedSection['target']) => sections.filter((section) => section.target === target)
  const [title] = of('title')
  if (title && present.title.trim() === '') record.change(doc, { title: title.text })
  // A document always has a zone, but as long as it has no rows, nobody has typed a time in it.
  const hasOwnZone = present.rows.length > 0 && doc.getMap(record.name).has('entryZone')
  if (entryZone && !hasOwnZone) record.change(doc, { entryZone })
  write('summary', of('summary'), present.summary, { section: record.name, id: '', field: 'whatHappened' })
  write('root cause', of('rootCause'), present.rootCause, { section: record.name, id: '', field: 'whatMadeItPossible' })
  write('impact on users', of('impactOnUsers'), present.impactOnUsers, { section: impact.name, id: '', field: 'felt' })
  for (const kind of textKinds) write(textNames[kind], of(kind), present.own[kind] ?? '', textRefs[kind])
  for (const { label = '', text } of of('fact')) {
    if (normalize(present.own[factKey(label)] ?? '') === normalize(text)) continue
    writeFact(doc, label, text)
    summary.texts.push(label)
  }
  for (const { id, title: name, text: now } of present.sections)
    write(
      name,
      sections.filter(({ section }) => section?.id === id),
      now,
      refOfSection(id),
    )
  return written
}

const textNames: Readonly<Record<TextKind, string>> = {
  essence: 'executive summary',
  notCaught: 'why it wasn’t caught',
  goal: 'goal',
}

/** New texts below what is there. */
const joinTexts = (now: string, texts: readonly string[]): string =>
  [now.trimEnd(), ...texts].filter((text) => text !== '').join('\n\n')

/** Adds an action as documents store it; its causes are found by their words. */
const addFoundAction = (doc: Y.Doc, author: Author, { text, action, told }: FoundSection): void => {
  const { status, ...values } = action ?? {}
  const { causes = [], ...more } = told ?? {}
  const id = addAction(doc, author, {
    ...values,
    ...more,
    ...(status ? { status: status === 'in progress' ? ('in-progress' as const) : status } : {}),
    text,
    importKey: sectionKey(actionKey(text)),
  })
  for (const words of causes) {
    const factor = findFactor(doc, author, words)
    if (factor !== undefined) addCause(doc, id, factor)
  }
}

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
  const row = id || addOwnSection(doc, author, { title, text, importKey: sectionKey(ownSectionKey(title, text)) })
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
  for (const found of sections) {
    const { target, text, section, row } = found
    if (section && (section.id !== '' || isNew(ownSectionKey(section.title, text))))
      lastSection = placeSection(doc, author, section, text, lastSection)
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
      addFoundAction(doc, author, found)
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
