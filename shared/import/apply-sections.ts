import type * as Y from 'yjs'
import type { Author } from '../crdt'
import type { ImportedAction } from '../libs/timeline-import'
import { record } from '../meeting/incident'
import { chooseTemplate, rewriteSection, templateOfRow } from '../meeting/report'
import { addAction } from '../stages/actions/model'
import { addLesson } from '../stages/closing/model'
import { impact } from '../stages/impact/model'
import { sectionKey } from './keys'
import { actionKey, lessonKey, normalize } from './present'
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
  for (const { id, title, text: now } of present.sections) {
    const texts = sections
      .filter(({ section, text }) => section?.id === id && !normalize(now).includes(normalize(text)))
      .map(({ text }) => text)
    if (texts.length === 0) continue
    rewriteSection(doc, id, joinTexts(now, texts))
    summary.texts.push(title)
  }
}

/** New texts below what is there. */
const joinTexts = (now: string, texts: readonly string[]): string =>
  [now.trimEnd(), ...texts].filter((text) => text !== '').join('\n\n')

/** The values of an action as documents store them. */
const toActionValues = ({ status, ...values }: ImportedAction) => ({
  ...values,
  ...(status ? { status: status === 'in progress' ? ('in-progress' as const) : status } : {}),
})

/** Adds lessons and actions that are not there yet, and chooses sections of the report. */
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
  for (const { target, text, action, section } of sections) {
    const template = section && templateOfRow(section.id)
    if (template) chooseTemplate(doc, author, template.id)
    if (target === 'well' || target === 'poorly' || target === 'lucky') {
      const words = lessonKey(target, text)
      if (!isNew(words)) continue
      addLesson(doc, author, target, text, sectionKey(words))
      summary.lessons += 1
    } else if (target === 'action' && isNew(actionKey(text))) {
      addAction(doc, author, { ...(action && toActionValues(action)), text, importKey: sectionKey(actionKey(text)) })
      summary.actions += 1
    }
  }
}
